internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension RiskAnswer: Encodable {
  private struct Form: Encodable {
    let basket: BasketForm
    let mark: MarkForm
    let horizonDays: Double
    let stepDays: Double
    let paths: Int
    let seed: UInt64
    let sampling: SamplingMethod
    let measures: [RiskMeasure]
    let mean: Nullable<Double>
    let meanInterval: Nullable<Interval>
    let touches: [TouchForm]
    let contributions: [ContributionForm]
    let histogram: LossHistogram
    let cautions: [String]
    let claims: [ClaimForm]?
    let audit: AuditSummaryForm
  }

  private struct TouchForm: Encodable {
    let level: Double
    let probability: Double
    let probabilityInterval: Interval
    let monitoredProbability: Double
    let monitoredInterval: Interval
    let effectivePaths: Double
    let seesBetweenSteps: Bool

    init(_ touch: TouchProbability) {
      level = touch.level
      probability = touch.probability.value
      probabilityInterval = touch.probability.interval
      monitoredProbability = touch.monitored.value
      monitoredInterval = touch.monitored.interval
      effectivePaths = touch.effectivePaths
      seesBetweenSteps = touch.seesBetweenSteps
    }
  }

  private struct ContributionForm: Encodable {
    let asset: String
    let `var`: Double
    let varInterval: Interval
    let es: Double
    let esInterval: Interval
  }

  /// Writes the basket, its measures, the contributions at the first confidence, and the run.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      basket: BasketForm(risk.basket), mark: MarkForm(mark, stepDays: run.stepDays), horizonDays: run.horizonDays,
      stepDays: run.stepDays, paths: run.paths, seed: run.seed, sampling: run.method, measures: risk.measures,
      mean: Nullable(risk.mean?.value),
      meanInterval: Nullable(risk.mean?.interval), touches: risk.touches.map(TouchForm.init),
      contributions: zip(risk.basket.assets, risk.contributions).map { asset, share in
        ContributionForm(
          asset: asset, var: share.valueAtRisk, varInterval: share.valueAtRiskInterval, es: share.expectedShortfall,
          esInterval: share.expectedShortfallInterval)
      },
      histogram: risk.histogram, cautions: allCautions,
      claims: run.claimForms, audit: AuditSummaryForm(audit))
    try form.encode(to: encoder)
  }
}
