internal import Numerics

/// The density of an innovation of a GARCH law, in the form in which one loop serves both laws.
///
/// For a return that is ε from its mean with variance h, the logarithm is
/// C - ½ log h - k (log(bh + cε²) - log(bh)) - ½ w ε²  with  w = a / (bh + cε²),
/// where the last term is there for the normal law only. Either way its derivatives are -w ε in ε and (w ε² - 1) / 2h in
/// h. For t innovations a = ν + 1, b = ν - 2, c = 1 and k = a/2; for normal ones a = b = 1 and c = k = 0.
struct GARCHDensity {
  let a: Double
  let b: Double
  let c: Double
  private let constant: Double
  /// The derivative of the constant in 1/ν.
  private let constantSlope: Double
  private let isNormal: Bool

  /// The density at 1/ν degrees of freedom, 0 for normal innovations.
  init(inverseDegreesOfFreedom inverse: Double) {
    isNormal = inverse == 0
    if isNormal {
      (a, b, c) = (1, 1, 0)
      constant = -0.5 * (2 * Double.pi).logarithm
      constantSlope = 0
    } else {
      let ν = 1 / inverse
      (a, b, c) = (ν + 1, ν - 2, 1)
      constant = ((ν + 1) / 2).logGamma - (ν / 2).logGamma - 0.5 * (.pi * (ν - 2)).logarithm
      constantSlope = -0.5 * ν * ν * (((ν + 1) / 2).digamma - (ν / 2).digamma - 1 / (ν - 2))
    }
  }

  /// What the likelihood of a series needs to know of it.
  struct Sums {
    /// The number of returns.
    let count: Int
    /// The sum of log h.
    let logVariance: Double
    /// The sum of log(bh + cε²).
    let logDenominator: Double
    /// The sum of w ε².
    let weightedSquare: Double
  }

  /// The sum of the logarithms of the densities.
  func logLikelihood(_ sums: Sums) -> Double {
    let sum = Double(sums.count) * constant - 0.5 * sums.logVariance
    return isNormal ? sum - 0.5 * sums.weightedSquare : sum - 0.5 * a * logRatio(sums)
  }

  /// The derivative of the log-likelihood in 1/ν at fixed variances; 0 for normal innovations.
  func inverseDegreesOfFreedomSlope(_ sums: Sums) -> Double {
    guard !isNormal else { return 0 }
    let ν = a - 1
    return Double(sums.count) * constantSlope + 0.5 * ν * ν * (logRatio(sums) - sums.weightedSquare / b)
  }

  /// The sum of log(1 + cε²/bh).
  private func logRatio(_ sums: Sums) -> Double {
    sums.logDenominator - sums.logVariance - Double(sums.count) * b.logarithm
  }
}
