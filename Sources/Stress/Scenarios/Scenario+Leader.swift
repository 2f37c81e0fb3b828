extension Scenario {
  /// An asset whose dated moves another one takes over.
  public struct Leader: Equatable, Sendable {
    /// The asset that is followed, which has moves of its own.
    public let asset: String
    /// What the log returns are multiplied by: a level of 0.5 is one of 0.25 at a beta of 2.
    public let beta: Double

    /// An asset to follow; a history checks it when it is made.
    public init(_ asset: String, beta: Double = 1) {
      self.asset = asset
      self.beta = beta
    }

    /// The largest multiple of a log return, either way.
    public static let largestBeta = 10.0
  }
}
