extension Minimisation {
  /// A condition on the variables of a minimisation: Σ aᵢ xᵢ <= b.
  public struct LinearInequality: Equatable, Sendable {
    /// The coefficients a, one per variable.
    public let coefficients: [Double]
    /// The bound b.
    public let bound: Double

    /// The condition that a weighted sum of the variables does not exceed a bound.
    ///
    /// - Parameters:
    ///   - coefficients: The weights, one per variable.
    ///   - bound: The largest sum.
    public init(_ coefficients: [Double], atMost bound: Double) {
      self.coefficients = coefficients
      self.bound = bound
    }
  }
}
