public import Calibration
public import Simulation

/// The answer of `risk`: the measures of a basket and what each asset adds to them.
public struct RiskAnswer: Equatable, Sendable {
  /// The risk of the basket.
  public let risk: BasketRisk
  /// When the loss was taken.
  public let mark: Mark
  /// The run.
  public let run: RunFacts
  /// The audit of the run's paths.
  public let audit: PathAudit

  /// The answer for one basket.
  ///
  /// - Parameters:
  ///   - risk: The risk of the basket.
  ///   - mark: When its loss was taken.
  ///   - run: The run.
  ///   - audit: The audit of the run's paths.
  public init(_ risk: BasketRisk, mark: Mark, run: RunFacts, audit: PathAudit) {
    self.risk = risk
    self.mark = mark
    self.run = run
    self.audit = audit
  }
}
