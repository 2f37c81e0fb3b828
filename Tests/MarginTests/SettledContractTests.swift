import Documents
import Kernels
import Margin
import Portfolio
import Testing

@Suite("Contracts that have settled")
struct SettledContractTests {
  /// Ten thousand dollars, a short call, and an inverse future, all of ten days.
  private func engine(
    _ rule: MarginRule, _ profit: MarginVenue.UnrealisedProfit = .both, options: Double = -1, face: Double = 0,
    perpetual: Double = 0
  ) throws -> MarginEngine {
    var book = try Book(asOf: Timestamp("2024-01-01"), prices: ["BTC": 40_000])
    let expiry = try Timestamp("2024-01-11")
    let instruments: [(Instrument, Double, Double?)] = [
      (
        .option(
          OptionContract(
            underlying: "BTC", kind: .call, strike: 41_000, expiry: expiry, settlement: .linear, volatility: 0.6)),
        options, nil
      ),
      (.future(underlying: "BTC", expiry: expiry, settlement: .inverse), face, 40_000),
      (.perpetual(underlying: "BTC", settlement: .linear), perpetual, 40_000),
    ]
    var positions = [Position(instrument: try book.place(of: .asset("USD")), role: .collateral, quantity: 10_000)]
    for (instrument, quantity, entry) in instruments {
      let place = try book.place(of: instrument)
      guard quantity != 0 else { continue }
      positions.append(Position(instrument: place, role: .contract, quantity: quantity, entryPrice: entry))
    }
    try book.append(Account(id: "a"), positions: positions)
    let venue = try MarginVenue(
      collateral: CollateralRules(assets: ["USD": CollateralRule(initialWeight: 1, maintenanceWeight: 1)]),
      models: [.init(name: "rule", rule: rule)], unrealisedProfit: profit)
    return try MarginEngine(venue, book: PricedBook(book))
  }

  /// A market after some days in which everything settled at one price and stands at another.
  private func state(_ engine: MarginEngine, days: Double, settled: Double?, price: Double) -> MarketState {
    var state = engine.book.today
    state.years = days / 365
    for (place, asset) in engine.book.assets.enumerated() where asset == "BTC" { state.prices[place] = price }
    if let settled {
      for place in engine.book.book.instruments.indices where engine.book.settles(place, by: state.years) {
        state.settlementPrices[place] = settled
      }
    }
    return state
  }

  static let rules = [
    #"{ "kind": "flatRate", "initial": 0.1, "maintenance": 0.05 }"#,
    #"{ "kind": "rates", "net": true, "default": { "maximumLeverage": 20 } }"#,
    #"{ "kind": "scenarioGrid", "maintenanceShare": 1, "default": { "rows": [[0.1, 0.2, 1], [-0.1, 0, 1]] } }"#,
    """
    { "kind": "addOns", "base": { "kind": "isolated", "base": { "kind": "rates", "default": { "maximumLeverage": 10 } } },
      "charges": { "default": { "liquidity": { "halfSpread": 0.001, "impact": 0.1, "dailyVolume": 1000 } } },
      "buffer": { "share": 0.25 } }
    """,
    """
    { "kind": "optionStandard", "default": { "short": { "initial": { "share": 0.15, "floor": 0.1 },
        "maintenance": { "share": 0.075, "floor": 0.075 } }, "addsMark": true, "markInEquity": false },
      "futures": { "default": { "maximumLeverage": 50 } } }
    """,
    #"{ "kind": "maximumLoss", "futures": { "default": { "maximumLeverage": 20 } } }"#,
  ]

  @Test("a short option is margined until it settles and not after", arguments: rules)
  func shortOption(text: String) throws {
    let engine = try engine(MarginRule.read(text))
    let before = engine.statement(of: 0, in: state(engine, days: 9, settled: nil, price: 42_000))
    #expect(before.maintenanceMargin > 0 && before.initialMargin > 0)
    let after = engine.statement(of: 0, in: state(engine, days: 12, settled: 42_500, price: 48_000))
    #expect(after.maintenanceMargin == 0 && after.initialMargin == 0)
    // What it paid is owed for good, whatever the price does.
    #expect(after.gain == -1_500 && after.surplus == 8_500 && after.equity == 8_500)
    #expect(
      engine.requirement(of: 0, in: state(engine, days: 12, settled: 42_500, price: 48_000), model: 0).initial == 0)
  }

  @Test("what is not settled is margined as if it were alone", arguments: rules)
  func beside(text: String) throws {
    let together = try engine(MarginRule.read(text), options: -1, face: 20_000, perpetual: 0.3)
    let alone = try engine(MarginRule.read(text), options: 0, perpetual: 0.3)
    for price in [30_000.0, 48_000] {
      let (first, second) = (
        together.statement(of: 0, in: state(together, days: 12, settled: 42_500, price: price)),
        alone.statement(of: 0, in: state(alone, days: 12, settled: 42_500, price: price))
      )
      #expect(first.maintenanceMargin == second.maintenanceMargin && first.initialMargin == second.initialMargin)
      #expect(first.maintenanceMargin > 0)
    }
  }

  @Test("coins that a future gained are worth the coins", arguments: [30_000.0, 50_000])
  func coins(price: Double) throws {
    let engine = try engine(.flatRate(initial: 0.1, maintenance: 0.05), options: 0, face: 20_000)
    let statement = engine.statement(of: 0, in: state(engine, days: 12, settled: 50_000, price: price))
    // 20,000 dollars of face bought at 40,000 are half a coin, and 0.4 coins at 50,000.
    #expect(agree(statement.gain, 0.1 * price))
    #expect(statement.maintenanceMargin == 0)
  }

  @Test(
    "a profit counts once it is realised, where profits before do not",
    arguments: [
      (MarginVenue.UnrealisedProfit.both, 2_000.0, 2_000.0), (.maintenance, 0, 2_000), (.neither, 0, 0),
    ])
  func profits(profit: MarginVenue.UnrealisedProfit, initial: Double, maintenance: Double) throws {
    let engine = try engine(
      .flatRate(initial: 0.1, maintenance: 0.05), profit, options: 1, perpetual: 0.4)
    // The perpetual gains 0.4 of 5,000, and the option has paid 4,000.
    let statement = engine.statement(of: 0, in: state(engine, days: 12, settled: 45_000, price: 45_000))
    #expect(agree(statement.gain, 6_000))
    #expect(agree(statement.initialGain, 4_000 + initial) && agree(statement.maintenanceGain, 4_000 + maintenance))
  }

  @Test("a linear form follows its statement through the expiry", arguments: rules)
  func linearForm(text: String) throws {
    let engine = try engine(MarginRule.read(text), face: -5_000, perpetual: 0.1)
    guard let form = engine.linearForm(of: 0) else { return }
    for (days, settled) in [(0, nil), (9.99, nil), (10, 39_000), (30, 47_000)] as [(Double, Double?)] {
      for price in [31_000.0, 40_000, 52_000] {
        let state = state(engine, days: days, settled: settled, price: price)
        let surplus = engine.statement(of: 0, in: state).surplus
        #expect(agree(form.value(in: state, of: engine.book), surplus, 1e-11))
      }
    }
  }

  @Test("a size that changes when one of its contracts settles gives a rate that grows no linear form")
  func growing() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "rates", "net": true, "default": { "initial": 0.02, "maintenance": 0.01,
        "growth": { "law": "linear", "unit": "units", "initialSlope": 0.001, "maintenanceSlope": 0.001 } } }
      """)
    var book = try ModelBook()
    try book.perpetual("BTC", 3)
    try book.future("BTC", 1, days: 30)
    let priced = try book.priced()
    let model = try rule.model(for: priced, moves: nil)
    var (long, short) = (LinearForm(), LinearForm(horizonYears: 29.0 / 365))
    #expect(!model.addMaintenance(of: book.contracts, sign: -1, to: &long))
    #expect(model.addMaintenance(of: book.contracts, sign: -1, to: &short))
  }

  @Test("a price at which a call waits does not move what has settled", arguments: [38_000.0, 45_000])
  func liquidationPrices(settled: Double) throws {
    let engine = try engine(.flatRate(initial: 0.1, maintenance: 0.05), options: 0, face: 20_000, perpetual: 0.4)
    let state = state(engine, days: 12, settled: settled, price: 41_000)
    let asset = try #require(engine.book.index(of: "BTC"))
    let found = engine.liquidationPrices(of: 0, asset: asset, in: state)
    let crossing = try #require(found.below)
    var there = state
    there.prices[asset] = crossing
    #expect(abs(engine.statement(of: 0, in: there).surplus) < 1e-8)
  }
}
