import MarketModel
import Simulation
import Testing

/// A rate that is not the one that is configured, and the quantity that tells.
struct RateMistake: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let drawn: MeanRevertingRate
  let quantity: String
}

@Suite("The audit of what contracts are priced by")
struct DerivativeAuditTests {
  private static let grid = (steps: 10, stepDays: 1.0)

  private func simulation(_ model: MarketModel, seed: UInt64) throws -> Simulation {
    try Simulation(model: model, grid: TimeGrid(steps: Self.grid.steps, stepDays: Self.grid.stepDays), seed: seed)
  }

  private func entries(of audit: PathAudit, _ name: String) -> [AuditEntry] {
    audit.entries.filter { $0.quantity.contains(name) }
  }

  @Test("sound paths pass, whatever the law of the prices", arguments: 0..<7)
  func sound(law: Int) throws {
    let claims = try claimModel()
    let model = try claimModel(dynamics: everyLaw(volatility: claims.volatility, correlation: claims.correlation)[law])
      .with(["BTC": fullMarket, "CRV": fullMarket])
    let simulation = try simulation(model, seed: 31)
    let audit = try PathAudit(of: simulation, against: model)
    for name in ["funding rate", "basis", "log volatility level", "funding paid"] {
      let found = entries(of: audit, name)
      #expect(found.count == (name == "funding paid" ? 2 : 6), "\(name)")
      for entry in found {
        #expect(
          abs(entry.zScore ?? .infinity) <= PathAudit.limit, "\(entry.quantity): \(String(describing: entry.zScore))")
      }
    }
  }

  @Test("a model without derivatives is audited as before")
  func none() throws {
    let audit = try PathAudit(of: simulation(dollarModel(dynamics: .gaussian), seed: 1))
    #expect(entries(of: audit, "funding").isEmpty && entries(of: audit, "volatility level").isEmpty)
  }

  @Test("a floor that has held leaves figures without a distance")
  func held() throws {
    let rate = MeanRevertingRate(mean: 0.1, halfLifeDays: 5, volatility: 3, floor: -0.05, cap: 0.3)
    let model = try dollarModel(dynamics: .gaussian).with(["ETH": fundingMarket(rate)])
    let audit = try PathAudit(of: simulation(model, seed: 2))
    let found = entries(of: audit, "funding rate ETH")
    #expect(found.count == 4 && audit.passed)
    #expect(found.filter { $0.zScore == nil }.count == 3)
    #expect(found.contains { $0.quantity == "funding rate ETH outside floor and cap" && $0.zScore == 0 })
  }

  static let mistakes = [
    RateMistake(
      testDescription: "another mean",
      drawn: .init(now: 0.3, mean: 0.15, halfLifeDays: 3, volatility: 0.9, priceSlope: 1.5),
      quantity: "mean at the horizon"),
    RateMistake(
      testDescription: "another start",
      drawn: .init(now: 0.8, mean: 0.1, halfLifeDays: 3, volatility: 0.9, priceSlope: 1.5),
      quantity: "mean at the horizon"),
    RateMistake(
      testDescription: "noise of a year for that of a step",
      drawn: .init(now: 0.3, mean: 0.1, halfLifeDays: 3, volatility: 0.9 * 19.1, priceSlope: 1.5),
      quantity: "deviation at the horizon"),
    RateMistake(
      testDescription: "a tenth too much noise",
      drawn: .init(now: 0.3, mean: 0.1, halfLifeDays: 3, volatility: 0.99, priceSlope: 1.5),
      quantity: "deviation at the horizon"),
    RateMistake(
      testDescription: "a third too long a half-life",
      drawn: .init(now: 0.3, mean: 0.1, halfLifeDays: 4, volatility: 0.9, priceSlope: 1.5),
      quantity: "deviation at the horizon"),
    RateMistake(
      testDescription: "no slope", drawn: .init(now: 0.3, mean: 0.1, halfLifeDays: 3, volatility: 0.9),
      quantity: "correlation of the noise"),
    RateMistake(
      testDescription: "a constant for a rate that moves", drawn: .init(now: 0.3, mean: 0.1, halfLifeDays: 3),
      quantity: "deviation at the horizon"),
  ]

  @Test("the classic mistakes are found", arguments: mistakes)
  func found(mistake: RateMistake) throws {
    let configured = try dollarModel(dynamics: .gaussian).with(["BTC": fullMarket])
    let drawn = try configured.with([
      "BTC": DerivativeMarket(
        funding: mistake.drawn, basis: fullMarket.basis, interestRate: fullMarket.interestRate,
        surface: fullMarket.surface)
    ])
    let audit = try PathAudit(of: simulation(drawn, seed: 5), against: configured)
    #expect(
      audit.failures.contains { $0.quantity.contains(mistake.quantity) && $0.quantity.contains("funding rate BTC") },
      "\(audit.failures.map(\.quantity))")
    #expect(!audit.failures.contains { $0.quantity.contains("basis") || $0.quantity.contains("level") })
  }
}
