public import Simulation
public import Stress

/// The answer of `stress` for an issuer: what a run comes to, and who is left with what.
public struct RedemptionAnswer: Equatable, Sendable {
  /// The issuer.
  public let issuer: IssuerRule
  /// The name of the scenario; nil for the model as it is.
  public let scenario: String?
  /// What comes of it over the paths.
  public let distribution: RedemptionDistribution
  /// What to type to see a path, but for its number.
  public let replayCommand: String
  /// The run.
  public let run: RunFacts
  /// The audit of the run's paths.
  public let audit: PathAudit

  /// The answer from its parts.
  public init(
    issuer: IssuerRule, scenario: String?, distribution: RedemptionDistribution, replayCommand: String, run: RunFacts,
    audit: PathAudit
  ) {
    self.issuer = issuer
    self.scenario = scenario
    self.distribution = distribution
    self.replayCommand = replayCommand
    self.run = run
    self.audit = audit
  }
}
