import MarketModel
import Numerics
import Testing

/// A law under which tests draw, and a market of any number of assets under it.
struct LawCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let model: @Sendable (_ assets: Int) throws -> MarketModel

  init(_ name: String, _ dynamics: @escaping @Sendable (_ assets: Int) -> Dynamics) {
    testDescription = name
    model = { try SimulationTests.model(assets: $0, dynamics: dynamics($0), drift: 0.1) }
  }

  init(_ name: String, model: @escaping @Sendable (_ assets: Int) throws -> MarketModel) {
    testDescription = name
    self.model = model
  }

  /// The laws whose paths a slow twin can follow with the same random numbers.
  static let followed: [LawCase] = [
    LawCase("common jumps") { .jumpDiffusion(jumps($0)) },
    LawCase("own jumps") { .jumpDiffusion(jumps($0, perYear: 0, own: true)) },
    LawCase("common and own jumps") { .jumpDiffusion(jumps($0, perYear: 300, own: true)) },
    LawCase("GARCH") { .garch(clustered($0)) },
    LawCase("GJR with t innovations") {
      .garch(clustered($0, gamma: 0.08, current: 1.3, innovations: .studentT(degreesOfFreedom: 5)))
    },
    LawCase("two regimes", model: { try regimeModel(assets: $0) }),
    LawCase("three regimes from a known state", model: { try regimeModel(assets: $0, states: 3, current: [0, 1, 0]) }),
    LawCase("days") { .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 1, history: history($0))) },
    LawCase("blocks of days") { .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 5, history: history($0))) },
    LawCase("filtered days one by one") {
      .historical(
        ResampledReturns(
          stepDays: 1, meanBlockSteps: 1, history: history($0), clustering: clustering($0, gamma: 0.05, current: 0.8)))
    },
    LawCase("copula") { .copula(copula($0)) },
    LawCase("filtered copula") { .copula(copula($0, clustering: clustering($0, gamma: 0.05, current: 0.8))) },
    LawCase("filtered blocks of days") {
      .historical(
        ResampledReturns(
          stepDays: 1, meanBlockSteps: 2, history: history($0), clustering: clustering($0, gamma: 0.05, current: 0.8)))
    },
  ]

  /// All laws beside the normal and Student's.
  static let all: [LawCase] =
    followed + [
      LawCase("copula whose t has no variance") { .copula(copula($0, degreesOfFreedom: 1.5)) },
      LawCase("DCC") {
        .garch(clustered($0, correlation: DynamicCorrelation(alpha: 0.08, beta: 0.85)))
      },
      LawCase("DCC with t innovations from elsewhere") {
        .garch(
          clustered(
            $0, innovations: .studentT(degreesOfFreedom: 6),
            correlation: DynamicCorrelation(alpha: 0.1, beta: 0.8, current: decayingCorrelation($0, base: 0.2))))
      },
    ]

  /// Those that are made of normal factors.
  static let factored = all.filter { !$0.testDescription.contains("days") }
}

/// How the volatilities of some assets cluster, no two alike.
func clustering(_ assets: Int, gamma: Double = 0, current: Double? = nil) -> VolatilityClustering {
  VolatilityClustering(
    (0..<assets).map { asset in
      VolatilityClustering.Driver(
        alpha: 0.05 + 0.01 * Double(asset % 4), gamma: gamma, beta: 0.85 - 0.02 * Double(asset % 3),
        currentVolatility: current.map { $0 * (0.3 + 0.9 * Double(asset % 7) / 7) })
    })
}

/// Margins with tails of several shapes, one of them without a power, joined by a t copula of few degrees of freedom.
func copula(
  _ assets: Int, degreesOfFreedom: Double = 3, clustering: VolatilityClustering? = nil
) -> CopulaReturns {
  let shapes = [0.15, 0, -0.1, 0.3]
  let margins = (0..<assets).map { asset in
    let middle = (0...40).map { StandardNormal.quantile(0.1 + 0.8 * Double($0) / 40) }
    let law = TailedMargin(
      body: middle, lower: (0.1, GeneralisedPareto(scale: 0.6, shape: shapes[asset % 4])),
      upper: (0.1, GeneralisedPareto(scale: 0.5, shape: shapes[(asset + 2) % 4]))
    ).standardised
    func tail(_ tail: ParetoTail) -> ReturnMargin.Tail {
      ReturnMargin.Tail(probability: tail.probability, scale: tail.excess.scale, shape: tail.excess.shape)
    }
    return ReturnMargin(lower: tail(law.lower), middle: law.body, upper: tail(law.upper))
  }
  return CopulaReturns(
    stepDays: 1, degreesOfFreedom: degreesOfFreedom, margins: margins, clustering: clustering)
}

/// Returns that cluster.
func clustered(
  _ assets: Int, gamma: Double = 0, current: Double? = nil, innovations: ClusteredReturns.Innovations = .normal,
  correlation: DynamicCorrelation? = nil
) -> ClusteredReturns {
  ClusteredReturns(
    stepDays: 1, clustering: clustering(assets, gamma: gamma, current: current), innovations: innovations,
    dynamicCorrelation: correlation)
}

/// Jumps, no two assets' alike.
func jumps(_ assets: Int, perYear: Double = 60, own: Bool = false) -> JumpDiffusion {
  JumpDiffusion(
    jumpsPerYear: perYear, jumpMean: (0..<assets).map { -0.05 + 0.01 * Double($0 % 5) },
    jumpVolatility: (0..<assets).map { 0.08 - 0.01 * Double($0 % 3) },
    jumpCorrelation: decayingCorrelation(assets, base: 0.5),
    ownJumps: own
      ? (0..<assets).map {
        JumpDiffusion.OwnJumps(jumpsPerYear: $0 % 3 == 2 ? 0 : 80, mean: 0.02, volatility: 0.05 + 0.01 * Double($0 % 2))
      } : nil)
}

/// A market whose volatility and correlation are those that its states have in the long run.
func regimeModel(
  assets count: Int, states: Int = 2, current: [Double]? = nil, stay: Double = 0.9, drift: Double = 0.1
) throws -> MarketModel {
  let names = ["calm", "nervous", "panic"].prefix(states)
  let chain = RegimeSwitching(
    stepDays: 1,
    states: names.enumerated().map { state, name in
      RegimeSwitching.State(
        name: name, volatility: (0..<count).map { (0.3 + 0.1 * Double($0 % 3)) * (1 + 1.5 * Double(state)) },
        correlation: decayingCorrelation(count, base: 0.3 + 0.2 * Double(state)))
    },
    transition: names.indices.map { from in
      names.indices.map { to in
        if from == to { return stay - 0.1 * Double(from) }
        return (1 - stay + 0.1 * Double(from)) / Double(states - 1)
      }
    }, current: current)
  let deviations = (0..<count).map { chain.longRunCovariance($0, $0).squareRoot() }
  return try MarketModel(
    assets: (0..<count).map { "A\($0)" }, volatility: deviations, drift: (0..<count).map { drift * Double($0 % 3) },
    correlation: (0..<count).map { row in
      (0..<count).map { row == $0 ? 1 : chain.longRunCovariance(row, $0) / (deviations[row] * deviations[$0]) }
    }, dynamics: .regimeSwitching(chain))
}

/// Skewed days of assets that move together, standardised: a multiplicative sequence, not a random one.
func history(_ assets: Int, days: Int = 90) -> [[Double]] {
  var state: UInt64 = 77
  func irregular() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(Int64(bitPattern: state)) * 0x1p-63
  }
  let common = (0..<days).map { _ in irregular() + irregular() }
  return (0..<assets).map { _ in
    let values = common.map { 0.8 * $0 + irregular() - 0.7 * max(0, -$0) * irregular().magnitude }
    let mean = values.reduce(0, +) / Double(days)
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(days)).squareRoot()
    return values.map { ($0 - mean) / deviation }
  }
}
