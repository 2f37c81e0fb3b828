import Documents
import Foundation
import MarketModel
import Testing

@Suite("What contracts are priced by, in a model file")
struct DerivativeDocumentTests {
  /// The example with derivatives, given as a file has them.
  private static func text(_ derivatives: String) -> String {
    example(
      #""dynamics": { "kind": "gaussian" }"#,
      becomes: #""dynamics": { "kind": "gaussian" }, "derivatives": \#(derivatives)"#)
  }

  @Test("every key is read")
  func literal() throws {
    let model = try read(
      Self.text(
        """
        {
          "BTC": {
            "funding": { "now": 0.3, "mean": 0.1, "halfLifeDays": 2, "volatility": 0.5, "priceSlope": 2, "floor": -1, "cap": 4 },
            "basis": { "mean": 0.08 },
            "interestRate": 0.05,
            "surface": {
              "slices": [
                { "days": 7, "logMoneyness": [-0.1, 0, 0.1], "volatility": [0.7, 0.6, 0.65] },
                { "days": 30, "logMoneyness": [0], "volatility": [0.55] }
              ],
              "moves": { "rule": "stickyStrike", "spotSlope": -1, "volatilityOfVolatility": 0.8, "halfLifeDays": 9,
                         "floor": 0.1, "cap": 3 }
            }
          }
        }
        """))
    let expected = DerivativeMarket(
      funding: MeanRevertingRate(
        now: 0.3, mean: 0.1, halfLifeDays: 2, volatility: 0.5, priceSlope: 2, floor: -1, cap: 4),
      basis: MeanRevertingRate(now: 0.08, mean: 0.08, halfLifeDays: 7), interestRate: 0.05,
      surface: VolatilitySurface(
        slices: [
          .init(days: 7, logMoneyness: [-0.1, 0, 0.1], volatility: [0.7, 0.6, 0.65]),
          .init(days: 30, logMoneyness: [0], volatility: [0.55]),
        ],
        moves: .init(
          rule: .stickyStrike, spotSlope: -1, volatilityOfVolatility: 0.8, halfLifeDays: 9, floor: 0.1, cap: 3)))
    #expect(model.derivatives == ["BTC": expected])
  }

  @Test("what is left out has its default")
  func defaults() throws {
    let model = try read(
      Self.text(#"{"ETH":{"surface":{"slices":[{"days":30,"logMoneyness":[0],"volatility":[0.6]}]}},"BTC":{}}"#))
    #expect(model.derivatives["BTC"] == DerivativeMarket())
    let market = try #require(model.derivatives["ETH"])
    #expect(market.funding == nil && market.basis == nil && market.interestRate == 0)
    let moves = try #require(market.surface).moves
    #expect(moves == .init(rule: .stickyDelta, halfLifeDays: 30, floor: 0.01, cap: 10))
    #expect(moves.level == MeanRevertingRate(mean: 0, halfLifeDays: 30))
    #expect(try read(example).derivatives.isEmpty)
  }

  @Test("a model comes back from its own text, to the bit")
  func roundTrip() throws {
    let market = DerivativeMarket(
      funding: MeanRevertingRate(now: 0.1 + 0.2, mean: 1 / 3, floor: -0.75), basis: MeanRevertingRate(mean: -0.01),
      interestRate: 0.043,
      surface: VolatilitySurface(
        slices: [.init(days: 1 / 3, logMoneyness: [-0.2, 0.1], volatility: [0.9, 0.7])],
        moves: .init(rule: .stickyStrike, spotSlope: -0.7)))
    let derivatives = ["ETH": market, "BTC": DerivativeMarket(funding: MeanRevertingRate(mean: 0.1, cap: 0.5))]
    let model = try MarketModel(
      assets: ["BTC", "ETH"], volatility: [0.6, 0.7], correlation: [[1, 0.8], [0.8, 1]], dynamics: .gaussian,
      derivatives: derivatives)
    let text = try model.json()
    #expect(try read(text) == model)
    #expect(try read(text).json() == text)
    #expect(try !read(example).json().contains("derivatives"))
  }

  @Test(
    "it is read strictly",
    arguments: [
      (#"{ "SOL": {} }"#, "derivatives: SOL is not among the assets"),
      (#"{ "BTC": { "fundng": { "mean": 0.1 } } }"#, "unknown key \"fundng\""),
      (#"{ "BTC": { "funding": {} } }"#, "the key \"mean\" is missing"),
      (#"{ "BTC": { "funding": { "mean": 0.1, "vol": 1 } } }"#, "unknown key \"vol\""),
      (#"{ "BTC": { "surface": {} } }"#, "the key \"slices\" is missing"),
      (#"{ "BTC": { "surface": { "slices": [{ "days": 1, "volatility": [0.5] }] } } }"#, "\"logMoneyness\" is missing"),
      (#"{ "BTC": { "surface": { "slices": [], "move": {} } } }"#, "unknown key \"move\""),
      (
        #"{ "BTC": { "surface": { "slices": [], "moves": { "rule": "stickyMoneyness" } } } }"#,
        "unknown word \"stickyMoneyness\"; known are stickyStrike, stickyDelta"
      ),
      (#"{ "BTC": { "surface": { "slices": [], "moves": { "volvol": 1 } } } }"#, "unknown key \"volvol\""),
    ])
  func strictness(derivatives: String, message: String) {
    let thrown = #expect(throws: DocumentError.self) { try read(Self.text(derivatives)) }
    #expect(thrown?.description.contains(message) == true, "\(thrown?.description ?? "nothing thrown")")
  }
}
