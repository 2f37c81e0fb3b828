import Documents
import Foundation
import MarketModel
import Stress
import Testing

@Suite("The shipped scenarios")
struct ShippedScenarioTests {
  private static let replays = [
    "black-thursday-2020", "curve-short-2022", "deleveraging-2021", "ftx-2022", "staked-ether-2022", "tariffs-2025",
    "terra-2022", "usdc-2023", "yen-unwind-2024",
  ]
  private static let hypotheses = ["coins-half-in-a-day", "nobody-comes", "stable-break", "thin-markets"]

  @Test("are these")
  func names() throws {
    #expect(try ScenarioDocuments.names() == (Self.replays + Self.hypotheses).sorted().map { "\($0).json5" })
  }

  @Test("each read, and have a source, a note and moves or stress", arguments: try ScenarioDocuments.names())
  func reads(name: String) throws {
    let scenario = try ScenarioDocuments.shipped(name)
    #expect(!scenario.sources.isEmpty && !scenario.note.isEmpty)
    #expect(scenario.history != nil || !scenario.shocks.isEmpty || scenario.stress != .none)
    #expect(scenario.alone == Self.replays.contains(String(name.dropLast(6))))
  }

  @Test("of history move bitcoin, ether and what is wrapped of them", arguments: replays)
  func wrapped(name: String) throws {
    let scenario = try ScenarioDocuments.shipped("\(name).json5")
    let horizon = try #require(scenario.horizonSeconds)
    #expect(scenario.assetsWithoutMoves(of: ["BTC", "ETH", "WETH", "WBTC", "USD"]) == [])
    for seconds in stride(from: 0, through: horizon, by: 3_600) {
      #expect(scenario.level(of: "WETH", atSeconds: seconds) == scenario.level(of: "ETH", atSeconds: seconds))
      #expect(scenario.level(of: "WBTC", atSeconds: seconds) == scenario.level(of: "BTC", atSeconds: seconds))
    }
  }

  /// NUMBERS: ether -50 %; the staked token more than 6 % below; 0.983; 122,574 to 104,782; 3,436.
  @Test("reach the published lows")
  func lows() throws {
    func least(_ asset: String, over base: String? = nil, _ name: String) throws -> Double {
      let scenario = try ScenarioDocuments.shipped("\(name).json5")
      let end = try #require(scenario.horizonSeconds)
      return stride(from: 0, through: end, by: 60).map { seconds in
        scenario.level(of: asset, atSeconds: seconds) / (base.map { scenario.level(of: $0, atSeconds: seconds) } ?? 1)
      }.min() ?? 1
    }
    #expect(try least("ETH", "black-thursday-2020") < 0.5)
    #expect(abs(try least("wstETH", over: "ETH", "staked-ether-2022") - 0.94) < 1e-12)
    #expect(abs(try least("stETH", over: "ETH", "yen-unwind-2024") - 0.983) < 1e-12)
    #expect(abs(try least("BTC", "tariffs-2025") - 104_782 / 122_574.0) < 0.001)
    #expect(abs(try least("USDC", "usdc-2023") - 0.877) < 1e-6)
    #expect(try least("LUNA", "terra-2022") < 1e-5)
  }

  @Test("of hypotheses do what their names say")
  func hypotheses() throws {
    let half = try ScenarioDocuments.shipped("coins-half-in-a-day.json5")
    #expect(half.level(of: "LINK", atSeconds: 86_400) == 0.5 && half.level(of: "USDC", atSeconds: 86_400) == 1)
    let broken = try ScenarioDocuments.shipped("stable-break.json5")
    #expect(abs(broken.level(of: "DAI", atSeconds: 86_400) - 0.88) < 1e-15)
    #expect(broken.level(of: "USDC", atSeconds: 400_000) == 1)
    let nobody = try ScenarioDocuments.shipped("nobody-comes.json5").stress
    #expect((nobody.gas, nobody.depth, nobody.noLiquidators.count) == (20, 0.2, 1))
    let thin = try ScenarioDocuments.shipped("thin-markets.json5").stress
    #expect((thin.correlation, thin.volatility, thin.depth) == (0.8, 2, 0.3))
  }
}
