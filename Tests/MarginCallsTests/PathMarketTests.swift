import Foundation
import MarginCalls
import MarketModel
import Portfolio
import Simulation
import Testing

@Suite("A book placed in a simulated market")
struct PathMarketTests {
  private func book(_ assets: String...) throws -> Book {
    var book = try Book(prices: Dictionary(uniqueKeysWithValues: assets.map { ($0, 2) }))
    let positions = try assets.map {
      Position(instrument: try book.place(of: .asset($0)), role: .collateral, quantity: 1)
    }
    try book.append(Account(id: "a"), positions: positions)
    return book
  }

  private func simulation(_ model: MarketModel) throws -> Simulation {
    try Simulation(model: model, grid: TimeGrid(steps: 3, stepDays: 1), seed: 1)
  }

  @Test("an asset that the market lacks is an error, where it is not counted at par")
  func unknown() throws {
    let simulation = try simulation(contractModel(derivatives: [:]))
    let priced = try PricedBook(book("ETH", "DAI", "USD"))
    #expect(throws: MarginCallError.unknownAsset(asset: "DAI", known: ["BTC", "ETH", "WETH"])) {
      try PathMarket(priced, in: simulation)
    }
    let market = try PathMarket(priced, in: simulation, par: ["DAI"])
    #expect(market.start.prices == [2, 2, 1])
  }

  @Test("an asset at par moves where the market has it")
  func parOfTheModel() throws {
    let market = try PathMarket(PricedBook(book("ETH")), in: simulation(contractModel(derivatives: [:])), par: ["ETH"])
    market.follow { watch, tile in #expect(watch.state(of: 0, in: tile).prices[0] != 2) }
  }

  @Test("volatilities begin with the model's own: a driver's, a claim's by what it follows, none for what stands")
  func startVolatilities() throws {
    let market = try PathMarket(
      PricedBook(book("WETH", "BTC", "USD")), in: simulation(contractModel(derivatives: [:])))
    #expect(market.start.volatilities.map { ($0 * 1e12).rounded() / 1e12 } == [0.75, 0.6, 0])
    market.follow { watch, tile in
      #expect(watch.state(of: 5, in: tile).volatilities == market.start.volatilities)
    }
  }

  @Test("volatilities follow what the path has realised, the later steps more", arguments: [0.5, 5, 1_000])
  func realised(halfLife: Double) throws {
    let market = try PathMarket(
      PricedBook(book("ETH", "USD")),
      in: Simulation(model: contractModel(derivatives: [:]), grid: TimeGrid(steps: 20, stepDays: 0.5), seed: 2))
    var (variance, last) = (0.75 * 0.75, 0.0)
    let left = pow(0.5, 0.5 / halfLife)
    market.follow(volatilityHalfLifeDays: halfLife) { watch, tile in
      let logRatio = tile.logRatios[PathTile.column(1).lowerBound + 9]
      variance = left * variance + (1 - left) * (logRatio - last) * (logRatio - last) * 365 / 0.5
      last = logRatio
      let volatilities = watch.state(of: 9, in: tile).volatilities
      #expect(abs(volatilities[0] - variance.squareRoot()) < 1e-12 && volatilities[1] == 0)
    }
  }

  @Test("realised volatility averages to the model's")
  func realisedMean() throws {
    let model = try contractModel(derivatives: [:])
    let market = try PathMarket(
      PricedBook(book("BTC")), in: Simulation(model: model, grid: TimeGrid(steps: 40, stepDays: 1), seed: 3))
    var variances: [Double] = []
    market.follow(volatilityHalfLifeDays: 10) { watch, tile in
      guard watch.step == 40 else { return }
      variances = (0..<PathTile.width).map { pow(watch.state(of: $0, in: tile).volatilities[0], 2) }
    }
    let mean = variances.reduce(0, +) / 256
    let deviation = (variances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 255).squareRoot()
    // The mean of the log return is in it: half a variance, squared.
    let expected = 0.36 + pow(0.18, 2) / 365
    #expect(abs(mean - expected) < 6.1 * deviation / 16)
  }

  @Test("a book priced with other derivatives than the model's traps")
  func otherDerivatives() async {
    await #expect(processExitsWith: .failure) {
      var book = try Book(prices: ["BTC": 1])
      _ = try book.place(of: .asset("BTC"))
      let simulation = try Simulation(model: contractModel(), grid: TimeGrid(steps: 1, stepDays: 1), seed: 1)
      _ = try PathMarket(PricedBook(book), in: simulation)
    }
  }
}
