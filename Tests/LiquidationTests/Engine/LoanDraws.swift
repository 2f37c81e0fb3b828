import Liquidation
import Margin
import TestSupport

/// Random lending venues and paths.
struct LoanDraws: RandomNumberGenerator {
  private var bits: SplitMix

  init(seed: UInt64) { bits = SplitMix(seed: seed &* 0x2545_F491_4F6C_DD1D) }

  mutating func next() -> UInt64 { bits.next() }

  mutating func number(_ low: Double, _ high: Double) -> Double { Double.random(in: low..<high, using: &self) }
  mutating func happens(_ probability: Double) -> Bool { number(0, 1) < probability }
  mutating func one<Value>(of values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }
  /// A number whose logarithm is uniform.
  mutating func size(_ low: Double, _ high: Double) -> Double {
    var value = low
    let ratio = high / low
    // 2 to a uniform power, from its binary digits.
    var factor = ratio
    for _ in 0..<20 {
      factor = factor.squareRoot()
      if happens(0.5) { value *= factor }
    }
    return value
  }

  /// One to four assets, one to six accounts that are close to their limits, one to six steps with a crash.
  mutating func loanCase() throws -> LoanCase {
    let count = Int.random(in: 1...4, using: &self)
    let names = Array(["alpha", "beta", "gamma", "delta"][0..<count])
    let today = names.map { _ in size(0.01, 10_000) }
    var rules: [CollateralRule] = []
    var depth: [DepthRule?] = []
    for price in today {
      let weight = number(0.4, 0.93)
      rules.append(
        CollateralRule(
          initialWeight: weight - 0.05, maintenanceWeight: weight, debtWeight: happens(0.2) ? number(1, 1.3) : 1,
          borrowRate: happens(0.5) ? number(0, 2) : 0, incentive: try incentive()))
      depth.append(happens(0.65) ? try depthRule(price: price) : nil)
    }
    let path = self.path(from: today)
    let holders = (0..<Int.random(in: 1...6, using: &self)).map { holder("account \($0)", today: today, rules) }
    let look = one(of: [300.0, 700, 900, 3_600])
    return LoanCase(
      assets: names, today: today, path: path, rules: rules, depth: depth, holders: holders, spread: try spread(),
      losses: try losses(), liquidators: try liquidators(look: look), gas: happens(0.4) ? size(0.1, 500) : 0,
      stepSeconds: one(of: [900, 3_600, 3_600, 10_000]), lookSeconds: look)
  }

  private mutating func path(from today: [Double]) -> [[Double]] {
    let steps = max(Int.random(in: 1...6, using: &self), Int.random(in: 1...6, using: &self))
    let crash = Int.random(in: 0..<steps, using: &self)
    var prices = today
    return (0..<steps).map { step in
      let common = step == crash ? number(0.3, 0.95) : 1
      prices = prices.map { $0 * number(0.93, 1.07) * (happens(0.6) ? common : 1) }
      return prices
    }
  }

  private mutating func holder(_ name: String, today: [Double], _ rules: [CollateralRule]) -> LoanCase.Holder {
    var held = today.map { _ in happens(0.5) ? 1.0 : 0 }
    var owed = today.map { _ in happens(0.4) ? 1.0 : 0 }
    if held.allSatisfy({ $0 == 0 }) { held[Int.random(in: held.indices, using: &self)] = 1 }
    if owed.allSatisfy({ $0 == 0 }) { owed[Int.random(in: owed.indices, using: &self)] = 1 }
    let dollars = size(100, 1e6)
    for asset in held.indices { held[asset] *= dollars * number(0.1, 1) / today[asset] }
    for asset in owed.indices { owed[asset] *= number(0.1, 1) / today[asset] }
    var (line, debt) = (0.0, 0.0)
    for asset in held.indices {
      line += held[asset] * today[asset] * rules[asset].maintenanceWeight
      debt += owed[asset] * today[asset] * rules[asset].debtWeight
    }
    let use = line / debt * number(0.8, 1.03)
    return LoanCase.Holder(name: name, held: held, owed: owed.map { $0 * use })
  }

  private mutating func incentive() throws -> LiquidationIncentive {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: .cursor(maximum: 1.15, cursor: 0.3)
    case 1: .sliding(start: 0.02, slope: 2, minimum: 0.01, maximum: 0.1)
    case 2: .discount(maximum: 0.2)
    case 3: .bonus(0)
    default: .bonus(number(0.01, 0.15))
    }
  }

  private mutating func depthRule(price: Double) throws -> DepthRule {
    let fee = happens(0.5) ? one(of: [0.0005, 0.003, 0.01]) : 0
    var sources: [DepthSource] = []
    for _ in 0..<(happens(0.15) ? 2 : 1) {
      if happens(0.5) {
        sources.append(DepthSource(.constantProduct(.dollars(size(1e4, 1e8))), fee: fee))
      } else {
        sources.append(
          DepthSource(
            .power(.slippage, number(0.005, 0.3), at: .dollars(size(1e3, 1e7)), exponent: number(0.4, 1.5)), fee: fee))
      }
    }
    return try DepthRule(
      sources: sources, permanentShare: one(of: [0, 0, 0.3, 1]),
      recoveryHalfLifeSeconds: one(of: [0, 300, 1_200, 20_000]))
  }

  private mutating func spread() throws -> FixedSpreadRule {
    let amount: CloseRule.Amount =
      happens(0.5) ? .share(one(of: [0.25, 0.5, 0.5, 0.9])) : happens(0.5) ? .whole : .toHealth(number(1, 1.2))
    return try FixedSpreadRule(
      close: CloseRule(
        amount: amount, wholeBelowHealth: happens(0.5) ? 0.95 : nil,
        wholeBelowDollars: happens(0.4) ? size(50, 5_000) : nil,
        leastLeftover: happens(0.4) ? size(20, 1_000) : nil), protocolFee: happens(0.4) ? number(0, 0.4) : 0)
  }

  private mutating func losses() throws -> LossRule {
    try LossRule(
      fund: happens(0.5) ? size(10, 1e5) : 0, refillShare: one(of: [0, 0.5, 1]),
      backstop: happens(0.3) ? .dollars(size(10, 1e5)) : nil)
  }

  private mutating func liquidators(look: Double) throws -> LiquidatorRule {
    var absences: [TimeWindow] = []
    if happens(0.25) {
      let from = number(0, 12_000)
      absences = [try TimeWindow(fromSeconds: from, untilSeconds: from + size(100, 20_000))]
    }
    return try LiquidatorRule(
      capital: happens(0.4) ? size(500, 1e6) : nil, returnSeconds: one(of: [0, 450, 3_600, 9_000]),
      latencySeconds: one(of: [0, 0, 0, 0, 12, 700, 4_000]), flashFee: one(of: [0, 0.0005, 0.003]),
      requiredReturn: one(of: [0, 0, 0.002, 0.02]), perHour: happens(0.35) ? one(of: [0.5, 1, 3, 6, 24]) : nil,
      absences: absences)
  }
}

extension LoanDraws {
  /// Loans of dollars against one asset whose price falls at every step, in a pool that recovers by half in 20 minutes.
  mutating func fallingCase(depth dollars: Double? = 1e6) throws -> LoanCase {
    var price = 100.0
    let path = (0..<8).map { _ in
      price *= 1 - number(0.01, 0.12)
      return [price, 1]
    }
    let holders = (0..<8).map { account in
      let units = size(10, 3_000)
      return LoanCase.Holder(
        name: "account \(account)", held: [units, 0], owed: [0, units * 100 * 0.8 / number(1.02, 1.3)])
    }
    let rule = CollateralRule(initialWeight: 0.7, maintenanceWeight: 0.8, incentive: .bonus(0.05))
    let pool = try dollars.map {
      try DepthRule(sources: [DepthSource(.constantProduct(.dollars($0)))], recoveryHalfLifeSeconds: 1_200)
    }
    return LoanCase(
      assets: ["alpha", "beta"], today: [100, 1], path: path, rules: [rule, rule], depth: [pool, nil], holders: holders,
      spread: try FixedSpreadRule(close: CloseRule(amount: .share(0.5), wholeBelowHealth: 0.95)))
  }
}
