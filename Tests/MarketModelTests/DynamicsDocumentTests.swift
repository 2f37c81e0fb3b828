import Foundation
import MarketModel
import Testing

@Suite("Laws in model files")
struct DynamicsDocumentTests {
  static let laws: [Dynamics] = [
    .gaussian, .studentT(degreesOfFreedom: 3.9999999999999996),
    .jumpDiffusion(
      JumpDiffusion(
        jumpsPerYear: 10.1, jumpMean: [-0.05, 1e-17], jumpVolatility: [0.08, 0],
        jumpCorrelation: [[1, 0.7], [0.7, 1]],
        ownJumps: [JumpDiffusion.OwnJumps(jumpsPerYear: 1 / 3, mean: -0.2, volatility: 0.1), .none])),
    .jumpDiffusion(JumpDiffusion(jumpsPerYear: 10, jumpMean: [-0.05, 0.05], jumpVolatility: [0.08, 0.1])),
    .garch(ClusteredReturns(stepDays: 1, clustering: clustering())),
    .garch(
      ClusteredReturns(
        stepDays: 0.1, clustering: clustering(gamma: -0.1), innovations: .studentT(degreesOfFreedom: 5.1),
        dynamicCorrelation: DynamicCorrelation(
          alpha: 0.1 / 3, beta: 0.9, current: [[1.0000000000000002, 0.4], [0.4, 1.7]]))),
    .copula(
      CopulaReturns(
        stepDays: 1, degreesOfFreedom: 4.4, margins: [margin(), margin(threshold: 1.2, shape: -0.1)])),
    .copula(
      CopulaReturns(
        stepDays: 1, degreesOfFreedom: 0.5, margins: [margin(), margin()], clustering: clustering())),
    .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 7.7, history: [days(), days().reversed()])),
    .historical(
      ResampledReturns(stepDays: 1, meanBlockSteps: 1, history: [days(), days()], clustering: clustering())),
  ]

  @Test("a law comes back from its own text, to the bit", arguments: laws)
  func roundTrip(dynamics: Dynamics) throws {
    let model = try market(dynamics)
    let text = try model.json()
    #expect(try read(text) == model)
    #expect(try read(text).json() == text)
  }

  @Test("so does a chain", arguments: [nil, [0.25, 0.75]] as [[Double]?])
  func chains(current: [Double]?) throws {
    let three = RegimeSwitching(
      stepDays: 1, states: chain(names: ["a", "b", "c"]).states,
      transition: [[0.5, 0.25, 0.25], [0.1, 0.8, 0.1], [0, 0.5, 0.5]], current: current.map { $0 + [0] })
    for law in [chain(current: current), three] {
      let model = try market(law)
      #expect(try read(model.json()) == model)
    }
  }

  @Test("jumps as the format's description shows them")
  func jumps() throws {
    let text = example(
      #"{ "kind": "gaussian" }"#,
      becomes: #"""
        { "kind": "jumpDiffusion", "jumpsPerYear": 10, "jumpMean": { "BTC": -0.05, "ETH": -0.06 },
          "jumpVolatility": { "ETH": 0.1, "BTC": 0.08 } }
        """#)
    #expect(
      try read(text).dynamics
        == .jumpDiffusion(JumpDiffusion(jumpsPerYear: 10, jumpMean: [-0.05, -0.06], jumpVolatility: [0.08, 0.1])))
  }

  @Test("own jumps alone need no common ones, and no asset need have any")
  func ownJumps() throws {
    let text = example(
      #"{ "kind": "gaussian" }"#,
      becomes: #"""
        { "kind": "jumpDiffusion", "ownJumps": { "ETH": { "jumpsPerYear": 3, "mean": -0.1, "volatility": 0.2 } } }
        """#)
    #expect(
      try read(text).dynamics
        == .jumpDiffusion(
          JumpDiffusion(
            jumpsPerYear: 0, jumpMean: [0, 0], jumpVolatility: [0, 0],
            ownJumps: [.none, .init(jumpsPerYear: 3, mean: -0.1, volatility: 0.2)])))
  }

  @Test("what a volatility that clusters may leave out has its default")
  func clusteringDefaults() throws {
    let text = example(
      #"{ "kind": "gaussian" }"#,
      becomes: #"""
        { "kind": "garch", "stepDays": 1, "dynamicCorrelation": { "alpha": 0.02, "beta": 0.95 },
          "clustering": { "BTC": { "alpha": 0.1, "beta": 0.8 }, "ETH": { "alpha": 0.1, "beta": 0.8, "gamma": 0.1 } } }
        """#)
    guard case .garch(let returns) = try read(text).dynamics else {
      Issue.record("Another law")
      return
    }
    #expect(returns.innovations == .normal)
    #expect(returns.clustering.drivers[0] == .init(alpha: 0.1, gamma: 0, beta: 0.8, currentVolatility: nil))
    #expect(returns.clustering.drivers[1].gamma == 0.1)
    #expect(returns.dynamicCorrelation == DynamicCorrelation(alpha: 0.02, beta: 0.95, current: nil))
  }

  @Test("a chain as one writes it by hand")
  func chainByHand() throws {
    let text = example(
      #"{ "kind": "gaussian" }"#,
      becomes: #"""
        { "kind": "regimeSwitching", "stepDays": 1, "transition": [[0.9, 0.1], [0.9, 0.1]],
          "states": [
            { "name": "calm", "volatility": { "ETH": 0.75, "BTC": 0.6 }, "correlation": [[1, 0.8], [0.8, 1]] },
            { "name": "panic", "volatility": { "BTC": 0.6, "ETH": 0.75 }, "correlation": [[1, 0.8], [0.8, 1]] } ] }
        """#)
    guard case .regimeSwitching(let chain) = try read(text).dynamics else {
      Issue.record("Another law")
      return
    }
    #expect(chain.states.map(\.name) == ["calm", "panic"])
    #expect(chain.states[0].volatility == [0.6, 0.75])
    #expect(chain.current == nil)
    #expect(zip(chain.longRunShares, [0.9, 0.1]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test("the long run of a chain is what its rows leave unchanged")
  func longRun() {
    let transition = [[0.5, 0.25, 0.25], [0.1, 0.8, 0.1], [0, 0.5, 0.5]]
    let shares = chain(names: ["a", "b", "c"], transition: transition).longRunShares
    for state in 0..<3 {
      let next = (0..<3).reduce(0) { $0 + shares[$1] * transition[$1][state] }
      #expect(abs(next - shares[state]) < 1e-15)
    }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-15)
    #expect(chain(transition: [[0.5, 0.5], [0, 1]]).longRunShares == [0, 1])
  }

  @Test("the moments of a margin are those of a fine sum over its quantiles")
  func marginMoments() {
    let lower = ReturnMargin.Tail(probability: 0.08, scale: 0.5, shape: 0.15)
    let upper = ReturnMargin.Tail(probability: 0.12, scale: 0.4, shape: -0.2)
    let margin = ReturnMargin(lower: lower, middle: [-1.2, -0.4, 0.1, 0.3, 1.1], upper: upper)
    // Excesses at probabilities that lie evenly in the third root: the largest matter most.
    func excesses(_ tail: ReturnMargin.Tail) -> [(value: Double, weight: Double)] {
      let points = 400_000
      return (0..<points).map { point in
        let root = (Double(point) + 0.5) / Double(points)
        let u = root * root * root
        return (
          tail.scale / tail.shape * (pow(u, -tail.shape) - 1), tail.probability * 3 * root * root / Double(points)
        )
      }
    }
    var (mean, square, falls) = (0.0, 0.0, 0.0)
    func add(_ value: Double, _ weight: Double) {
      mean += weight * value
      square += weight * value * value
      if value < 0 { falls += weight * value * value }
    }
    for (excess, weight) in excesses(lower) { add(-1.2 - excess, weight) }
    for (excess, weight) in excesses(upper) { add(1.1 + excess, weight) }
    let pieces = 100_000
    for (low, high) in zip(margin.middle, margin.middle.dropFirst()) {
      for piece in 0..<pieces {
        add(low + (high - low) * (Double(piece) + 0.5) / Double(pieces), 0.2 / Double(pieces))
      }
    }
    #expect(abs(margin.mean - mean) < 1e-6)
    #expect(abs(margin.variance - (square - mean * mean)) < 1e-5)
    #expect(abs(margin.fallShare - falls / square) < 1e-5)
  }
}
