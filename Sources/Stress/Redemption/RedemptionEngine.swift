public import Liquidation

/// An issuer on a market's paths: requests, the queue, sales and payments, step by step.
///
/// The order within a step, each part of which sees what the ones before have done:
/// 1. Prices move, recover from earlier sales, frozen shares are returned, and earlier sales pay in.
/// 2. The market takes a token to be worth its share of the reserves, less what is feared for and what the queue costs.
/// 3. Holders ask for dollars at the speed that this discount makes; what they ask for goes to the end of the queue.
/// 4. What the cash at hand and to come does not cover is sold for, tier by tier in the order of the card. A later tier is
///    not touched while earlier ones, though slower or behind closed doors, cover what is owed; one with a daily limit
///    covers what it gives in a day. Tiers that settle late also fill the buffer.
/// 5. The queue is paid, first come first served, from the cash at hand.
///
/// The goals in this order: no dollar is lost or made, the same figures on every machine, true to how issuers pay, speed.
/// Where this is wrong: holders ask at one speed, whatever they hold; requests are never withdrawn; the issuer's sales move
/// its own prices and nobody else's; nobody rescues it.
public struct RedemptionEngine: Sendable {
  /// The issuer.
  public let issuer: IssuerRule
  /// The assets of which it needs prices, in the order in which the card names them first.
  ///
  /// The token itself is the last where the holders follow its price in the model.
  public let assets: [String]
  /// The length of a step in seconds.
  public let stepSeconds: Double
  /// The number of steps.
  public let steps: Int

  let tiers: [PlacedTier]
  let ringSize: Int
  /// The place of the token's own price; nil where nobody follows it.
  let tokenPlace: Int?
  /// For each step the dollars that the issuer can pay.
  let payable: [Double]
  /// For each step the seconds until the issuer pays again, as they stand at its end.
  let secondsUntilOpen: [Double]
  /// For each step the seconds since the start in which the issuer paid, up to its end.
  let openSeconds: [Double]

  /// The discount of the market beyond which the peg is lost: 1 %.
  public static let depegDiscount = 0.01
  /// The half-life in days with which a depth that follows volatility forgets what a path has realised; the start is the
  /// usual volatility.
  public static let volatilityHalfLifeDays = 1.0
  /// What rounding alone can make, as a share of a dollar or of the supply: no figure up to it counts as one.
  public static let resolution = 1e-9

  /// An issuer in the steps of a run.
  ///
  /// - Parameters:
  ///   - issuer: The issuer.
  ///   - prices: Dollars per unit at the start, by asset; before those of the card. Only tiers that are given in units or
  ///     have a depth need one.
  ///   - volatilities: What the volatility of an asset usually is, per year, by asset; those are needed whose depth
  ///     follows it.
  ///   - stepSeconds: The length of a step, above 0.
  ///   - steps: The number of steps, at least 1.
  /// - Throws: `LiquidationRuleError` where a price or a volatility is missing or no price, or a depth does not fit.
  /// - Precondition: there is a step, and it has a length.
  public init(
    _ issuer: IssuerRule, prices: [String: Double] = [:], volatilities: [String: Double] = [:], stepSeconds: Double,
    steps: Int
  ) throws(LiquidationRuleError) {
    precondition(steps >= 1 && stepSeconds > 0 && stepSeconds.isFinite, "A run has steps of some length")
    let clock = StepClock(stepSeconds: stepSeconds, steps: steps)
    var (assets, tiers, ringSize) = ([String](), [PlacedTier](), 0)
    for (number, tier) in issuer.reserves.enumerated() {
      if tier.asset != ReserveTier.dollar, !assets.contains(tier.asset) { assets.append(tier.asset) }
      let price = try tier.startPrice(prices, place: "reserves[\(number)]")
      if let depth = tier.depth, depth.volatilityElasticity > 0, tier.asset != ReserveTier.dollar {
        guard volatilities[tier.asset] != nil else {
          throw .missing(place: "reserves[\(number)]: \(tier.asset)", keys: ["volatility"])
        }
      }
      let placed = try PlacedTier(
        tier, price: price, asset: assets.firstIndex(of: tier.asset), volatility: volatilities[tier.asset],
        ringStart: ringSize, grid: clock,
        payableDaily: issuer.redemption.dailyLimit)
      tiers.append(placed)
      ringSize += placed.delay
    }
    tokenPlace = issuer.holders.followsMarket ? assets.firstIndex(of: issuer.token) ?? assets.count : nil
    if tokenPlace == assets.count { assets.append(issuer.token) }
    self.issuer = issuer
    self.assets = assets
    self.stepSeconds = stepSeconds
    self.steps = steps
    self.tiers = tiers
    self.ringSize = ringSize
    payable = clock.perStep(issuer.redemption.dailyLimit, closed: issuer.redemption.closed)
    let closed = issuer.redemption.closed
    openSeconds = (0...steps).map { closed.openSeconds(from: 0, to: Double($0) * stepSeconds) }
    secondsUntilOpen = (0...steps).map { closed.secondsUntilOpen(at: Double($0) * stepSeconds) }
  }

  /// The run on prices that are given.
  ///
  /// - Parameter priceRatios: The price of each of ``assets`` over its price at the start: a row per step from the first,
  ///   a column per asset.
  /// - Returns: What happens step by step, and how it ends.
  /// - Throws: ``RedemptionError/overflow(path:step:)`` where a price is not finite,
  ///   ``RedemptionError/notConserved(path:step:residual:)``.
  /// - Precondition: there are ``steps`` rows of as many ratios as assets, none of them negative.
  /// - Complexity: O(steps * tiers), and as much for each cohort of requests once it is paid.
  public func run(priceRatios: [[Double]]) throws(RedemptionError) -> RedemptionStory {
    precondition(
      priceRatios.count == steps && priceRatios.allSatisfy { $0.count == assets.count }, "A row of prices per step")
    precondition(!priceRatios.contains { $0.contains { $0 < 0 } }, "A price is not negative")
    var state = RedemptionState(self)
    return try state.story(path: 0) { step, asset in priceRatios[step - 1][asset] }
  }
}

extension ReserveTier {
  /// The dollars per unit at the start.
  fileprivate func startPrice(_ prices: [String: Double], place: String) throws(LiquidationRuleError) -> Double {
    guard asset != Self.dollar else { return 1 }
    if let price = prices[asset] ?? price {
      guard price > 0, price <= IssuerRule.largestAmount else {
        throw .outOfBounds(place: place, key: "price", value: price, low: 1e-12, high: IssuerRule.largestAmount)
      }
      return price
    }
    // Without sizes in units a price is as good as any other.
    if case .dollars = amount, depth == nil { return 1 }
    throw .missing(place: "\(place): \(asset)", keys: ["price"])
  }
}
