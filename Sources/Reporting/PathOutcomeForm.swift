internal import Liquidation

/// What happened on a path, every figure of it.
struct PathOutcomeForm: Encodable {
  let accounts: Int
  let liquidations: Int
  let repaid: Double
  let sold: Double
  let slippage: Double
  let badDebt: Double
  let fundPaid: Double
  let fundDrawdown: Double
  let backstopPaid: Double
  let backstopGain: Double
  let deleveraged: Double
  let mostDeleveraged: Double
  let deleveragedSize: Double
  let socialised: Double
  let usersLoss: Double
  let liquidatorsGain: Double
  let venueGain: Double
  let waiting: Int
  let uncovered: Double
  let openAuctions: Int
  let openAuctionDebt: Double
  let redos: Int
  let unprofitable: Int
  let crowdedOut: Int
  let shortOfCapital: Int
  let unattended: Int

  init(_ outcome: PathOutcome) {
    accounts = outcome.accounts
    liquidations = outcome.liquidations
    repaid = outcome.repaid
    sold = outcome.sold
    slippage = outcome.slippage
    badDebt = outcome.badDebt
    fundPaid = outcome.fundPaid
    fundDrawdown = outcome.fundDrawdown
    backstopPaid = outcome.backstopPaid
    backstopGain = outcome.backstopGain
    deleveraged = outcome.deleveraged
    mostDeleveraged = outcome.mostDeleveraged
    deleveragedSize = outcome.deleveragedSize
    socialised = outcome.socialised
    usersLoss = outcome.usersLoss
    liquidatorsGain = outcome.liquidatorsGain
    venueGain = outcome.venueGain
    waiting = outcome.waiting
    uncovered = outcome.uncovered
    openAuctions = outcome.openAuctions
    openAuctionDebt = outcome.openAuctionDebt
    redos = outcome.redos
    unprofitable = outcome.unprofitable
    crowdedOut = outcome.crowdedOut
    shortOfCapital = outcome.shortOfCapital
    unattended = outcome.unattended
  }
}
