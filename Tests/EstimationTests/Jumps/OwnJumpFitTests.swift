import Estimation
import Numerics
import Testing

@Suite("A fit of an asset's own jumps") struct OwnJumpFitTests {
  static let truth = MertonLaw(
    drift: 0.1, volatility: 0.7, jumps: [.init(rate: 25, mean: -0.06, volatility: 0.1)])
  /// Own jumps that are hardly ever taken for diffusion or for the common ones.
  static let distinct = MertonLaw(
    volatility: 0.5,
    jumps: [.init(rate: 15, mean: 0.3, volatility: 0.05), .init(rate: 25, mean: -0.3, volatility: 0.1)])

  /// Alone the own jumps are some 140 in 2,000 steps; beside common ones they lie far from these and from the diffusion.
  ///
  /// Then the asymptotic law may be expected to hold, in the logarithm of what is positive; where jumps of two kinds
  /// overlap, the rate and the mean of one are too skewed for it. A fit without standard errors counts as a miss. At a
  /// coverage of 99 % fewer than 194 of 200 are inside by chance in 0.4 % of cases, for each of six figures; the seed is
  /// fixed. The joint region is that of the likelihood ratio, chi-square with 5 degrees of freedom.
  @Test("has the truth in its 99 % region", arguments: [truth, distinct])
  func recovery(truth: MertonLaw) throws {
    let own = try #require(truth.jumps.last)
    let common = truth.jumps.count > 1 ? truth.jumps[0] : nil
    var market = SyntheticMarket(seed: 32)
    var inside: [String: Int] = [:]
    let z = StandardNormal.quantile(0.995)
    LinearAlgebra.useCallingThreadOnly()
    for _ in 0..<200 {
      let returns = market.returns(of: truth, over: 1.0 / 365, steps: 2000)
      let fit = try JumpSpecification().fitOwn(returns, asset: "A", beside: common)
      guard let errors = fit.standardErrors else { continue }
      func count(_ name: String, _ isInside: Bool) { inside[name, default: 0] += isInside ? 1 : 0 }
      func positive(_ name: String, _ value: Double, _ error: Double, _ target: Double) {
        count(name, abs((value / target).logarithm) < z * error / value)
      }
      positive("rate", fit.jumps.rate, errors.jumpsPerYear ?? 0, own.rate)
      count("mean", abs(fit.jumps.mean - own.mean) < z * errors.jumpMean[0])
      positive("jump volatility", fit.jumps.volatility, errors.jumpVolatility[0], own.volatility)
      positive("volatility", fit.law.volatility, errors.diffusionVolatility[0], truth.volatility)
      count("drift", abs(fit.law.drift - truth.drift) < z * errors.drift[0])
      let ratio = 2 * (fit.logLikelihood - truth.logDensities(of: returns, over: 1.0 / 365).reduce(0, +))
      count("joint", ratio < 15.0863)
    }
    #expect(inside.count == 6)
    for (name, count) in inside { #expect(count >= 194, "\(name): \(count)") }
  }

  @Test("equals that of common jumps for one asset")
  func oneAsset() throws {
    var market = SyntheticMarket(seed: 33)
    let returns = market.returns(of: Self.truth, over: 1.0 / 365, steps: 1500)
    let own = try JumpSpecification().fitOwn(returns, asset: "A")
    let common = try JumpSpecification().fitCommon(Matrix(columns: [returns]), assets: ["A"])
    let marginal = common.law.marginal(of: 0)
    #expect(abs(own.jumps.rate / marginal.jumps[0].rate - 1) < 1e-6)
    #expect(abs(own.jumps.mean - marginal.jumps[0].mean) < 1e-6)
    #expect(abs(own.law.volatility / marginal.volatility - 1) < 1e-6)
    #expect(abs(own.logLikelihood - common.logLikelihood) < 1e-3)
    #expect(own.parameterCount == 5)
  }

  /// What an asset without jumps of its own is given instead is not worth having: at most the likelihood of noise.
  @Test("in two stages finds no own jumps where there are none, and the diffusion's correlation")
  func stages() throws {
    let truth = CommonJumpLaw(
      stepsPerYear: 365, drift: [0, 0, 0],
      diffusionCovariance: .covariance(volatilities: [0.5, 0.6, 0.7], correlation: 0.6), jumpsPerYear: 20,
      jumpMean: [-0.1, -0.1, -0.1], jumpCovariance: .covariance(volatilities: [0.1, 0.1, 0.12], correlation: 0.8))
    var market = SyntheticMarket(seed: 34)
    let returns = try market.returns(of: truth, steps: 2500)
    let fit = try JumpSpecification().fit(returns, assets: ["A", "B", "C"])
    for asset in 0..<3 {
      switch fit.own[asset] {
      case .failure(.tooFewJumps), .failure(.notConverged):
        #expect(fit.marginals[asset] == fit.common.law.marginal(of: asset))
      case .failure(let error): Issue.record("another error: \(error)")
      case .success(let own):
        let without = fit.common.law.marginal(of: asset).logDensities(
          of: Array(returns.column(asset)), over: 1.0 / 365)
        // Three more parameters and three fitted anew: the 1e-6 point of chi-square with six is 38.
        #expect(2 * (own.logLikelihood - without.reduce(0, +)) < 38)
      }
    }
    #expect(fit.isMatchedCorrelationUsable && fit.diffusionCorrelation == fit.matchedCorrelation)
    for (row, column) in [(1, 0), (2, 0), (2, 1)] {
      #expect(abs(fit.diffusionCorrelation[row, column] - 0.6) < 0.1)
    }
  }
}
