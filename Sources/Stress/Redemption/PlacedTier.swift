internal import Liquidation
internal import Numerics

/// A tier of reserves in the steps of a run.
struct PlacedTier: Sendable {
  /// The place of its asset among the engine's; nil for dollars.
  let asset: Int?
  /// Dollars per unit at the start.
  let price: Double
  /// The units that can be used from the start.
  let units: Double
  /// The units that are frozen.
  let frozenUnits: Double
  /// The step at whose end they are returned.
  let returnStep: Int
  /// What of them is returned.
  let returned: Double
  /// What of them the market takes for lost until then.
  let feared: Double
  /// The share of the price that a sale leaves.
  let kept: Double
  /// How far sales move the price; nil where they do not.
  let curve: DepthCurve?
  /// How depth follows volatility; nil where it does not.
  let elasticity: Elasticity?
  /// The share of what is sold that the market never takes in.
  let permanentShare: Double
  /// What is left after a step of what the market takes in.
  let decay: Double
  /// The steps from a sale to its cash; beyond the last step where it does not come in time.
  let delay: Int
  /// Where its part of the cash to come starts.
  let ringStart: Int
  /// For each step the most dollars that sales raise.
  let limits: [Double]
  /// The most dollars that sales raise in a day; infinite where nothing limits them.
  let largestDaily: Double
  /// The dollars that the issuer can pay until what is sold now is cash; infinite where nothing limits it.
  let payable: Double

  /// How the depth of a market follows the volatility of its price.
  struct Elasticity: Sendable {
    let rule: DepthRule
    /// The usual variance, per year.
    let usual: Double
    /// What of the variance seen so far is left after a step.
    let memory: Double
    /// The length of a step in years of 365 days.
    let stepYears: Double

    /// What depth is multiplied by at a variance per year.
    func multiplier(variance: Double) -> Double {
      rule.multiplier(volatility: variance.squareRoot(), usual: usual.squareRoot())
    }

    /// The variance per year after another log return.
    func variance(_ variance: Double, after logReturn: Double) -> Double {
      memory * variance + (1 - memory) * logReturn * logReturn / stepYears
    }
  }

  /// A tier of an issuer.
  ///
  /// - Parameters:
  ///   - tier: The tier.
  ///   - price: Dollars per unit at the start.
  ///   - asset: The place of its asset.
  ///   - volatility: What the asset's volatility usually is, per year; nil where nobody knows.
  ///   - ringStart: Where its part of the cash to come starts.
  ///   - grid: The steps of the run.
  ///   - payableDaily: The dollars that the issuer can pay per day; nil where nothing limits it.
  /// - Throws: `LiquidationRuleError` of its depth.
  init(
    _ tier: ReserveTier, price: Double, asset: Int?, volatility: Double?, ringStart: Int, grid: StepClock,
    payableDaily: Double?
  ) throws(LiquidationRuleError) {
    let all: Double
    switch tier.amount {
    case .units(let units): all = units
    case .dollars(let dollars): all = dollars / price
    }
    self.asset = asset
    self.price = price
    let share = tier.frozen?.share ?? 0
    frozenUnits = all * share
    units = all - frozenUnits
    returnStep = grid.stepsUntil(tier.frozen?.untilSeconds ?? 0)
    returned = tier.frozen?.returned ?? 1
    feared = tier.frozen?.feared ?? 0
    kept = 1 - tier.haircut
    curve = try tier.depth?.curve(price: price)
    elasticity = tier.depth.flatMap { rule in
      guard rule.volatilityElasticity > 0, let volatility else { return nil }
      return Elasticity(
        rule: rule, usual: volatility * volatility,
        memory: (-grid.stepSeconds / 86_400 / RedemptionEngine.volatilityHalfLifeDays * 2.logarithm).exponential,
        stepYears: grid.stepSeconds / (365 * 86_400))
    }
    permanentShare = tier.depth?.permanentShare ?? 0
    decay = tier.depth?.remainder(afterSeconds: grid.stepSeconds) ?? 1
    delay = grid.stepsUntil(tier.settlementSeconds)
    self.ringStart = ringStart
    let wait = (tier.settlementSeconds / grid.stepSeconds - 1e-9).rounded(.up) + 1
    payable = payableDaily.map { $0 * wait * grid.stepSeconds / 86_400 } ?? .infinity
    largestDaily = tier.dailyLimit ?? .infinity
    limits = grid.perStep(tier.dailyLimit, closed: tier.closed)
  }
}
