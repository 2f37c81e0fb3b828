internal import MarketModel
internal import Numerics

extension Dynamics {
  /// The excess kurtosis of a step's returns, and n times the variance of its estimate from n returns; nil where infinite.
  ///
  /// With standardised moments m4, m6, m8 of a symmetric law the variance is m8 - 4 m4 m6 + 4 m4³ - m4² (the delta method
  /// on the ratio of sample moments): 24 for the normal.
  var kurtosis: (excess: Double?, samplingVariance: Double?) {
    switch self {
    case .gaussian:
      return (0, 24)
    case .jumpDiffusion, .garch, .copula, .historical, .regimeSwitching:
      return (nil, nil)
    case .studentT(let ν):
      guard ν > 4 else { return (nil, nil) }
      let fourth = 3 * (ν - 2) / (ν - 4)
      guard ν > 8 else { return (fourth - 3, nil) }
      let sixth = fourth * 5 * (ν - 2) / (ν - 6)
      let eighth = sixth * 7 * (ν - 2) / (ν - 8)
      return (fourth - 3, eighth - 4 * fourth * sixth + 4 * fourth * fourth * fourth - fourth * fourth)
    }
  }

  /// The probability that a return is farther from its mean than a number of its standard deviations, in any direction.
  func probability(beyond deviations: Double) -> Double {
    switch self {
    case .gaussian, .jumpDiffusion, .garch, .copula, .historical, .regimeSwitching:
      2 * StandardNormal.upperTail(deviations)
    case .studentT(let ν):
      2 * StudentT(degreesOfFreedom: ν).cumulative(-deviations * (ν / (ν - 2)).squareRoot())
    }
  }
}
