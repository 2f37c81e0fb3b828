import Foundation
import Liquidation
import Stress
import TestSupport

extension SplitMix {
  mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
  mutating func chance(_ probability: Double) -> Bool { number(0...1) < probability }
  mutating func one<Value>(of values: [Value]) -> Value { values[Int(next() % UInt64(values.count))] }
}

/// Issuers and prices drawn at random, with every part of the rules somewhere among them.
struct RandomRun {
  var issuer: IssuerRule
  let stepSeconds: Double
  let ratios: [[Double]]

  /// The prices of the two coins at the start.
  static let prices = ["ETH": 2_000.0, "BTC": 40_000.0]

  init(seed: UInt64, depths: Bool = true) throws {
    var dice = SplitMix(seed: seed)
    let supply = pow(10, dice.number(3...9))
    var reserves: [ReserveTier] = []
    for number in 0..<Int(dice.number(1...5)) {
      let asset = dice.one(of: ["USD", "USD", "ETH", "BTC"])
      let price = Self.prices[asset] ?? 1
      let dollars = supply * dice.number(0...0.7)
      reserves.append(
        ReserveTier(
          name: "tier \(number)", asset: asset,
          amount: dice.chance(0.5) ? .units(dollars / price) : .dollars(dollars),
          settlementSeconds: dice.one(of: [0, 0, 3_000, 7_200, 86_400, 1e6]),
          dailyLimit: dice.chance(0.3) ? supply * dice.number(0...1) : nil,
          haircut: dice.chance(0.5) ? dice.number(0...0.2) : 0,
          depth: depths && dice.chance(0.5)
            ? try powerDepth(
              units: dollars / price * dice.number(0.1...3), recoverySeconds: dice.number(600...1e5),
              permanentShare: dice.number(0...1)) : nil,
          frozen: dice.chance(0.3)
            ? FrozenShare(
              share: dice.number(0...1), untilSeconds: dice.number(0...200_000), returned: dice.number(0...1),
              feared: dice.number(0...1)) : nil,
          closed: try dice.chance(0.2) ? [TimeWindow(fromSeconds: 5_000, untilSeconds: 40_000)] : []))
    }
    let redemption = RedemptionTerms(
      fee: dice.chance(0.5) ? dice.number(0...0.02) : 0,
      dailyLimit: dice.chance(0.4) ? supply * dice.number(0...1) : nil,
      buffer: dice.chance(0.4) ? supply * dice.number(0...0.3) : 0, queue: dice.chance(0.8),
      payout: dice.one(of: RedemptionTerms.Payout.allCases),
      closed: try dice.chance(0.4)
        ? [TimeWindow(fromSeconds: 0, untilSeconds: 20_000), TimeWindow(fromSeconds: 90_000, untilSeconds: 130_000)]
        : [])
    let holders = HolderSpeed(
      base: dice.number(0...0.3), slope: dice.number(0...20), threshold: dice.number(0...0.01),
      most: dice.number(0.3...8), queueSensitivity: dice.number(0...0.02), followsMarket: false)
    issuer = try IssuerRule(
      name: "a random issuer", token: "TOKEN", supply: supply, reserves: reserves, redemption: redemption,
      holders: holders)
    stepSeconds = dice.one(of: [3_600, 7_200, 86_400])
    var levels = [1.0, 1.0]
    let wanted = Set(reserves.map(\.asset)).subtracting(["USD"]).count
    ratios = (0..<40).map { _ in
      for place in levels.indices { levels[place] *= exp(dice.number(-0.06...0.055)) }
      return Array(levels.prefix(wanted))
    }
  }

  /// The run of its issuer, or of another with the same assets.
  func story(_ other: IssuerRule? = nil) throws -> RedemptionStory {
    try RedemptionEngine(other ?? issuer, prices: Self.prices, stepSeconds: stepSeconds, steps: ratios.count)
      .run(priceRatios: ratios)
  }
}
