import Estimation
import Numerics
import Testing

@Suite("A fit of regimes") struct RegimeFitTests {
  /// A calm and a wild state, of 25 and 10 steps, with volatilities 2.5 times as large in the wild one.
  static let two = RegimeLaw(
    transition: Matrix([[0.96, 0.04], [0.1, 0.9]]),
    covariances: [
      .covariance(volatilities: [0.02, 0.03], correlation: 0.4),
      .covariance(volatilities: [0.05, 0.075], correlation: 0.8),
    ])
  static let three = RegimeLaw(
    transition: Matrix([[0.95, 0.04, 0.01], [0.05, 0.9, 0.05], [0.04, 0.08, 0.88]]),
    covariances: [
      .covariance(volatilities: [0.01, 0.015], correlation: 0.3),
      .covariance(volatilities: [0.03, 0.04], correlation: 0.6),
      .covariance(volatilities: [0.09, 0.1], correlation: 0.9),
    ])
  static let assets = ["A", "B"]

  static func sample(_ law: RegimeLaw, seed: UInt64, steps: Int = 1500) throws -> Matrix {
    var market = SyntheticMarket(seed: seed)
    return try market.returns(of: law, steps: steps).returns
  }

  /// Some 40 changes each way (50 for the rarest of the three states, bar one) leave the asymptotic law to hold in the
  /// logit of a probability and the logarithm of a volatility; so a longer series for more states.
  ///
  /// At a coverage of 99 % fewer than 194 of 200 are inside by chance in 0.4 % of cases, for each figure; the seed is fixed.
  /// The joint region is that of the likelihood ratio, chi-square with as many degrees of freedom as there are parameters.
  @Test("has the truth in its 99 % region", arguments: [(two, 1500, 20.0902), (three, 3000, 30.5779)])
  func recovery(truth: RegimeLaw, steps: Int, bound: Double) throws {
    var market = SyntheticMarket(seed: 61)
    var inside: [String: Int] = [:]
    let z = StandardNormal.quantile(0.995)
    LinearAlgebra.useCallingThreadOnly()
    for _ in 0..<200 {
      let returns = try market.returns(of: truth, steps: steps).returns
      let fit = try RegimeSpecification(states: truth.states).fit(returns, assets: Self.assets)
      let errors = try #require(fit.standardErrors)
      func count(_ name: String, _ isInside: Bool) { inside[name, default: 0] += isInside ? 1 : 0 }
      for state in 0..<truth.states {
        for next in 0..<truth.states {
          let (p, q) = (fit.law.transition[state, next], truth.transition[state, next])
          let distance = (p / (1 - p)).logarithm - (q / (1 - q)).logarithm
          guard let error = errors.transition[state][next] else { continue }
          count("transition \(state) \(next)", abs(distance) < z * error / (p * (1 - p)))
        }
        for asset in 0..<2 {
          let volatility = fit.law.volatilities[state][asset]
          let distance = (volatility / truth.volatilities[state][asset]).logarithm
          count("volatility \(state) \(asset)", abs(distance) < z * errors.volatilities[state][asset] / volatility)
        }
      }
      let centred = fit.centred(returns)
      let ratio = 2 * (fit.logLikelihood - (try truth.filter(centred).logDensities.reduce(0, +)))
      #expect(ratio > 0)
      count("joint", ratio < bound)
    }
    #expect(inside.count == truth.states * truth.states + 2 * truth.states + 1)
    for (name, count) in inside { #expect(count >= 194, "\(name): \(count)") }
  }

  @Test("has the likelihood that its law gives, and its states in order", arguments: [two, three])
  func likelihood(truth: RegimeLaw) throws {
    let returns = try Self.sample(truth, seed: 62)
    let fit = try RegimeSpecification(states: truth.states).fit(returns, assets: Self.assets)
    let filtered = try fit.law.filter(fit.centred(returns))
    let spelt = filtered.logDensities.reduce(0, +)
    #expect(abs(fit.logLikelihood - spelt) < 1e-9 * abs(spelt))
    let last = (0..<truth.states).map { filtered.probabilities[1499, $0] }
    for (ours, theirs) in zip(fit.lastProbabilities, last) { #expect(abs(ours - theirs) < 1e-9) }
    let smoothed = try fit.law.smoothedProbabilities(fit.centred(returns))
    for state in 0..<truth.states {
      #expect(abs(smoothed.column(state).reduce(0, +) - fit.occupancy[state]) < 1e-6)
    }
    #expect(abs(fit.occupancy.reduce(0, +) - 1500) < 1e-6)
    let variances = fit.law.volatilities.map { $0.reduce(0) { $0 + $1 * $1 } }
    #expect(zip(variances, variances.dropFirst()).allSatisfy { $0 < $1 })
    #expect(fit.convergence.starts == 4 && fit.convergence.remaining < 1e-4)
    #expect(fit.parameterCount == truth.states * (truth.states - 1) + 3 * truth.states)
  }

  @Test("knows most of the states that it cannot see")
  func smoothing() throws {
    var market = SyntheticMarket(seed: 63)
    let (returns, states) = try market.returns(of: Self.two, steps: 1500)
    let fit = try RegimeSpecification().fit(returns, assets: Self.assets)
    let smoothed = try fit.law.smoothedProbabilities(fit.centred(returns))
    let right = states.indices.filter { (smoothed[$0, 1] > 0.5) == (states[$0] == 1) }.count
    #expect(right > 1350)
  }

  /// Second differences of the law's likelihood in its eight parameters, inverted.
  @Test("has the standard errors of its likelihood's curvature")
  func curvature() throws {
    let returns = try Self.sample(Self.two, seed: 64)
    let fit = try RegimeSpecification().fit(returns, assets: Self.assets)
    let errors = try #require(fit.standardErrors)
    let centred = fit.centred(returns)
    func law(_ p: [Double]) -> RegimeLaw {
      RegimeLaw(
        transition: Matrix([[1 - p[0], p[0]], [p[1], 1 - p[1]]]),
        covariances: [
          .covariance(volatilities: [p[2], p[3]], correlation: p[4]),
          .covariance(volatilities: [p[5], p[6]], correlation: p[7]),
        ])
    }
    let centre =
      [fit.law.transition[0, 1], fit.law.transition[1, 0]] + fit.law.volatilities[0]
      + [fit.law.correlations[0][1, 0]] + fit.law.volatilities[1] + [fit.law.correlations[1][1, 0]]
    let steps = centre.map { 1e-3 * $0 }
    func value(_ moves: [(Int, Double)]) throws -> Double {
      var point = centre
      for (index, sign) in moves { point[index] += sign * steps[index] }
      return try law(point).filter(centred).logDensities.reduce(0, +)
    }
    var information = Matrix(rows: 8, columns: 8)
    for i in 0..<8 {
      for j in 0...i {
        let second =
          try value([(i, 1), (j, 1)]) - value([(i, 1), (j, -1)]) - value([(i, -1), (j, 1)]) + value([(i, -1), (j, -1)])
        information[i, j] = -second / (4 * steps[i] * steps[j])
        information[j, i] = information[i, j]
      }
    }
    let root = try information.choleskyFactor().whitened(.identity(8))
    let covariance = root.multiplied(by: root.transposed())
    let ours = [
      try #require(errors.transition[0][1]), try #require(errors.transition[1][0]), errors.volatilities[0][0],
      errors.volatilities[0][1], errors.volatilities[1][0], errors.volatilities[1][1],
    ]
    for (error, index) in zip(ours, [0, 1, 2, 3, 5, 6]) {
      #expect(abs(error / covariance[index, index].squareRoot() - 1) < 1e-3)
    }
    // The probability of staying is as uncertain as that of leaving.
    #expect(abs(try #require(errors.transition[0][0]) / ours[0] - 1) < 1e-12)
  }

  @Test("does not depend on the unit of the returns", arguments: [100, 0.001])
  func unit(factor: Double) throws {
    let returns = try Self.sample(Self.two, seed: 65)
    let fit = try RegimeSpecification().fit(returns, assets: Self.assets)
    let scaled = try RegimeSpecification().fit(returns.scaled(by: factor), assets: Self.assets)
    #expect(scaled.law.transition.largestDifference(from: fit.law.transition) < 1e-6)
    #expect(abs(scaled.law.volatilities[1][0] / (factor * fit.law.volatilities[1][0]) - 1) < 1e-6)
  }
}
