internal import RiskMeasures
internal import Stress

extension RedemptionAnswer: Encodable {
  private struct Form: Encodable {
    let issuer: String
    let token: String
    let supply: Double
    let scenario: Nullable<String>
    let shortfall: FigureForm
    let deepestShortfall: FigureForm
    let discount: FigureForm
    let redeemed: FigureForm
    let queued: FigureForm
    let waitDays: FigureForm
    let saleLoss: FigureForm
    let holdersLoss: FigureForm
    let stayersLoss: FigureForm
    let runAdvantage: FigureForm
    let depegProbability: Double
    let depegProbabilityInterval: Interval
    let failureProbability: Double
    let failureProbabilityInterval: Interval
    let prompt: ShareForm
    let waited: ShareForm
    let remaining: ShareForm
    let worstPaths: [RedemptionOutcomeForm]
    let horizonDays: Double
    let stepDays: Double
    let paths: Int
    let seed: UInt64
    let replay: String
    let claims: [ClaimForm]?
    let audit: AuditSummaryForm
  }

  private struct FigureForm: Encodable {
    let mean: Double
    let meanInterval: Interval
    let probability: Double
    let probabilityInterval: Interval
    let measures: [RiskMeasure]

    init(_ figure: RedemptionFigure) {
      mean = figure.mean.value
      meanInterval = figure.mean.interval
      probability = figure.probability.value
      probabilityInterval = figure.probability.interval
      measures = figure.measures
    }
  }

  private struct ShareForm: Encodable {
    let tokens: Double
    let perToken: Nullable<Double>
    let least: Nullable<Double>

    init(_ share: RedemptionShare) {
      tokens = share.tokens
      perToken = Nullable(finite: share.perToken)
      least = Nullable(finite: share.least)
    }
  }

  /// Writes the law of every figure, who is left with what, and the worst paths.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      issuer: issuer.name, token: issuer.token, supply: issuer.supply, scenario: Nullable(scenario),
      shortfall: FigureForm(distribution.shortfall), deepestShortfall: FigureForm(distribution.deepestShortfall),
      discount: FigureForm(distribution.discount), redeemed: FigureForm(distribution.redeemed),
      queued: FigureForm(distribution.queued), waitDays: FigureForm(distribution.waitDays),
      saleLoss: FigureForm(distribution.saleLoss), holdersLoss: FigureForm(distribution.holdersLoss),
      stayersLoss: FigureForm(distribution.stayersLoss), runAdvantage: FigureForm(distribution.runAdvantage),
      depegProbability: distribution.depeg.value, depegProbabilityInterval: distribution.depeg.interval,
      failureProbability: distribution.failure.value, failureProbabilityInterval: distribution.failure.interval,
      prompt: ShareForm(distribution.prompt), waited: ShareForm(distribution.waited),
      remaining: ShareForm(distribution.remaining),
      worstPaths: distribution.worstPaths.map(RedemptionOutcomeForm.init), horizonDays: run.horizonDays,
      stepDays: run.stepDays, paths: run.paths, seed: run.seed, replay: replayCommand, claims: run.claimForms,
      audit: AuditSummaryForm(audit))
    try form.encode(to: encoder)
  }
}
