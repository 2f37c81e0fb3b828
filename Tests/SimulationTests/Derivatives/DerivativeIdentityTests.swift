import Kernels
import MarketModel
import Simulation
import Testing

@Suite("What contracts are priced by is the same wherever its path is drawn, and moves no price")
struct DerivativeIdentityTests {
  private let market = ["BTC": fullMarket, "stETH": fullMarket, "CRV": fullMarket]

  @Test("no bit of a price depends on it, whatever the law", arguments: 0..<7)
  func prices(law: Int) throws {
    let plain = try claimModel()
    let dynamics = everyLaw(volatility: plain.volatility, correlation: plain.correlation)[law]
    let bare = try claimModel(dynamics: dynamics)
    let grid = try TimeGrid(steps: 6, stepDays: 1)
    let drawn = try Simulation(model: bare.with(market), grid: grid, seed: 3).logRatios(Array(0..<256))
    #expect(try drawn == Simulation(model: bare, grid: grid, seed: 3).logRatios(Array(0..<256)))
  }

  @Test("nor of one asset's rates on another's, nor of one rate on the next")
  func rates() throws {
    let grid = try TimeGrid(steps: 5, stepDays: 0.5)
    let paths = Array(UInt64(0)..<256)
    func drawn(_ derivatives: [String: DerivativeMarket]) throws -> [DerivativeColumns] {
      try Simulation(model: dollarModel(dynamics: .gaussian).with(derivatives), grid: grid, seed: 8)
        .derivatives(of: "ETH", paths)
    }
    let all = try drawn(["BTC": fullMarket, "ETH": fullMarket])
    #expect(try drawn(["ETH": fullMarket]) == all)
    let basisAlone = try drawn(["ETH": DerivativeMarket(basis: fullMarket.basis)])
    #expect(basisAlone.map(\.basis) == all.map(\.basis))
    #expect(
      basisAlone.allSatisfy { $0.fundingPaid.allSatisfy { $0 == 0 } && $0.volatilityLevels.allSatisfy { $0 == 1 } })
    let levelAlone = try drawn(["ETH": DerivativeMarket(surface: fullMarket.surface)])
    #expect(levelAlone.map(\.volatilityLevels) == all.map(\.volatilityLevels))
  }

  @Test("alone, turned and among others, by every sampling, to the bit")
  func places() throws {
    let model = try claimModel().with(market)
    for sampling in samplings(assets: model.drivers.count, steps: 9) where sampling != .momentMatched {
      let simulation = try Simulation(
        model: model, grid: TimeGrid(steps: 9, stepDays: 1), seed: 21, sampling: sampling)
      let paths = Array(UInt64(48_128)..<48_384)
      for asset in ["BTC", "CRV"] {
        let whole = simulation.derivatives(of: asset, paths)
        for places in [Array((0..<256).reversed()), (0..<256).map { ($0 + 31) % 256 }, [0], [100], [255]] {
          #expect(simulation.derivatives(of: asset, places.map { paths[$0] }) == whole.map { $0.at(places) })
        }
      }
    }
  }

  @Test("noise of its own is plain whatever the sampling of the prices")
  func samplingOfNoise() throws {
    let rate = MeanRevertingRate(mean: 0.1, volatility: 0.5)
    let model = try dollarModel(dynamics: .gaussian).with(["BTC": fundingMarket(rate)])
    let grid = try TimeGrid(steps: 4, stepDays: 1)
    let plain = try Simulation(model: model, grid: grid, seed: 5).derivatives(of: "BTC", Array(0..<256))
    for sampling in samplings(assets: 3, steps: 4) {
      let other = try Simulation(model: model, grid: grid, seed: 5, sampling: sampling)
        .derivatives(of: "BTC", Array(0..<256))
      #expect(other.map(\.fundingRates) == plain.map(\.fundingRates))
    }
  }

  @Test("a tile remembers nothing, and a longer horizon has the steps of a shorter one")
  func reuse() throws {
    let model = try claimModel().with(market)
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 12, stepDays: 0.5), seed: 22)
    var tile = simulation.makeTile()
    let first = simulation.derivatives(of: "stETH", Array(0..<100), in: &tile)
    _ = simulation.derivatives(of: "stETH", Array(1_000..<1_256), in: &tile)
    #expect(simulation.derivatives(of: "stETH", Array(0..<100), in: &tile) == first)
    let short = try Simulation(model: model, grid: TimeGrid(steps: 7, stepDays: 0.5), seed: 22)
    #expect(short.derivatives(of: "stETH", Array(0..<100)) == Array(first.prefix(7)))
  }

  @Test("the vector instructions change no bit", arguments: InstructionSet.available)
  func instructions(level: InstructionSet) throws {
    let grid = try TimeGrid(steps: 10, stepDays: 1)
    let model = try claimModel().with(market)
    let paths = Array(UInt64(0)..<256)
    let reference = try Simulation(model: model, grid: grid, seed: 24, instructionSet: .baseline)
    let simulation = try Simulation(model: model, grid: grid, seed: 24, instructionSet: level)
    #expect(simulation.derivatives(of: "BTC", paths) == reference.derivatives(of: "BTC", paths))
  }

  @Test("a model without derivatives has no columns of them")
  func none() throws {
    let simulation = try Simulation(
      model: dollarModel(dynamics: .gaussian), grid: TimeGrid(steps: 1, stepDays: 1), seed: 1)
    let tile = simulation.makeTile()
    #expect(tile.derivatives.assets.isEmpty && tile.derivatives.basis.isEmpty)
    #expect(tile.derivatives.column(of: 0) == nil)
  }
}
