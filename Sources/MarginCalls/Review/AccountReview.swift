internal import Foundation
public import Margin

/// One account as a person looks at it: what it has and needs today, how likely it is called, and what would cure it.
public struct AccountReview: Equatable, Sendable {
  /// The number of the account, or of the owner of its parts.
  public let owner: Int
  /// The name of the account.
  public let name: String
  /// The place in the engine's book of the part that is nearest to a call; of an account without parts, its own.
  public let account: Int
  /// The number of parts that are margined apart; 1 where everything shares its collateral.
  public let parts: Int
  /// What the venue makes of that part today.
  public let statement: MarginStatement
  /// What each of the venue's margin models asks of it, in their order.
  public let margins: [MarginRequirement]
  /// What the paths say of the account.
  public let calls: AccountCalls
  /// Where a call waits for each asset that moves it, the nearest first; none for what never calls it.
  public let liquidations: [Liquidation]
  /// What would bring it back to the health that was asked for, one way or the other; none where it has that health.
  public let remedies: [Remedy]
  /// Its margin by schedule and by the joint law; nil where none was asked for.
  public let joint: JointComparison?

  /// Where a call waits for one asset, all others held.
  public struct Liquidation: Equatable, Sendable {
    /// The asset.
    public let asset: String
    /// The prices at which the account passes between called and not called.
    public let prices: LiquidationPrices
    /// The volatility of the asset by the model, per year.
    public let yearlyVolatility: Double
    /// The time between two looks at the account, in years.
    public let stepYears: Double

    /// How far the nearest price is away, in yearly volatilities; infinite for an asset that does not move.
    public var distance: Double {
      guard let move = prices.nearestMove, yearlyVolatility > 0 else { return .infinity }
      return abs(log1p(move)) / yearlyVolatility
    }

    /// By which share of itself a price would have to move less for a watch without gaps: a barrier that is looked at at
    /// the ends of steps alone acts as one that is 0.5826 volatilities of a step farther away.
    ///
    /// Reference: Broadie, Glasserman and Kou (1997), "A continuity correction for discrete barrier options", Mathematical
    /// Finance 7, theorem 1.1; 0.5826 is -ζ(1/2) / sqrt(2 π).
    public var unseenMove: Double { expm1(0.5826 * yearlyVolatility * stepYears.squareRoot()) }
  }

  /// One way to cure an account.
  public struct Remedy: Equatable, Sendable {
    /// The asset that is added or repaid; nil where contracts are closed.
    public let asset: String?
    /// What is done, and how much of it.
    public let cure: Cure
  }
}
