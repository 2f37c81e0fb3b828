import Margin
import MarginCalls
import MarketModel
import Numerics
import Portfolio
import RiskMeasures
import Simulation
import TestSupport
import Testing

@Suite("Joint margin beside a schedule")
struct JointMarginTests {
  static let (collateralDeviation, liabilityDeviation, z) = (0.05, 0.04, 2.3263478740408408)

  /// A dollar's worth of one asset held and of another owed, each weighted at the 99th percentile of its own loss.
  private func engine() throws -> MarginEngine {
    var book = try Book(prices: ["HELD": 10, "OWED": 4])
    try book.append(
      Account(id: "a"),
      positions: [
        Position(instrument: try book.place(of: .asset("HELD")), role: .collateral, quantity: 0.1),
        Position(instrument: try book.place(of: .asset("OWED")), role: .debt, quantity: 0.25),
      ])
    let haircut = Self.z * Self.collateralDeviation
    let rules = try CollateralRules(assets: [
      "HELD": CollateralRule(initialWeight: 1 - haircut, maintenanceWeight: 1 - haircut),
      "OWED": CollateralRule(
        initialWeight: 0, maintenanceWeight: 0, debtWeight: 1 + Self.z * Self.liabilityDeviation),
    ])
    return try MarginEngine(MarginVenue(collateral: rules), book: PricedBook(book))
  }

  /// Arithmetic returns, jointly normal.
  private func moves(correlation: Double, count: Int = 200_000) -> MarketMoves {
    var random = SplitMix(seed: 3)
    func normal() -> Double { StandardNormal.quantile(Double.random(in: 1e-300..<1, using: &random)) }
    var (held, owed): ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      let (first, second) = (normal(), normal())
      held.append(1 + Self.collateralDeviation * first)
      owed.append(
        1 + Self.liabilityDeviation * (correlation * first + (1 - correlation * correlation).squareRoot() * second))
    }
    return MarketMoves(priceRatios: [held, owed], years: 10.0 / 365)
  }

  /// z sqrt(.05² + .04² - 2 ρ .05 .04), from the closed form.
  static let published = [(-0.5, 0.1816936), (0, 0.1489590), (0.8, 0.0697904)]

  @Test("the value at risk of a loan is the closed form's, to 4 standard errors", arguments: published)
  func closedForm(correlation: Double, expected: Double) throws {
    let margin = JointMargin(
      engine: try engine(), moves: moves(correlation: correlation), measure: .valueAtRisk,
      confidence: try Confidence(0.99))
    let comparison = try margin.comparisons()[0]
    #expect(abs(comparison.schedule - 0.2093713) < 5e-8)
    #expect(abs(comparison.joint.value - expected) <= 4 * comparison.joint.standardError)
    #expect(comparison.joint.standardError < 0.005 * expected)
    #expect(comparison.verdict == .tooDear)
    #expect(comparison.ratio == comparison.schedule / comparison.joint.value)
    let wrongWay = try #require(comparison.wrongWay)
    // The expected shortfalls of normal losses stand in the ratio of their deviations.
    let ratio = (0.0041 - 2 * correlation * 0.002).squareRoot() / 0.0041.squareRoot()
    #expect(abs(wrongWay.value - (ratio - 1)) <= 4 * wrongWay.standardError)
    if correlation != 0 { #expect(!wrongWay.interval.contains(0)) }
  }

  @Test("a schedule below the joint margin is too cheap, one within its interval is not told apart")
  func verdicts() throws {
    let margin = JointMargin(
      engine: try engine(), moves: moves(correlation: -1, count: 20_000), measure: .expectedShortfall,
      confidence: try Confidence(0.99))
    let comparison = try margin.comparisons(of: [0])[0]
    // At a correlation of -1 both fall together: 2.665 deviations of 9 % against the 2.326 of the schedule.
    #expect(comparison.verdict == .tooCheap && (comparison.ratio ?? 1) < 1)
    // Asked for at the confidence where the two are alike, the moves do not tell them apart.
    let alike = JointMargin(
      engine: try engine(), moves: margin.moves, measure: .valueAtRisk, confidence: try Confidence(0.99))
    #expect(try alike.comparisons(of: [0])[0].verdict == .notDistinguishable)
  }

  @Test("two hedged perpetuals are cheaper together than apart")
  func hedged() throws {
    let model = try RandomBooks.model()
    func comparison(_ quantities: [(String, Double)]) throws -> JointComparison {
      var book = try Book(prices: RandomBooks.prices)
      var positions = [
        Position(instrument: try book.place(of: .asset("USD")), role: .collateral, quantity: 100_000)
      ]
      for (asset, dollars) in quantities {
        let price = RandomBooks.prices[asset] ?? 1
        positions.append(
          Position(
            instrument: try book.place(of: .perpetual(underlying: asset, settlement: .linear)), role: .contract,
            quantity: dollars / price, entryPrice: price))
      }
      try book.append(Account(id: "a"), positions: positions)
      let engine = try RandomBooks.engine(book, model)
      let simulation = try RandomBooks.simulation(model, steps: 2, stepDays: 1)
      let moves = try MarketMoves(of: PathMarket(engine.book, in: simulation), paths: 4_000)
      return try JointMargin(engine: engine, moves: moves, confidence: Confidence(0.975)).comparisons()[0]
    }
    let both = try comparison([("BTC", 50_000), ("ETH", -50_000)])
    let (long, short) = (try comparison([("BTC", 50_000)]), try comparison([("ETH", -50_000)]))
    #expect(both.joint.value < 0.7 * (long.joint.value + short.joint.value))
    #expect(abs(both.schedule - long.schedule - short.schedule) < 1e-6)
    // Dollars do not move: no collateral can go the wrong way, and the two expected shortfalls are the same.
    #expect(both.wrongWay?.value == 0)
  }

  @Test("the loss of every kind of position is what its value falls by", arguments: [1, 2, 3])
  func losses(seed: UInt64) throws {
    let model = try RandomBooks.model()
    let engine = try RandomBooks.engine(RandomBooks.book(30, seed: seed), model)
    // Two moves only, each many times: the worse of them is the value at risk.
    let ratios = engine.book.assets.map { asset in
      ["USD": [1.0, 1.0], "BTC": [0.9, 1.05], "ETH": [0.85, 1.1], "SOL": [0.8, 1.3]][asset] ?? [0.999, 1.001]
    }
    let moves = MarketMoves(
      priceRatios: ratios.map { ratio in (0..<400).map { ratio[$0 % 2] } }, years: 1.0 / 365)
    let comparisons = try JointMargin(
      engine: engine, moves: moves, measure: .valueAtRisk, confidence: Confidence(0.9)
    ).comparisons(scheduler: SomeThreads(threads: 2))
    for (account, comparison) in comparisons.enumerated() {
      func value(_ state: MarketState) -> Double {
        engine.book.book.positions(of: account).reduce(0) { sum, position in
          let asset = engine.book.assets[engine.book.underlyings[position.instrument]]
          let rate = engine.venue.collateral.assets[asset]?.borrowRate ?? 0
          return sum + engine.book.value(of: position, in: state, debtRate: rate)
        }
      }
      let losses = (0..<2).map { move in
        var state = engine.book.today
        state.years += moves.years
        for asset in state.prices.indices { state.prices[asset] *= ratios[asset][move] }
        return value(engine.book.today) - value(state)
      }
      let worst = max(losses[0], losses[1])
      #expect(abs(comparison.joint.value - worst) <= 1e-9 * max(1, abs(worst)))
      #expect(comparison.account == account)
    }
  }

  @Test("too few moves for the confidence are named")
  func tooFew() throws {
    let margin = JointMargin(
      engine: try engine(), moves: moves(correlation: 0, count: 50), confidence: try Confidence(0.99))
    #expect(throws: MarginCallError.measure(.emptyTail(count: 50, confidence: 0.99, needed: 100))) {
      try margin.comparisons()
    }
  }
}
