extension Minimisation {
  /// What a search for a minimum found.
  public struct Minimum: Equatable, Sendable {
    /// The best point, a number per variable.
    public let argument: [Double]
    /// The value of the function there.
    public let value: Double
    /// How often the function was called.
    public let evaluations: Int
    /// Why the search ended.
    public let ending: Ending
  }

  /// Why a search for a minimum ended.
  public enum Ending: Equatable, Sendable {
    /// The tolerance is reached.
    case converged
    /// The number of evaluations is used up.
    case evaluationLimit
    /// No further descent was found: rounding at a minimum, or a function that is not smooth or not finite.
    case stalled
  }
}
