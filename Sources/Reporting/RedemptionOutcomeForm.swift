internal import Stress

/// How a redemption run ends on one path, as an answer writes it.
struct RedemptionOutcomeForm: Encodable {
  let path: Int
  let reserves: Double
  let outstanding: Double
  let queued: Double
  let backing: Double
  let leastBacking: Double
  let deepestDiscount: Double
  let redeemed: Double
  let paid: Double
  let meanWaitDays: Double
  let longestWaitDays: Double
  let saleLoss: Double
  let writeOff: Double
  let marketGain: Double
  let holdersLoss: Double
  let stayersLoss: Double
  let redeemersLoss: Double
  let depegStep: Nullable<Int>
  let failureStep: Nullable<Int>

  init(_ outcome: RedemptionOutcome) {
    path = outcome.path
    reserves = outcome.reserves
    outstanding = outcome.outstanding
    queued = outcome.queued
    backing = outcome.backing
    leastBacking = outcome.leastBacking
    deepestDiscount = outcome.deepestDiscount
    redeemed = outcome.redeemed.tokens
    paid = outcome.redeemed.dollars
    meanWaitDays = outcome.meanWaitDays
    longestWaitDays = outcome.longestWaitDays
    saleLoss = outcome.saleLoss
    writeOff = outcome.writeOff
    marketGain = outcome.marketGain
    holdersLoss = outcome.holdersLoss
    stayersLoss = outcome.stayersLoss
    redeemersLoss = outcome.redeemersLoss
    depegStep = Nullable(outcome.depegStep)
    failureStep = Nullable(outcome.failureStep)
  }
}
