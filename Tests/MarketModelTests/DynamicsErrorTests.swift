import MarketModel
import Testing

@Suite("Laws that are none")
struct DynamicsErrorTests {
  private static func jumps(
    perYear: Double = 10, mean: [Double] = [-0.05, 0], deviation: [Double] = [0.1, 0.1], correlation: [[Double]]? = nil,
    own: [JumpDiffusion.OwnJumps]? = nil
  ) -> Dynamics {
    .jumpDiffusion(
      JumpDiffusion(
        jumpsPerYear: perYear, jumpMean: mean, jumpVolatility: deviation, jumpCorrelation: correlation, ownJumps: own))
  }

  private static func garch(
    _ clustering: VolatilityClustering = MarketModelTests.clustering(), stepDays: Double = 1,
    innovations: ClusteredReturns.Innovations = .normal, correlation: DynamicCorrelation? = nil
  ) -> Dynamics {
    .garch(
      ClusteredReturns(
        stepDays: stepDays, clustering: clustering, innovations: innovations, dynamicCorrelation: correlation))
  }

  private static func copula(
    _ margin: ReturnMargin = MarketModelTests.margin(), degreesOfFreedom: Double = 4,
    clustering: VolatilityClustering? = nil
  ) -> Dynamics {
    .copula(
      CopulaReturns(
        stepDays: 1, degreesOfFreedom: degreesOfFreedom, margins: [margin, MarketModelTests.margin()],
        clustering: clustering))
  }

  private static func history(
    _ first: [Double] = days(), _ second: [Double] = days(), block: Double = 1,
    clustering: VolatilityClustering? = nil
  ) -> Dynamics {
    .historical(
      ResampledReturns(stepDays: 1, meanBlockSteps: block, history: [first, second], clustering: clustering))
  }

  private static func bounds(
    _ name: String, _ dynamics: Dynamics, key: String, asset: String? = nil, value: Double, low: Double, high: Double
  ) -> NoModel {
    NoModel(
      testDescription: name, dynamics: dynamics,
      error: .outOfBounds(key: key, asset: asset, value: value, low: low, high: high),
      message: "\(asset.map { "\(key) of \($0)" } ?? key) is \(value), outside \(low) to \(high): correct it")
  }

  static let jumpCases = [
    bounds(
      "jumps every minute", jumps(perYear: 1_001), key: "dynamics.jumpsPerYear", value: 1_001, low: 0, high: 1_000),
    bounds("fewer jumps than none", jumps(perYear: -1), key: "dynamics.jumpsPerYear", value: -1, low: 0, high: 1_000),
    bounds(
      "a jump to nothing", jumps(mean: [0, -6]), key: "dynamics.jumpMean", asset: "ETH", value: -6, low: -5, high: 5),
    bounds(
      "a jump in percent", jumps(deviation: [10, 0]), key: "dynamics.jumpVolatility", asset: "BTC", value: 10, low: 0,
      high: 2),
    NoModel(
      testDescription: "a mean too few", dynamics: jumps(mean: [0]),
      error: .wrongCount(key: "dynamics.jumpMean", count: 1, expected: 2),
      message: "dynamics.jumpMean: 1 values for 2 assets: give one per asset"),
    NoModel(
      testDescription: "jumps that contradict each other", dynamics: jumps(correlation: [[1, 1], [1, 1]]),
      error: .inside(
        key: "dynamics.jumpCorrelation", .correlationNotPositiveDefinite(asset: "ETH", order: 2)),
      message: "dynamics.jumpCorrelation: correlation is not positive definite: the row of ETH (row 2)"),
    bounds(
      "own jumps too often", jumps(own: [.none, .init(jumpsPerYear: 2_000, mean: 0, volatility: 0)]),
      key: "dynamics.ownJumps.jumpsPerYear", asset: "ETH", value: 2_000, low: 0, high: 1_000),
    bounds(
      "own jumps too far", jumps(own: [.init(jumpsPerYear: 1, mean: 7, volatility: 0), .none]),
      key: "dynamics.ownJumps.mean", asset: "BTC", value: 7, low: -5, high: 5),
    bounds(
      "own jumps too wide", jumps(own: [.init(jumpsPerYear: 1, mean: 0, volatility: -0.1), .none]),
      key: "dynamics.ownJumps.volatility", asset: "BTC", value: -0.1, low: 0, high: 2),
    NoModel(
      testDescription: "own jumps of one asset", dynamics: jumps(own: [.none]),
      error: .wrongCount(key: "dynamics.ownJumps.jumpsPerYear", count: 1, expected: 2),
      message: "dynamics.ownJumps.jumpsPerYear: 1 values for 2 assets: give one per asset"),
  ]

  static let clusteringCases = [
    bounds("no step", garch(stepDays: 0), key: "dynamics.stepDays", value: 0, low: 1e-5, high: 366),
    bounds(
      "a negative alpha", garch(clustering(alpha: -0.1, gamma: 0.2)), key: "dynamics.clustering.alpha", asset: "BTC",
      value: -0.1, low: 0, high: 1),
    bounds(
      "falls that calm", garch(clustering(gamma: -0.2)), key: "dynamics.clustering.gamma", asset: "BTC", value: -0.2,
      low: -0.1, high: 2),
    bounds(
      "a beta above one", garch(clustering(beta: 1.1)), key: "dynamics.clustering.beta", asset: "BTC", value: 1.1,
      low: 0,
      high: 1),
    NoModel(
      testDescription: "no way back", dynamics: garch(clustering(alpha: 0.25, gamma: 0.25, beta: 0.75)),
      error: .notStationary(key: "dynamics.clustering", asset: "BTC", persistence: 1.125, bound: 0.9999),
      message: "dynamics.clustering of BTC has a persistence of 1.125, above 0.9999: it would never return to its"
        + " long-run level; lower alpha or beta, or refit with variance targeting"),
    NoModel(
      testDescription: "one volatility for two", dynamics: garch(VolatilityClustering([.constant])),
      error: .wrongCount(key: "dynamics.clustering", count: 1, expected: 2),
      message: "dynamics.clustering: 1 values for 2 assets: give one per asset"),
    bounds(
      "a current volatility of nothing", garch(clustering(current: 0)), key: "dynamics.clustering.currentVolatility",
      asset: "BTC", value: 0, low: 1e-9, high: 50),
    NoModel(
      testDescription: "a current volatility of what does not move", volatility: [0, 0.75], dynamics: garch(),
      error: .outOfBounds(key: "dynamics.clustering.currentVolatility", asset: "BTC", value: 0.7, low: 0, high: 0),
      message: "dynamics.clustering.currentVolatility of BTC is 0.7, outside 0.0 to 0.0: correct it"),
    bounds(
      "innovations of infinite variance", garch(innovations: .studentT(degreesOfFreedom: 2)),
      key: "dynamics.innovations.degreesOfFreedom", value: 2, low: 2.01, high: 1e6),
    bounds(
      "a correlation that flees", garch(correlation: DynamicCorrelation(alpha: -0.1, beta: 0.5)),
      key: "dynamics.dynamicCorrelation.alpha", value: -0.1, low: 0, high: 1),
    NoModel(
      testDescription: "a correlation that stays away",
      dynamics: garch(correlation: DynamicCorrelation(alpha: 0.25, beta: 0.75)),
      error: .notStationary(key: "dynamics.dynamicCorrelation", asset: nil, persistence: 1, bound: 0.9999),
      message: "dynamics.dynamicCorrelation has a persistence of 1.0, above 0.9999: it would never return"),
    NoModel(
      testDescription: "a current correlation of one row",
      dynamics: garch(correlation: DynamicCorrelation(alpha: 0.1, beta: 0.5, current: [[1, 0]])),
      error: .inside(
        key: "dynamics.dynamicCorrelation.current", .correlationShape(rows: 1, columns: 2, expected: 2)),
      message: "dynamics.dynamicCorrelation.current: correlation has 1 rows and a row of 2 values for 2 assets"),
    NoModel(
      testDescription: "a current variance of nothing",
      dynamics: garch(correlation: DynamicCorrelation(alpha: 0.1, beta: 0.5, current: [[1, 0], [0, 0]])),
      error: .inside(
        key: "dynamics.dynamicCorrelation.current",
        .outOfBounds(key: "diagonal", asset: "ETH", value: 0, low: 1e-3, high: 1e3)),
      message: "dynamics.dynamicCorrelation.current: diagonal of ETH is 0.0, outside 0.001 to 1000.0"),
  ]

  private static func changed(
    _ change: (ReturnMargin) -> ReturnMargin
  ) -> Dynamics { copula(change(margin())) }

  private static func tail(
    _ tail: ReturnMargin.Tail, probability: Double? = nil, scale: Double? = nil, shape: Double? = nil
  )
    -> ReturnMargin.Tail
  {
    ReturnMargin.Tail(
      probability: probability ?? tail.probability, scale: scale ?? tail.scale, shape: shape ?? tail.shape)
  }

  static let copulaCases = [
    bounds(
      "a copula without degrees of freedom", copula(degreesOfFreedom: 0.4), key: "dynamics.degreesOfFreedom",
      value: 0.4,
      low: 0.5, high: 1e6),
    bounds(
      "a tail of half the days",
      changed { .init(lower: tail($0.lower, probability: 0.5), middle: $0.middle, upper: $0.upper) },
      key: "dynamics.margins.lower.probability", asset: "BTC", value: 0.5, low: 1e-4, high: 0.4),
    bounds(
      "a tail of infinite variance",
      changed { .init(lower: $0.lower, middle: $0.middle, upper: tail($0.upper, shape: 0.5)) },
      key: "dynamics.margins.upper.shape", asset: "BTC", value: 0.5, low: -2, high: 0.49),
    bounds(
      "a tail without a scale", changed { .init(lower: tail($0.lower, scale: 0), middle: $0.middle, upper: $0.upper) },
      key: "dynamics.margins.lower.scale", asset: "BTC", value: 0, low: 1e-9, high: 100),
    NoModel(
      testDescription: "no middle", dynamics: changed { .init(lower: $0.lower, middle: [0], upper: $0.upper) },
      error: .tooFewQuantiles(asset: "BTC", count: 1),
      message: "dynamics.margins of BTC: middle has 1 quantiles: give the two thresholds at least"),
    NoModel(
      testDescription: "quantiles that fall",
      dynamics: changed { .init(lower: $0.lower, middle: [-1, 0.5, 0.25, 1], upper: $0.upper) },
      error: .quantilesNotSorted(asset: "BTC", index: 2, value: 0.25, before: 0.5),
      message: "dynamics.margins of BTC: quantile 3 of middle is 0.25, below 0.5 before it: quantiles do not fall"),
    bounds(
      "a tail of falls that rise", changed { .init(lower: $0.lower, middle: [0.1, 1], upper: $0.upper) },
      key: "dynamics.margins.middle[0]", asset: "BTC", value: 0.1, low: -1e3, high: 0),
    bounds(
      "a tail of rises that fall", changed { .init(lower: $0.lower, middle: [-1, -0.5, -0.1], upper: $0.upper) },
      key: "dynamics.margins.middle[2]", asset: "BTC", value: -0.1, low: 0, high: 1e3),
    NoModel(
      testDescription: "one margin for two",
      dynamics: .copula(CopulaReturns(stepDays: 1, degreesOfFreedom: 4, margins: [margin()])),
      error: .wrongCount(key: "dynamics.margins", count: 1, expected: 2),
      message: "dynamics.margins: 1 values for 2 assets: give one per asset"),
  ]

  static let historyCases = [
    bounds("half a block", history(block: 0.5), key: "dynamics.meanBlockSteps", value: 0.5, low: 1, high: 1e6),
    NoModel(
      testDescription: "too few days", dynamics: history([1, -1], [1, -1]),
      error: .historyLength(asset: "BTC", count: 2, expected: 20),
      message:
        "dynamics.history of BTC has 2 days, and 20 are needed: give as many for every driver, and no fewer than 20"),
    NoModel(
      testDescription: "days that are missing", dynamics: history(days(22)),
      error: .historyLength(asset: "ETH", count: 20, expected: 22),
      message: "dynamics.history of ETH has 20 days, and 22 are needed: give as many for every driver"),
    bounds(
      "a day beyond belief", history([1e4] + days(21).dropFirst(), days(21)), key: "dynamics.history", asset: "BTC",
      value: 1e4, low: -1e3, high: 1e3),
    NoModel(
      testDescription: "days of one driver",
      dynamics: .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 1, history: [days()])),
      error: .wrongCount(key: "dynamics.history", count: 1, expected: 2),
      message: "dynamics.history: 1 values for 2 assets: give one per asset"),
    NoModel(
      testDescription: "days that are not standardised",
      dynamics: history((0..<20).map { $0.isMultiple(of: 2) ? 1.5 : -0.5 }),
      error: .notStandardised(key: "dynamics.history", asset: "BTC", mean: 0.5, variance: 1),
      message: "dynamics.history of BTC has mean 0.5 and variance 1.0: subtract the mean and divide by the standard"
        + " deviation, so that they are 0 and 1"),
    NoModel(
      testDescription: "days in percent", dynamics: history((0..<20).map { $0.isMultiple(of: 2) ? 2 : -2 }),
      error: .notStandardised(key: "dynamics.history", asset: "BTC", mean: 0, variance: 4),
      message: "dynamics.history of BTC has mean 0.0 and variance 4.0"),
  ]

  static let chainCases: [NoModel] = {
    func regimes(_ name: String, _ chain: RegimeSwitching, error: MarketModelError, _ message: String) -> NoModel {
      NoModel(testDescription: name, dynamics: .regimeSwitching(chain), error: error, message: message)
    }
    return [
      regimes(
        "one state", chain(names: ["calm"], transition: [[1]]), error: .stateCount(1),
        "dynamics.states: 1 states: give two or three"),
      regimes(
        "a row too many", chain(transition: [[0.9, 0.1], [0.3, 0.7], [0, 1]]),
        error: .wrongStateCount(key: "dynamics.transition", count: 3, expected: 2),
        "dynamics.transition: 3 values for 2 states: give one per state"),
      regimes(
        "a row too long", chain(transition: [[0.9, 0.1], [0.3, 0.3, 0.4]]),
        error: .wrongStateCount(key: "dynamics.transition[1]", count: 3, expected: 2),
        "dynamics.transition[1]: 3 values for 2 states: give one per state"),
      regimes(
        "more than certain", chain(transition: [[0.75, 0.5], [0.3, 0.7]]),
        error: .probabilitySum(key: "dynamics.transition[0]", sum: 1.25),
        "dynamics.transition[0] adds to 1.25: make it add to 1"),
      regimes(
        "less than impossible", chain(transition: [[1.5, -0.5], [0.3, 0.7]]),
        error: .outOfBounds(key: "dynamics.transition[0]", asset: nil, value: 1.5, low: 0, high: 1),
        "dynamics.transition[0] is 1.5, outside 0.0 to 1.0: correct it"),
      regimes(
        "a first step of one state", chain(current: [1]),
        error: .wrongStateCount(key: "dynamics.current", count: 1, expected: 2),
        "dynamics.current: 1 values for 2 states: give one per state"),
      regimes(
        "a first step of half a chance", chain(current: [0.25, 0.25]),
        error: .probabilitySum(key: "dynamics.current", sum: 0.5), "dynamics.current adds to 0.5: make it add to 1"),
      regimes(
        "a state without a name", chain(names: ["calm", ""]), error: .unnamedState(1),
        "dynamics.states[1]: the name is empty: give it one"),
      regimes(
        "two states of one name", chain(names: ["calm", "calm"]), error: .duplicateState("calm"),
        "dynamics.states: two states are called calm: rename one"),
      regimes(
        "a state that is no market", chain(correlations: [0.1, 1]),
        error: .inside(
          key: "dynamics.states[1].correlation", .correlationNotPositiveDefinite(asset: "ETH", order: 2)),
        "dynamics.states[1].correlation: correlation is not positive definite"),
      regimes(
        "states that never meet", chain(transition: [[1, 0], [0, 1]]), error: .separateStates,
        "dynamics.transition: the states never lead to each other, so there is no long run: correct the probabilities"),
    ]
  }()

  @Test(
    "the error has its payload and its message",
    arguments: jumpCases + clusteringCases + copulaCases + historyCases + chainCases)
  func error(_ item: NoModel) {
    let thrown = #expect(throws: item.error) { try item.make() }
    #expect(thrown?.description.hasPrefix(item.message) == true, "\(thrown?.description ?? "nothing thrown")")
  }

  @Test("a margin that is not standardised says by how much")
  func margins() {
    let wide = margin()
    let thrown = #expect(throws: MarketModelError.self) {
      try market(
        .copula(
          CopulaReturns(
            stepDays: 1, degreesOfFreedom: 4,
            margins: [
              margin(),
              ReturnMargin(lower: wide.lower, middle: [-1.1, 0, 1.1], upper: Self.tail(wide.upper, probability: 0.05)),
            ])))
    }
    guard case .notStandardised("dynamics.margins", "ETH", let mean, let variance) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(mean < -1e-3 && variance < 0.999)
  }

  @Test("where falls are large, gamma counts for more than half")
  func fallShares() {
    let falls = [-3, -3] + [Double](repeating: 1.0 / 3, count: 18)
    let thrown = #expect(throws: MarketModelError.self) {
      try market(
        Self.history(
          falls, days(), clustering: VolatilityClustering([.init(alpha: 0, gamma: 1, beta: 0.25), .constant])))
    }
    guard case .notStationary("dynamics.clustering", "BTC", let persistence, 0.9999) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(abs(persistence - 1.15) < 1e-12)
  }

  @Test("figures at the top of a chain that are not its long run's")
  func longRun() {
    let chain = chain()
    let deviations = (0..<2).map { chain.longRunCovariance($0, $0).squareRoot() }
    let volatility = #expect(throws: MarketModelError.self) {
      try market(.regimeSwitching(chain), volatility: [deviations[0], 2 * deviations[1]])
    }
    #expect(volatility == .longRunVolatility(asset: "ETH", stated: 2 * deviations[1], implied: deviations[1]))
    #expect(
      volatility?.description
        == "volatility of ETH is \(2 * deviations[1]), but the states' long run has \(deviations[1]): write that")
    let implied = chain.longRunCovariance(0, 1) / (deviations[0] * deviations[1])
    let correlation = #expect(throws: MarketModelError.self) {
      try market(.regimeSwitching(chain), volatility: deviations, correlation: 0.125)
    }
    #expect(
      correlation?.description
        == "correlation of ETH and BTC is 0.125, but the states' long run has \(implied): write that")
  }

  @Test("what is not a number is out of bounds", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let laws = [
      Self.jumps(perYear: value), Self.jumps(mean: [value, 0]), Self.jumps(deviation: [0, value]),
      Self.jumps(correlation: [[1, value], [value, 1]]),
      Self.jumps(own: [.none, .init(jumpsPerYear: 1, mean: value, volatility: 0)]),
      Self.garch(clustering(alpha: value)), Self.garch(clustering(gamma: value)), Self.garch(clustering(beta: value)),
      Self.garch(clustering(current: value)), Self.garch(stepDays: value),
      Self.garch(innovations: .studentT(degreesOfFreedom: value)),
      Self.garch(correlation: DynamicCorrelation(alpha: value, beta: 0)),
      Self.garch(correlation: DynamicCorrelation(alpha: 0, beta: value)),
      Self.garch(correlation: DynamicCorrelation(alpha: 0, beta: 0, current: [[1, value], [value, 1]])),
      Self.copula(degreesOfFreedom: value),
      Self.changed { .init(lower: $0.lower, middle: [-1, value], upper: $0.upper) },
      Self.changed { .init(lower: Self.tail($0.lower, scale: value), middle: $0.middle, upper: $0.upper) },
      Self.history(block: value), Self.history([value] + days().dropFirst()),
      .regimeSwitching(chain(transition: [[value, 0.1], [0.3, 0.7]])),
      .regimeSwitching(chain(current: [value, 1])), .regimeSwitching(chain(correlations: [value, 0.5])),
    ]
    for law in laws { #expect(throws: MarketModelError.self) { try market(law) } }
  }

  @Test("a driver without volatility may have days that never moved")
  func stillDays() throws {
    let model = try market(
      .historical(
        ResampledReturns(
          stepDays: 1, meanBlockSteps: 1, history: [days(), [Double](repeating: 0, count: 20)],
          clustering: clustering())), volatility: [0.6, 0])
    guard case .historical(let returns) = model.dynamics else { return }
    #expect(returns.fallShares == [0.5, 0.5])
  }
}
