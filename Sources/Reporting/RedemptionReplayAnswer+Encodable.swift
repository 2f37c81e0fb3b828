internal import Stress

extension RedemptionReplayAnswer: Encodable {
  private struct Form: Encodable {
    let issuer: String
    let token: String
    let path: Int
    let horizonDays: Double
    let stepDays: Double
    let seed: UInt64
    let tiers: [String]
    let steps: [StepForm]
    let outcome: RedemptionOutcomeForm
  }

  private struct StepForm: Encodable {
    let step: Int
    let seconds: Double
    let price: Double
    let queueDays: Double
    let marketGain: Double
    let impactGain: Double
    let writeOff: Double
    let settled: Double
    let requested: Double
    let proceeds: Double
    let saleLoss: Double
    let redeemed: Double
    let paid: Double
    let cash: Double
    let pending: Double
    let reserves: Double
    let outstanding: Double
    let queued: Double
    let backing: Double
    let tierValues: [Double]

    init(_ step: RedemptionStep, tiers: [Double]) {
      self.step = step.step
      seconds = step.seconds
      price = step.price
      queueDays = step.queueDays
      marketGain = step.marketGain
      impactGain = step.impactGain
      writeOff = step.writeOff
      settled = step.settled
      requested = step.requested
      proceeds = step.proceeds
      saleLoss = step.saleLoss
      redeemed = step.redeemed
      paid = step.paid
      cash = step.cash
      pending = step.pending
      reserves = step.reserves
      outstanding = step.outstanding
      queued = step.queued
      backing = step.backing
      tierValues = tiers
    }
  }

  /// Writes every step, and how the path ends.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      issuer: issuer.name, token: issuer.token, path: path, horizonDays: run.horizonDays, stepDays: run.stepDays,
      seed: run.seed, tiers: story.tiers,
      steps: zip(story.steps, story.tierValues).map { StepForm($0, tiers: $1) },
      outcome: RedemptionOutcomeForm(story.outcome))
    try form.encode(to: encoder)
  }
}
