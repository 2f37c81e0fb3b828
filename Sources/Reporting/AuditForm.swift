internal import Simulation

/// One quantity of an audit as an answer writes it.
struct AuditEntryForm: Encodable {
  let quantity: String
  let configured: Nullable<Double>
  let realised: Nullable<Double>
  let standardError: Nullable<Double>
  let zScore: Nullable<Double>

  init(_ entry: AuditEntry) {
    quantity = entry.quantity
    configured = Nullable(finite: entry.configured)
    realised = Nullable(finite: entry.realised)
    standardError = Nullable(finite: entry.standardError)
    zScore = Nullable(finite: entry.zScore)
  }
}

/// The outcome of an audit as an answer that is about something else writes it.
struct AuditSummaryForm: Encodable {
  let passed: Bool
  let worst: Nullable<AuditEntryForm>

  init(_ audit: PathAudit) {
    passed = audit.passed
    worst = Nullable(audit.worst.map(AuditEntryForm.init))
  }
}
