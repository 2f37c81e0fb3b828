import Documents
import MarketModel
import Testing

/// Claims that make no model, and the error that says why.
struct NoClaims: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var daysPerYear = 365.0
  let claims: [Claim]
  let error: MarketModelError
  let message: String
}

@Suite("Figures that are no claim")
struct ClaimErrorTests {
  static func coin(
    _ asset: String = "USDC", halfLife: Double = 1, perYear: Double = 1, stress: Stress? = nil, depth: Double = 0.1,
    spread: Double = 0, recovery: Double = 1, death: Stablecoin.Death? = nil, source: String = "mine"
  ) -> Claim {
    Claim(
      asset: asset,
      kind: .stablecoin(
        Stablecoin(
          noiseHalfLifeDays: halfLife,
          depeg: .init(
            perYear: perYear, stress: stress, depth: depth, depthSpread: spread, recoveryHalfLifeDays: recovery,
            death: death, source: source))))
  }

  static func wrapped(
    _ asset: String = "WBTC", of underlying: String = "BTC", perYear: Double = 1, stress: Stress? = nil,
    recovery: Double = 0.5, source: String = "mine"
  ) -> Claim {
    Claim(
      asset: asset,
      kind: .wrapped(
        WrappedToken(
          underlying: underlying,
          failure: .init(perYear: perYear, stress: stress, recovery: recovery, source: source))))
  }

  static func staked(
    of underlying: String = "ETH", yield: Double = 0, exit: StakedToken.Exit = .fast, stress: Double = 0
  ) -> Claim {
    Claim(
      asset: "stETH",
      kind: .staked(
        StakedToken(underlying: underlying, yieldPerYear: yield, exit: exit, stressDiscount: stress)))
  }

  static func product(_ assets: [String], weights: [Double]? = nil, fees: Double = 0) -> Claim {
    Claim(
      asset: "LP",
      kind: .constantProduct(ConstantProductShare(assets: assets, weights: weights, feesPerYear: fees)))
  }

  static func swap(_ assets: [String], amplification: Double = 100, fees: Double = 0) -> Claim {
    Claim(
      asset: "LP",
      kind: .stableSwap(StableSwapShare(assets: assets, amplification: amplification, feesPerYear: fees)))
  }

  static func bound(
    _ description: String, _ claim: Claim, _ key: String, _ value: Double, _ low: Double, _ high: Double
  ) -> NoClaims {
    NoClaims(
      testDescription: description, claims: [claim],
      error: .outOfBounds(key: "claims.\(key)", asset: claim.asset, value: value, low: low, high: high),
      message: "claims.\(key) of \(claim.asset) is \(value), outside \(low) to \(high): correct it")
  }

  static let names = "BTC, ETH, USDC, stETH, SPY"

  static let references = [
    NoClaims(
      testDescription: "a stablecoin without noise", claims: [coin("DAI")],
      error: .claimDriver(asset: "DAI", kind: "stablecoin", needsDriver: true),
      message: "claims: DAI is stablecoin and has noise of its own: add it to assets, with the volatility of that noise"
    ),
    NoClaims(
      testDescription: "a wrapped token with noise", claims: [wrapped("ETH")],
      error: .claimDriver(asset: "ETH", kind: "wrapped", needsDriver: false),
      message: "claims: ETH is wrapped and follows other assets alone: take it out of assets"),
    NoClaims(
      testDescription: "a claim twice", claims: [wrapped(), wrapped()], error: .duplicateAsset("WBTC"),
      message: "assets: WBTC stands twice: remove one"),
    NoClaims(
      testDescription: "a name that the command line could not take", claims: [wrapped("W BTC")],
      error: .badAssetName("W BTC"), message: "assets: the name \"W BTC\" is empty or has a comma"),
    // The symbol of a wrapper is no reason to take another asset for its underlying.
    NoClaims(
      testDescription: "an underlying that is not there", claims: [wrapped("WETH", of: "aETH")],
      error: .unknownReference(
        claim: "WETH", reference: "aETH", known: ["BTC", "ETH", "USDC", "stETH", "SPY"]),
      message: "claims: WETH looks at aETH, which is none of \(names): correct it"),
    NoClaims(
      testDescription: "a claim on itself", claims: [staked(of: "stETH")],
      error: .unknownReference(claim: "stETH", reference: "stETH", known: ["BTC", "ETH", "USDC", "SPY"]),
      message: "claims: stETH looks at stETH, which is none of BTC, ETH, USDC, SPY: correct it"),
    NoClaims(
      testDescription: "a claim on a later one", claims: [wrapped(of: "LP"), product(["BTC", "ETH"])],
      error: .unknownReference(claim: "WBTC", reference: "LP", known: ["BTC", "ETH", "USDC", "stETH", "SPY"]),
      message: "claims: WBTC looks at LP, which is none of \(names): correct it"),
    NoClaims(
      testDescription: "a claim on a driver that is a later claim", claims: [product(["USDC", "ETH"]), coin()],
      error: .laterReference(claim: "LP", reference: "USDC"),
      message: "claims: LP looks at USDC, which stands after it: change their order"),
    NoClaims(
      testDescription: "the stress of a claim",
      claims: [coin(), wrapped(stress: Stress(asset: "USDC", sensitivity: 1))],
      error: .stressAsset(claim: "WBTC", reference: "USDC", known: ["BTC", "ETH", "stETH", "SPY"]),
      message: "claims: the stress of WBTC is that of USDC, which is no plain driver: take one of BTC, ETH, stETH, SPY"),
    NoClaims(
      testDescription: "a judgement that is nobody's", claims: [coin(source: " \n")], error: .noSource(claim: "USDC"),
      message: "claims: the judgement on USDC has no source: say whose it is and what it rests on"),
    NoClaims(
      testDescription: "a wrapper's that is nobody's", claims: [wrapped(source: "")], error: .noSource(claim: "WBTC"),
      message: "claims: the judgement on WBTC has no source"),
    NoClaims(
      testDescription: "a pool of one", claims: [product(["BTC"])],
      error: .poolAssets(claim: "LP", count: 1, low: 2, high: 64),
      message: "claims: the pool of LP has 1 different assets: give from 2 to 64, each once"),
    NoClaims(
      testDescription: "an asset twice in a pool", claims: [swap(["BTC", "ETH", "BTC"])],
      error: .poolAssets(claim: "LP", count: 2, low: 2, high: 8),
      message: "claims: the pool of LP has 2 different assets: give from 2 to 8, each once"),
    NoClaims(
      testDescription: "a weight too few", claims: [product(["BTC", "ETH"], weights: [1])],
      error: .wrongCount(key: "claims.weights of LP", count: 1, expected: 2),
      message: "claims.weights of LP: 1 values for 2 assets: give one per asset"),
    NoClaims(
      testDescription: "weights that add to more than 1", claims: [product(["BTC", "ETH"], weights: [0.75, 0.5])],
      error: .probabilitySum(key: "claims.weights of LP", sum: 1.25),
      message: "claims.weights of LP adds to 1.25: make it add to 1"),
    NoClaims(
      testDescription: "a market that never opens",
      claims: [
        Claim(
          asset: "SPY",
          kind: .tokenised(
            TokenisedAsset(
              closedDays: TokenisedAsset.Weekday.allCases, startsAfter: .friday, closedVariance: 0.5)))
      ], error: .alwaysClosed(claim: "SPY"),
      message: "claims: the market of SPY is closed on every day: leave one open"),
    NoClaims(
      testDescription: "weekends in a year without them", daysPerYear: 252,
      claims: [Claim(asset: "SPY", kind: .tokenised(TokenisedAsset(startsAfter: .friday, closedVariance: 0.5)))],
      error: .tradingYear(claim: "SPY", daysPerYear: 252),
      message: "claims: the market of SPY closes on days of the calendar, and daysPerYear is 252.0: use 365"),
  ]

  static let bounds = [
    bound("noise that is gone at once", coin(halfLife: 0), "noiseHalfLifeDays", 0, 1e-4, 1e4),
    bound("fewer breaks than none", coin(perYear: -1), "depeg.perYear", -1, 0, 1_000),
    bound("a gain of a break", coin(depth: -0.1), "depeg.depth", -0.1, 1e-6, 0.999),
    bound("a break in per cent", coin(depth: 12), "depeg.depth", 12, 1e-6, 0.999),
    bound("a spread below 0", coin(spread: -1), "depeg.depthSpread", -1, 0, 2),
    bound("a recovery before the break", coin(recovery: -1), "depeg.recoveryHalfLifeDays", -1, 1e-4, 1e5),
    bound(
      "less market stress than none", coin(stress: Stress(asset: "BTC", sensitivity: -1)), "stress.sensitivity", -1, 0,
      2),
    bound(
      "a death that is more than certain", coin(death: .init(probability: 1.5, remains: 0.1, halfLifeDays: 1)),
      "depeg.death.probability", 1.5, 0, 1),
    bound(
      "a death that leaves nothing", coin(death: .init(probability: 0.5, remains: 0, halfLifeDays: 1)),
      "depeg.death.remains", 0, 1e-6, 1),
    bound(
      "a death that takes no time", coin(death: .init(probability: 0.5, remains: 0.1, halfLifeDays: 0)),
      "depeg.death.halfLifeDays", 0, 1e-4, 1e5),
    bound("a yield in per cent", staked(yield: 30), "yieldPerYear", 30, -1, 5),
    bound("an exit that takes no time", staked(exit: .halfLife(days: 0)), "discountHalfLifeDays", 0, 1e-4, 1e4),
    bound("a discount of more than the fall", staked(stress: 1.5), "stressDiscount", 1.5, 0, 1),
    bound("failures by the minute", wrapped(perYear: 5_000), "failure.perYear", 5_000, 0, 1_000),
    bound("a failure that leaves more", wrapped(recovery: 1.1), "failure.recovery", 1.1, 1e-6, 1),
    bound("fees that cost", product(["BTC", "ETH"], fees: -0.1), "feesPerYear", -0.1, 0, 10),
    bound("fees in per cent", swap(["BTC", "ETH"], fees: 20), "feesPerYear", 20, 0, 10),
    bound("a weight of 0", product(["BTC", "ETH"], weights: [0, 1]), "weights", 0, 1e-6, 1),
    bound("no amplification", swap(["BTC", "ETH"], amplification: 0.5), "amplification", 0.5, 1, 1e6),
    bound(
      "more news while closed",
      Claim(asset: "SPY", kind: .tokenised(TokenisedAsset(startsAfter: .friday, closedVariance: 2))),
      "closedVariance", 2, 0, 1),
  ]

  @Test("the error has its payload and its message", arguments: references + bounds)
  func error(_ item: NoClaims) {
    let drivers = ["BTC", "ETH", "USDC", "stETH", "SPY"]
    let thrown = #expect(throws: item.error) {
      try MarketModel(
        assets: drivers, daysPerYear: item.daysPerYear, volatility: drivers.map { _ in 0.1 },
        correlation: drivers.indices.map { row in drivers.indices.map { $0 == row ? 1 : 0 } }, dynamics: .gaussian,
        claims: item.claims)
    }
    #expect(thrown?.description.hasPrefix(item.message) == true, "\(thrown?.description ?? "nothing thrown")")
  }

  @Test("what is not a number is out of bounds", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let claims = [
      Self.coin(halfLife: value), Self.coin(perYear: value), Self.coin(depth: value), Self.wrapped(recovery: value),
      Self.staked(yield: value), Self.staked(exit: .halfLife(days: value)),
      Self.swap(["BTC", "ETH"], amplification: value),
      Self.product(["BTC", "ETH"], weights: [value, 0.5]),
    ]
    for claim in claims {
      let drivers = claim.hasDriver ? ["BTC", "ETH", claim.asset] : ["BTC", "ETH"]
      #expect(throws: MarketModelError.self) {
        try MarketModel(
          assets: drivers, volatility: drivers.map { _ in 0.1 },
          correlation: drivers.indices.map { row in drivers.indices.map { $0 == row ? 1 : 0 } }, dynamics: .gaussian,
          claims: [claim])
      }
    }
  }

  /// The example with one claim, given as a file has it.
  private static func text(_ claim: String) -> String {
    example(
      #""dynamics": { "kind": "gaussian" }"#, becomes: #""dynamics": { "kind": "gaussian" }, "claims": [\#(claim)]"#)
  }

  @Test(
    "a file's claims are read strictly",
    arguments: [
      (#"{ "asset": "W", "kind": "wraped" }"#, "unknown word \"wraped\"; known are stablecoin, staked, wrapped"),
      (#"{ "kind": "wrapped" }"#, "claims[0]: the key \"asset\" is missing"),
      (#"{ "asset": "W", "kind": "wrapped", "of": "BTC" }"#, "claims[0]: unknown key \"of\""),
      (
        #"{ "asset": "W", "kind": "wrapped", "underlying": "BTC", "failure": { "perYear": 1, "recovery": 0.5 } }"#,
        "claims[0].failure: the key \"source\" is missing"
      ),
      (
        #"{ "asset": "ETH", "kind": "staked", "underlying": "BTC" }"#,
        "claims[0]: a staked token has either \"exit\": \"fast\" or \"slow\", or a \"discountHalfLifeDays\"; this one has"
          + " no exit and no half-life"
      ),
      (
        #"{ "asset": "ETH", "kind": "staked", "underlying": "BTC", "exit": "fast", "discountHalfLifeDays": 2 }"#,
        "this one has exit \"fast\" and a half-life"
      ),
      (
        #"{ "asset": "ETH", "kind": "staked", "underlying": "BTC", "exit": "soon" }"#,
        "this one has exit \"soon\" and no half-life"
      ),
      (
        #"{ "asset": "ETH", "kind": "tokenised", "startsAfter": "Freitag", "closedVariance": 0.1 }"#,
        "unknown word \"Freitag\"; known are monday, tuesday"
      ),
      (
        #"{ "asset": "ETH", "kind": "stablecoin", "noiseHalfLifeDays": 1, "depeg": { "depht": 1 } }"#,
        "claims[0].depeg: unknown key \"depht\""
      ),
      (
        #"{ "asset": "ETH", "kind": "stablecoin", "noiseHalfLifeDays": "1" }"#,
        "claims[0].noiseHalfLifeDays"
      ),
    ])
  func documents(claim: String, message: String) {
    let thrown = #expect(throws: DocumentError.self) { try read(Self.text(claim)) }
    #expect(thrown?.description.contains(message) == true, "\(thrown?.description ?? "nothing thrown")")
  }
}
