public import Calibration
public import Simulation

/// The answer of `compare`: baskets in the order of the collateral that they need for the same debt.
public struct CompareAnswer: Equatable, Sendable {
  /// The comparison.
  public let comparison: BasketComparison
  /// When the losses were taken.
  public let mark: Mark
  /// The debt that each basket would secure, in US dollars.
  public let debt: Double
  /// The run.
  public let run: RunFacts
  /// The audit of the run's paths.
  public let audit: PathAudit

  /// The answer of one comparison.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - mark: When the losses were taken.
  ///   - debt: The debt that each basket would secure, in US dollars; positive and finite.
  ///   - run: The run.
  ///   - audit: The audit of the run's paths.
  /// - Precondition: the debt is positive and finite.
  public init(_ comparison: BasketComparison, mark: Mark, debt: Double, run: RunFacts, audit: PathAudit) {
    precondition(debt > 0 && debt.isFinite, "A debt is positive")
    self.comparison = comparison
    self.mark = mark
    self.debt = debt
    self.run = run
    self.audit = audit
  }
}
