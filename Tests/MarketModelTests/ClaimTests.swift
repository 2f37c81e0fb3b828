import Foundation
import MarketModel
import Testing

@Suite("Claims in model files")
struct ClaimTests {
  static let claims = [
    Claim(asset: "USDC", kind: .stablecoin(Stablecoin(noiseHalfLifeDays: 1.0 / 3, depeg: nil))),
    Claim(
      asset: "UST",
      kind: .stablecoin(
        Stablecoin(
          noiseHalfLifeDays: 0.1 + 0.2,
          depeg: .init(
            perYear: 2 / 3.0, stress: Stress(asset: "BTC", sensitivity: 0.7), depth: 0.12, depthSpread: 0.4,
            recoveryHalfLifeDays: 1e-4, death: .init(probability: 0.05, remains: 1e-6, halfLifeDays: 2),
            source: "mine, \"quoted\"")))),
    Claim(
      asset: "stETH",
      kind: .staked(StakedToken(underlying: "ETH", yieldPerYear: 0.03, exit: .fast, stressDiscount: 0.1))),
    Claim(asset: "rETH", kind: .staked(StakedToken(underlying: "ETH", exit: .slow))),
    Claim(asset: "LST", kind: .staked(StakedToken(underlying: "stETH", exit: .halfLife(days: 1.0 / 7)))),
    Claim(
      asset: "SPY",
      kind: .tokenised(TokenisedAsset(closedDays: [.sunday, .tuesday], startsAfter: .friday, closedVariance: 0.1))),
    Claim(
      asset: "WBTC",
      kind: .wrapped(
        WrappedToken(
          underlying: "BTC",
          failure: .init(
            perYear: 0.01, stress: Stress(asset: "ETH", sensitivity: 2), recovery: 0.3, source: "the desk's")))),
    Claim(
      asset: "LP",
      kind: .constantProduct(
        ConstantProductShare(assets: ["WBTC", "USDC"], weights: [0.1 + 0.2, 0.7], feesPerYear: 0.01))),
    Claim(asset: "LP2", kind: .constantProduct(ConstantProductShare(assets: ["LP", "ETH", "BTC"]))),
    Claim(asset: "3pool", kind: .stableSwap(StableSwapShare(assets: ["USDC", "UST", "LP"], amplification: 2_000))),
    Claim(
      asset: "w3pool",
      kind: .wrapped(WrappedToken(underlying: "3pool", failure: .init(perYear: 0, recovery: 1, source: "nobody's")))),
  ]

  static func model(_ claims: [Claim] = claims, daysPerYear: Double = 365) throws(MarketModelError) -> MarketModel {
    let drivers = ["BTC", "ETH", "USDC", "UST", "stETH", "rETH", "LST", "SPY"]
    return try MarketModel(
      assets: drivers, daysPerYear: daysPerYear, volatility: drivers.map { _ in 0.1 },
      correlation: drivers.indices.map { row in drivers.indices.map { $0 == row ? 1 : 0.2 } }, dynamics: .gaussian,
      claims: claims)
  }

  @Test("every kind comes back from its own text, to the bit")
  func roundTrip() throws {
    let model = try Self.model()
    let text = try model.json()
    #expect(try read(text) == model)
    #expect(try read(text).json() == text)
    #expect(try !read(example).json().contains("claims"))
  }

  @Test("claims without a driver follow the drivers among the assets, in their order")
  func assets() throws {
    let model = try Self.model()
    #expect(model.assets == model.drivers + ["WBTC", "LP", "LP2", "3pool", "w3pool"])
    #expect(model.volatility.count == model.drivers.count)
    #expect(model.index(of: "LP2") == 10)
    #expect(model.assets.indices.filter { model.isPlainDriver($0) } == [0, 1])
    #expect(Set(Self.claims.map(\.kindName)) == Set(Claim.kinds))
  }

  @Test("what may be absent has its default")
  func defaults() throws {
    let text = example(
      #""dynamics": { "kind": "gaussian" }"#,
      becomes: """
        "dynamics": { "kind": "gaussian" }, "claims": [
          { "asset": "ETH", "kind": "tokenised", "startsAfter": "monday", "closedVariance": 0.5 },
          { "asset": "W", "kind": "wrapped", "underlying": "BTC",
            "failure": { "perYear": 1, "recovery": 0.5, "source": "mine" } },
          { "asset": "LP", "kind": "constantProduct", "assets": ["BTC", "ETH", "W"] }]
        """)
    let model = try read(text)
    let expected: [Claim.Kind] = [
      .tokenised(TokenisedAsset(closedDays: [.saturday, .sunday], startsAfter: .monday, closedVariance: 0.5)),
      .wrapped(WrappedToken(underlying: "BTC", failure: .init(perYear: 1, recovery: 0.5, source: "mine"))),
      .constantProduct(ConstantProductShare(assets: ["BTC", "ETH", "W"])),
    ]
    #expect(model.claims.map(\.kind) == expected)
    guard case .constantProduct(let share) = model.claims[2].kind else { return }
    #expect(share.effectiveWeights == [Double](repeating: 1 / 3, count: 3))
    #expect(StakedToken.Exit.fast.halfLifeDays == 4.7)
    #expect(StakedToken.Exit.slow.halfLifeDays == 23.1)
  }

  @Test("the first-order exposures of claims on claims are their drivers'")
  func exposures() throws {
    let model = try Self.model()
    func exposures(of asset: String) -> [Double] {
      model.driverExposures(of: model.assets.map { $0 == asset ? 1 : 0 })
    }
    #expect(exposures(of: "WBTC") == [1, 0, 0, 0, 0, 0, 0, 0])
    #expect(exposures(of: "USDC") == [0, 0, 1, 0, 0, 0, 0, 0])
    // LST is staked stETH, which is staked ETH; each has noise of its own.
    #expect(exposures(of: "LST") == [0, 1, 0, 0, 1, 0, 1, 0])
    let expected: [Double] = [0.1, 0, 1.7 / 3, 1.0 / 3, 0, 0, 0, 0]
    for (exposure, value) in zip(exposures(of: "w3pool"), expected) { #expect(abs(exposure - value) < 1e-15) }
  }
}
