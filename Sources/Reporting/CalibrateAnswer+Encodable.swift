internal import Calibration

extension CalibrateAnswer: Encodable {
  private struct Form: Encodable {
    let assets: [AssetForm]
    let baskets: [BasketParametersForm]
    let policy: PolicyForm
    let limits: [LimitForm]
    let unusedRules: [String]
    let paths: Int
    let seed: UInt64
    let sampling: SamplingMethod
    let horizonDays: Double
    let stepDays: Double
    let claims: [ClaimForm]?
    let audit: AuditSummaryForm
  }

  /// Writes the parameters, the policy and the limits behind them, and the run.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      assets: assets.map(AssetForm.init), baskets: baskets.map(BasketParametersForm.init),
      policy: PolicyForm(policy, assets: assets), limits: limits.map(LimitForm.init), unusedRules: unusedRules,
      paths: run.paths, seed: run.seed, sampling: run.method,
      horizonDays: run.horizonDays, stepDays: run.stepDays, claims: run.claimForms, audit: AuditSummaryForm(audit))
    try form.encode(to: encoder)
  }
}
