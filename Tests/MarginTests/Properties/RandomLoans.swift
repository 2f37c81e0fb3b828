import Margin
import Portfolio
import TestSupport

/// A random market of lenders' rules and accounts.
struct RandomLoans {
  static let names = ["A", "B", "C", "D", "E", "F", "G"]
  var rules: [String: CollateralRule] = [:]
  var prices: [String: Double] = [:]
  var categories: [String: CollateralCategory] = [:]
  var par: Set<String> = ["G"]
  var accounts: [(account: Account, lines: [Line])] = []

  /// A market at a seed.
  ///
  /// - Parameters:
  ///   - seed: The seed.
  ///   - sized: Whether tiers, limits and moving haircuts are among the rules.
  ///   - isolated: Whether isolated assets are.
  init(seed: UInt64, sized: Bool = false, isolated: Bool = false) {
    var random = SplitMix(seed: seed)
    for name in Self.names {
      let threshold = Double.random(in: 0.3...0.95, using: &random)
      let weights = CollateralWeights(initial: threshold * 0.9, maintenance: threshold)
      let half = CollateralWeights(initial: weights.initial / 2, maintenance: weights.maintenance / 2)
      let end = Double.random(in: 100...20_000, using: &random)
      let tiers = HaircutTiers(
        Bool.random(using: &random) ? .dollars : .units,
        brackets: [.init(from: 0, to: end, weights: weights), .init(from: end, to: 3 * end, weights: half)])
      func sometimes<Value>(_ value: Value) -> Value? {
        sized && Int.random(in: 0..<4, using: &random) == 0 ? value : nil
      }
      prices[name] = Double.random(in: 0.5...500, using: &random)
      rules[name] = CollateralRule(
        initialWeight: weights.initial, maintenanceWeight: weights.maintenance,
        debtWeight: Double.random(in: 1...1.2, using: &random), borrowRate: Double.random(in: 0...0.2, using: &random),
        tiers: sometimes(tiers), largestShare: sometimes(0.4), largestValue: sometimes(5_000),
        isolation: isolated && name < "C" ? .init(borrowable: ["D"]) : nil,
        dynamicHaircut: sometimes(.volatility(multiple: 2, floor: 0.1, days: 10)))
    }
    categories["x"] = CollateralCategory(
      weights: CollateralWeights(initial: 0.9, maintenance: 0.96), collateral: ["A", "B"], borrowable: ["B", "C"])
    for number in 0..<20 {
      let held = Self.names.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
      let owed = Self.names.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
      let account = Account(
        id: "\(number)", category: Bool.random(using: &random) ? "x" : nil,
        liquidationThreshold: Int.random(in: 0..<5, using: &random) == 0 ? 0.7 : nil)
      accounts.append(
        (
          account,
          held.map { .held($0, Double.random(in: 1...500, using: &random)) }
            + owed.map { .owed($0, Double.random(in: 1...100, using: &random)) }
        ))
    }
  }

  /// The market's rules on its accounts.
  func engine() throws -> MarginEngine {
    var book = try Book(prices: prices)
    for (account, lines) in accounts { try book.append(account, lines: lines) }
    let collateral = try CollateralRules(assets: rules, par: par, categories: categories)
    return try MarginEngine(MarginVenue(collateral: collateral), book: PricedBook(book))
  }

  /// A random state of the market, half a year on.
  static func state(of engine: MarginEngine, seed: UInt64) -> MarketState {
    var random = SplitMix(seed: seed)
    var state = engine.book.today
    state.years = 0.5
    for place in state.prices.indices {
      state.prices[place] *= Double.random(in: 0.3...3, using: &random)
      state.volatilities[place] = Double.random(in: 0...2, using: &random)
    }
    return state
  }
}
