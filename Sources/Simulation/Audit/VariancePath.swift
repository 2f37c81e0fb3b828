internal import MarketModel

/// How the variance of one driver's steps moves: what is expected of it, and what a path's returns make of it.
struct VariancePath {
  let first: Double
  let longRun: Double
  let omega: Double
  let clustering: VolatilityClustering.Driver
  let persistence: Double

  init(_ clustering: VolatilityClustering.Driver, longRun: Double, fallShare: Double, stepYears: Double) {
    self.clustering = clustering
    self.longRun = longRun
    first = clustering.firstVariance(longRun: longRun, stepYears: stepYears)
    persistence = clustering.persistence(fallShare: fallShare)
    omega = clustering.omega(longRun: longRun, fallShare: fallShare)
  }

  /// Whether anything moves it.
  var moves: Bool { clustering.alpha > 0 || clustering.gamma != 0 || clustering.beta > 0 }

  /// The variance of a step after one of a variance and a surprise.
  func next(after variance: Double, surprise: Double) -> Double {
    clustering.nextVariance(after: variance, surprise: surprise, omega: omega)
  }

  /// The expected variance of a step, from 0: h̄ + pᵏ (h₀ - h̄), with p the persistence.
  func expected(step: Int) -> Double {
    var power = 1.0
    for _ in 0..<step { power *= persistence }
    return longRun + power * (first - longRun)
  }

  /// The sum of the expected variances of the first steps.
  func expectedSum(steps: Int) -> Double {
    var (sum, variance) = (0.0, first)
    for _ in 0..<steps {
      sum += variance
      variance = longRun + persistence * (variance - longRun)
    }
    return sum
  }

  /// The expected variances of the first steps, and the expected squares of them, for a symmetric law of standardised
  /// returns whose fourth moment is m: E[h'²] = ω² + 2ω p E[h] + (β² + 2β (α + γ/2) + m (α² + αγ + γ²/2)) E[h²].
  func expectedPowers(steps: Int, fourthMoment: Double) -> [(variance: Double, square: Double)] {
    let (α, γ, β) = (clustering.alpha, clustering.gamma, clustering.beta)
    let growth = β * β + 2 * β * (α + 0.5 * γ) + fourthMoment * (α * α + α * γ + 0.5 * γ * γ)
    var powers = [(variance: first, square: first * first)]
    for _ in 1..<max(1, steps) {
      let (variance, square) = powers[powers.count - 1]
      powers.append(
        (omega + persistence * variance, omega * omega + 2 * omega * persistence * variance + growth * square))
    }
    return powers
  }

  /// The excess kurtosis of the last of some steps, and the correlation of its square with the square before, given the
  /// first variance: E[ε² h'] = ω E[h] + ((α + γ/2) m + β) E[h²].
  func shape(steps: Int, fourthMoment m: Double) -> (excessKurtosis: Double, autocorrelation: Double) {
    let powers = Array(expectedPowers(steps: steps, fourthMoment: m).suffix(2))
    let (before, last) = (powers[0], powers[powers.count - 1])
    func variance(_ powers: (variance: Double, square: Double)) -> Double {
      m * powers.square - powers.variance * powers.variance
    }
    let product =
      omega * before.variance
      + ((clustering.alpha + 0.5 * clustering.gamma) * m + clustering.beta) * before.square
    return (
      m * last.square / (last.variance * last.variance) - 3,
      (product - before.variance * last.variance) / (variance(before) * variance(last)).squareRoot()
    )
  }
}
