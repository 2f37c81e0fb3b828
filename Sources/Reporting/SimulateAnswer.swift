public import Simulation

/// The answer of `simulate`: what the paths do beside what the model asks for.
public struct SimulateAnswer: Equatable, Sendable {
  /// The audit of the paths.
  public let audit: PathAudit
  /// The run.
  public let run: RunFacts

  /// The answer for the paths of a run.
  public init(_ audit: PathAudit, run: RunFacts) {
    self.audit = audit
    self.run = run
  }
}

extension SimulateAnswer: Encodable {
  private struct Form: Encodable {
    let audit: [AuditEntryForm]
    let passed: Bool
    let failures: [String]
    let limit: Double
    let observations: Int
    let auditedPaths: Int
    let paths: Int
    let seed: UInt64
    let horizonDays: Double
    let stepDays: Double
    let claims: [ClaimForm]?
  }

  /// Writes every quantity of the audit, the names of those that fail, and the run.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      audit: audit.entries.map(AuditEntryForm.init), passed: audit.passed, failures: audit.failures.map(\.quantity),
      limit: PathAudit.limit, observations: audit.observations, auditedPaths: audit.paths, paths: run.paths,
      seed: run.seed, horizonDays: run.horizonDays, stepDays: run.stepDays,
      claims: run.claimForms)
    try form.encode(to: encoder)
  }
}
