import Documents
import Kernels
import Margin
import MarketModel
import Portfolio
import Simulation
import TestSupport

/// Books of accounts that stand near their calls, and the market that they stand in.
struct RandomBooks {
  static let prices: [String: Double] = ["BTC": 60_000, "ETH": 3_000, "SOL": 150, "USDC": 1]

  /// Three volatile assets and a coin at par; bitcoin's perpetuals pay funding, ether's futures have a basis.
  static func model(volatility: Double = 1) throws -> MarketModel {
    try MarketModel(
      assets: ["BTC", "ETH", "SOL"], volatility: [0.6, 0.8, 1.1].map { $0 * volatility },
      correlation: [[1, 0.8, 0.6], [0.8, 1, 0.7], [0.6, 0.7, 1]], dynamics: .studentT(degreesOfFreedom: 4),
      derivatives: volatility == 0
        ? [:]
        : [
          "BTC": DerivativeMarket(funding: MeanRevertingRate(mean: 0.1, volatility: 0.5)),
          "ETH": DerivativeMarket(basis: MeanRevertingRate(mean: 0.05, volatility: 0.1)),
        ])
  }

  /// Ether alone, lognormal.
  static func gaussian(volatility: Double) throws -> MarketModel {
    try MarketModel(assets: ["ETH"], volatility: [volatility], correlation: [[1]], dynamics: .gaussian)
  }

  static func venue(_ profit: MarginVenue.UnrealisedProfit = .both, borrowRate: Double = 0.08) throws -> MarginVenue {
    func rule(_ initial: Double, _ maintenance: Double, debtWeight: Double = 1) -> CollateralRule {
      CollateralRule(
        initialWeight: initial, maintenanceWeight: maintenance, debtWeight: debtWeight, borrowRate: borrowRate)
    }
    return try MarginVenue(
      collateral: CollateralRules(
        assets: [
          "BTC": rule(0.7, 0.8), "ETH": rule(0.75, 0.82), "SOL": rule(0.5, 0.65, debtWeight: 1.25),
          "USDC": rule(0.9, 0.95), "USD": rule(1, 1),
        ], par: ["USDC"]),
      models: [.init(name: "flat", rule: .flatRate(initial: 0.1, maintenance: 0.05))], unrealisedProfit: profit)
  }

  /// Accounts of one to four collaterals, up to two debts and up to two contracts, from a little short to far from it.
  static func book(_ count: Int, seed: UInt64) throws -> Book {
    var random = SplitMix(seed: seed)
    var book = try Book(asOf: Timestamp("2026-03-01T00:00Z"), prices: prices)
    let coins = ["BTC", "ETH", "SOL", "USDC", "USD"]
    let assets = try coins.map { try book.place(of: .asset($0)) }
    let contracts: [Instrument] =
      [
        .perpetual(underlying: "BTC", settlement: .linear), .perpetual(underlying: "ETH", settlement: .inverse),
        .future(underlying: "ETH", expiry: try Timestamp("2026-03-03T08:00Z"), settlement: .linear),
        .future(underlying: "ETH", expiry: try Timestamp("2026-06-26T08:00Z"), settlement: .inverse),
        .future(underlying: "BTC", expiry: try Timestamp("2026-03-04T00:00Z"), settlement: .inverse),
      ]
      + (try Settlement.allCases.map { settlement in
        .option(
          OptionContract(
            underlying: "BTC", kind: settlement == .linear ? .call : .put, strike: 60_000,
            expiry: try Timestamp("2026-03-03T00:00Z"), settlement: settlement, volatility: 0.6))
      })
    let places = try contracts.map { try book.place(of: $0) }
    for account in 0..<count {
      var positions: [Position] = []
      var worth = 0.0
      for place in coins.indices.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)) {
        let dollars = Double.random(in: 1_000...50_000, using: &random)
        worth += dollars
        positions.append(
          Position(instrument: assets[place], role: .collateral, quantity: dollars / (prices[coins[place]] ?? 1)))
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<coins.count, using: &random)
        let dollars = worth * Double.random(in: 0.1...0.4, using: &random)
        positions.append(
          Position(
            instrument: assets[place], role: .debt, quantity: dollars / (prices[coins[place]] ?? 1),
            interestRate: Bool.random(using: &random) ? 0.12 : nil))
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<contracts.count, using: &random)
        let price = prices[contracts[place].underlying] ?? 1
        let countsFace = [1, 3, 4].contains(place)
        let dollars = worth * Double.random(in: -2...2, using: &random)
        positions.append(
          Position(
            instrument: places[place], role: .contract, quantity: countsFace ? dollars : dollars / price,
            entryPrice: place > 4 ? nil : price * Double.random(in: 0.95...1.05, using: &random)))
      }
      try book.append(Account(id: "a\(account)"), positions: positions)
    }
    return book
  }

  /// A venue's rules on a book in the model's market.
  static func engine(
    _ book: Book, _ model: MarketModel, profit: MarginVenue.UnrealisedProfit = .both, borrowRate: Double = 0.08
  ) throws -> MarginEngine {
    try MarginEngine(
      venue(profit, borrowRate: borrowRate), book: PricedBook(book, derivatives: model.derivatives))
  }

  static func simulation(_ model: MarketModel, steps: Int = 9, stepDays: Double = 0.5) throws -> Simulation {
    try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: 11)
  }
}
