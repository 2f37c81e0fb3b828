/// What happened at one venue on one path, in dollars at the prices of the moment unless said.
///
/// Accounts are counted once, however often they are liquidated; losses are positive.
public struct PathOutcome: Equatable, Sendable {
  /// The number of accounts of which something was liquidated.
  public internal(set) var accounts = 0
  /// The number of liquidations: of repayments, auction sales and orders.
  public internal(set) var liquidations = 0
  /// The debt that was repaid, and the contracts that were closed, at their size.
  public internal(set) var repaid = 0.0
  /// The collateral that changed hands for it, at the market's price before the sale.
  public internal(set) var sold = 0.0
  /// What sales and purchases lost to slippage and fees of the market.
  public internal(set) var slippage = 0.0
  /// Debt that nothing is left to pay: booked when the last collateral is gone, not before.
  public internal(set) var badDebt = 0.0
  /// What the insurance fund paid of it.
  public internal(set) var fundPaid = 0.0
  /// The most that the fund was below its size at the start.
  public internal(set) var fundDrawdown = 0.0
  /// What the backstop paid of the bad debt.
  public internal(set) var backstopPaid = 0.0
  /// What the backstop gained on what it took over, up to the end of the path; negative for a loss.
  public internal(set) var backstopGain = 0.0
  /// What traders on the other side gave up to pay for bankrupt ones.
  public internal(set) var deleveraged = 0.0
  /// The most that one of them gave up.
  public internal(set) var mostDeleveraged = 0.0
  /// The size of the contracts of these that were closed for it.
  public internal(set) var deleveragedSize = 0.0
  /// What is left of the bad debt for those who lent, or for all traders.
  public internal(set) var socialised = 0.0
  /// What the accounts lost by being liquidated: the collateral given less the debt repaid, slippage, fees, equity taken over.
  public internal(set) var usersLoss = 0.0
  /// What the liquidators earned, after gas, fees and slippage.
  public internal(set) var liquidatorsGain = 0.0
  /// What went to the venue: fees and penalties, less what it paid to those who start auctions.
  public internal(set) var venueGain = 0.0
  /// The number of accounts that are called at the end and not dealt with.
  public internal(set) var waiting = 0
  /// What these owe beyond their collateral, at the market's prices; it is no bad debt yet.
  public internal(set) var uncovered = 0.0
  /// The number of auctions that are still running at the end.
  public internal(set) var openAuctions = 0
  /// What they are still to raise.
  public internal(set) var openAuctionDebt = 0.0
  /// How often an auction had to be started anew.
  public internal(set) var redos = 0
  /// How often nobody came for an account at a look, because it did not pay.
  public internal(set) var unprofitable = 0
  /// How often one had to wait because blocks were full.
  public internal(set) var crowdedOut = 0
  /// How often one had to wait because capital was bound.
  public internal(set) var shortOfCapital = 0
  /// How often one had to wait because the venue was paused or nobody was there.
  public internal(set) var unattended = 0

  /// A path on which nothing happened.
  public init() {}

  /// Adds what happened at another venue on the same path; of ``mostDeleveraged`` the larger is kept.
  public mutating func add(_ other: PathOutcome) {
    accounts += other.accounts
    liquidations += other.liquidations
    repaid += other.repaid
    sold += other.sold
    slippage += other.slippage
    badDebt += other.badDebt
    fundPaid += other.fundPaid
    fundDrawdown += other.fundDrawdown
    backstopPaid += other.backstopPaid
    backstopGain += other.backstopGain
    deleveraged += other.deleveraged
    mostDeleveraged = max(mostDeleveraged, other.mostDeleveraged)
    deleveragedSize += other.deleveragedSize
    socialised += other.socialised
    usersLoss += other.usersLoss
    liquidatorsGain += other.liquidatorsGain
    venueGain += other.venueGain
    waiting += other.waiting
    uncovered += other.uncovered
    openAuctions += other.openAuctions
    openAuctionDebt += other.openAuctionDebt
    redos += other.redos
    unprofitable += other.unprofitable
    crowdedOut += other.crowdedOut
    shortOfCapital += other.shortOfCapital
    unattended += other.unattended
  }
}
