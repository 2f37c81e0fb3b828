import MarketModel
import Testing

/// A market for derivatives that is none, and the error that says why.
struct NoDerivatives: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let market: DerivativeMarket
  let error: MarketModelError
}

@Suite("Figures that price no contract")
struct DerivativeErrorTests {
  private static func bound(
    _ name: String, _ market: DerivativeMarket, _ key: String, _ value: Double, _ low: Double, _ high: Double
  ) -> NoDerivatives {
    NoDerivatives(
      testDescription: name, market: market,
      error: .outOfBounds(key: "derivatives.\(key)", asset: "BTC", value: value, low: low, high: high))
  }

  private static func funding(_ rate: MeanRevertingRate) -> DerivativeMarket { DerivativeMarket(funding: rate) }

  private static func surface(
    days: [Double] = [30], moneyness: [Double] = [0], volatility: [Double] = [0.6],
    moves: VolatilitySurface.Moves = .init()
  ) -> DerivativeMarket {
    DerivativeMarket(
      surface: VolatilitySurface(
        slices: days.map { .init(days: $0, logMoneyness: moneyness, volatility: volatility) }, moves: moves))
  }

  static let rates = [
    bound("funding of today in per cent", funding(.init(now: 300, mean: 0.1)), "funding.now", 300, -100, 100),
    bound("funding that returns to per cent", funding(.init(now: 0, mean: -101)), "funding.mean", -101, -100, 100),
    bound(
      "a rate above its cap", funding(.init(now: 0.6, mean: 0.1, cap: 0.5)), "funding.now", 0.6, -100, 0.5),
    bound(
      "a mean below the floor", funding(.init(now: 0.1, mean: -0.1, floor: 0)), "funding.mean", -0.1, 0, 100),
    bound(
      "a cap below the floor", funding(.init(mean: 0.1, floor: 0.2, cap: 0.1)), "funding.cap", 0.1, 0.2, 100),
    bound("a floor below everything", funding(.init(mean: 0, floor: -101)), "funding.floor", -101, -100, 100),
    bound(
      "a half-life of nothing", funding(.init(mean: 0, halfLifeDays: 0)), "funding.halfLifeDays", 0, 1e-4, 1e5),
    bound("noise below none", funding(.init(mean: 0, volatility: -1)), "funding.volatility", -1, 0, 100),
    bound(
      "a slope in per cent", funding(.init(mean: 0, priceSlope: 150)), "funding.priceSlope", 150, -100, 100),
    bound(
      "a basis with noise below none", DerivativeMarket(basis: .init(mean: 0, volatility: -0.1)), "basis.volatility",
      -0.1, 0, 100),
    bound("interest in per cent", DerivativeMarket(interestRate: 5), "interestRate", 5, -1, 1),
  ]

  static let surfaces = [
    NoDerivatives(
      testDescription: "a surface of nothing", market: surface(days: []), error: .noSlices(asset: "BTC")),
    NoDerivatives(
      testDescription: "a slice of nothing", market: surface(moneyness: [], volatility: []),
      error: .sliceCount(asset: "BTC", days: 30, volatilities: 0, moneyness: 0)),
    NoDerivatives(
      testDescription: "a volatility too few", market: surface(moneyness: [-0.1, 0], volatility: [0.6]),
      error: .sliceCount(asset: "BTC", days: 30, volatilities: 1, moneyness: 2)),
    bound("a slice that has expired", surface(days: [0]), "surface.slices.days", 0, 1e-4, 36_600),
    NoDerivatives(
      testDescription: "slices that do not rise", market: surface(days: [30, 30]),
      error: .notRising(key: "derivatives.surface.slices.days", asset: "BTC", value: 30, before: 30)),
    NoDerivatives(
      testDescription: "moneyness that does not rise", market: surface(moneyness: [0.1, 0], volatility: [0.6, 0.6]),
      error: .notRising(key: "derivatives.surface.slices.logMoneyness", asset: "BTC", value: 0, before: 0.1)),
    bound("strikes for moneyness", surface(moneyness: [60_000]), "surface.slices.logMoneyness", 60_000, -20, 20),
    bound("volatility in per cent", surface(volatility: [60]), "surface.slices.volatility", 60, 1e-4, 50),
    bound("no volatility", surface(volatility: [0]), "surface.slices.volatility", 0, 1e-4, 50),
    bound(
      "a slope of the level in per cent", surface(moves: .init(spotSlope: -100)), "surface.moves.spotSlope", -100, -20,
      20),
    bound(
      "a level with noise below none", surface(moves: .init(volatilityOfVolatility: -1)),
      "surface.moves.volatilityOfVolatility", -1, 0, 20),
    bound(
      "a level that returns at once", surface(moves: .init(halfLifeDays: 0)), "surface.moves.halfLifeDays", 0, 1e-4,
      1e5),
    bound("a floor of nothing", surface(moves: .init(floor: 0)), "surface.moves.floor", 0, 1e-4, 50),
    bound(
      "a volatility's cap below its floor", surface(moves: .init(floor: 0.5, cap: 0.4)), "surface.moves.cap", 0.4, 0.5,
      50),
  ]

  private func model(_ market: DerivativeMarket, asset: String = "BTC") throws -> MarketModel {
    try MarketModel(
      assets: ["BTC"], volatility: [0.6], correlation: [[1]], dynamics: .gaussian, derivatives: [asset: market])
  }

  @Test("the error has its payload, and its message the key, the asset and the value", arguments: rates + surfaces)
  func error(_ item: NoDerivatives) {
    let thrown = #expect(throws: item.error) { try model(item.market) }
    let message = thrown?.description ?? ""
    #expect(message.contains("BTC"), "\(message)")
    guard case .outOfBounds(let key, _, let value, _, _) = item.error else { return }
    #expect(message.contains(key) && message.contains("\(value)"), "\(message)")
  }

  @Test("an asset that the model does not have is named")
  func unknownAsset() {
    #expect(throws: MarketModelError.unknownAsset(key: "derivatives", asset: "ETH", known: ["BTC"])) {
      try model(DerivativeMarket(), asset: "ETH")
    }
  }

  @Test("what is not a number is out of bounds", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let markets = [
      Self.funding(.init(now: value, mean: 0)), Self.funding(.init(mean: value)),
      Self.funding(.init(mean: 0, halfLifeDays: value)), Self.funding(.init(mean: 0, volatility: value)),
      Self.funding(.init(mean: 0, priceSlope: value)), Self.funding(.init(mean: 0, floor: value)),
      Self.funding(.init(mean: 0, cap: value)), DerivativeMarket(interestRate: value),
      Self.surface(days: [value]), Self.surface(moneyness: [value]), Self.surface(volatility: [value]),
      Self.surface(moves: .init(spotSlope: value)), Self.surface(moves: .init(volatilityOfVolatility: value)),
      Self.surface(moves: .init(halfLifeDays: value)), Self.surface(moves: .init(floor: value)),
      Self.surface(moves: .init(cap: value)),
    ]
    for market in markets {
      #expect(throws: MarketModelError.self) { try model(market) }
    }
  }
}
