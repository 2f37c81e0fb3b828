internal import Calibration
internal import RiskMeasures

extension CompareAnswer: Encodable {
  private struct Form: Encodable {
    let baskets: [EntryForm]
    let differences: [DifferenceForm]
    let measure: Measure
    let confidence: Confidence
    let coverage: Confidence
    let debt: Double
    let mark: MarkForm
    let paths: Int
    let seed: UInt64
    let sampling: SamplingMethod
    let horizonDays: Double
    let stepDays: Double
    let claims: [ClaimForm]?
    let audit: AuditSummaryForm
  }

  private struct EntryForm: Encodable {
    let name: String
    let holdings: [BasketForm.Holding]
    let haircut: Double
    let haircutInterval: Interval
    let collateralRatio: Nullable<Double>
    let collateralRatioInterval: Interval
    let requiredCollateral: Nullable<Double>
    let requiredCollateralInterval: Interval
    let `var`: Double
    let varInterval: Interval
    let es: Double
    let esInterval: Interval
    let cautions: [String]
    let notDistinguishableFrom: [String]

    init(_ entry: BasketComparisonEntry, debt: Double) {
      let basket = BasketForm(entry.basket)
      name = basket.name
      holdings = basket.holdings
      haircut = entry.haircut
      haircutInterval = entry.haircutInterval
      collateralRatio = Nullable(entry.collateralRatio)
      collateralRatioInterval = entry.collateralRatioInterval
      requiredCollateral = Nullable(entry.collateralRatio.map { debt * $0 })
      requiredCollateralInterval = entry.collateralRatioInterval.map { debt * $0 }
      `var` = entry.risk.valueAtRisk
      varInterval = entry.risk.valueAtRiskInterval
      es = entry.risk.expectedShortfall
      esInterval = entry.risk.expectedShortfallInterval
      cautions = entry.risk.cautions
      notDistinguishableFrom = entry.notDistinguishableFrom
    }
  }

  private struct DifferenceForm: Encodable {
    let worse: String
    let better: String
    let difference: Double
    let standardError: Double
    let interval: Interval
    let distinguishable: Bool

    init(_ difference: BasketDifference) {
      worse = difference.worse
      better = difference.better
      self.difference = difference.collateralRatio.difference
      standardError = difference.collateralRatio.standardError
      interval = difference.collateralRatio.interval
      distinguishable = difference.collateralRatio.isDistinguishable
    }
  }

  /// Writes the baskets in rank order, the differences of each pair, and the run.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      baskets: comparison.entries.map { EntryForm($0, debt: debt) },
      differences: comparison.differences.map(DifferenceForm.init), measure: comparison.measure,
      confidence: comparison.confidence, coverage: comparison.coverage, debt: debt,
      mark: MarkForm(mark, stepDays: run.stepDays), paths: run.paths, seed: run.seed, sampling: run.method,
      horizonDays: run.horizonDays,
      stepDays: run.stepDays, claims: run.claimForms, audit: AuditSummaryForm(audit))
    try form.encode(to: encoder)
  }
}
