public import Liquidation

/// A path and what happened on it at all venues together.
public struct StressPath: Equatable, Sendable {
  /// The number of the path.
  public let path: Int
  /// What happened.
  public let outcome: PathOutcome

  /// A path and what happened on it.
  public init(path: Int, outcome: PathOutcome) {
    self.path = path
    self.outcome = outcome
  }
}
