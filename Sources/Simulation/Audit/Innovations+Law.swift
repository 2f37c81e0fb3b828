internal import MarketModel

extension ClusteredReturns.Innovations {
  /// The law of one step of standardised returns as that of a model without clustering.
  var dynamics: Dynamics {
    switch self {
    case .normal: .gaussian
    case .studentT(let degreesOfFreedom): .studentT(degreesOfFreedom: degreesOfFreedom)
    }
  }

  /// The degrees of freedom; of normal returns, so many that they cannot be told from infinity.
  var degreesOfFreedom: Double {
    switch self {
    case .normal: 1e12
    case .studentT(let degreesOfFreedom): degreesOfFreedom
    }
  }

  /// The fourth moment of standardised returns; nil where it is infinite.
  var fourthMoment: Double? { dynamics.kurtosis.excess.map { $0 + 3 } }

  /// The score of a standardised return in the logarithm of its deviation, (ν+1)e²/(ν-2+e²) - 1.
  func surprise(of residual: Double) -> Double {
    let (ν, square) = (degreesOfFreedom, residual * residual)
    return (ν + 1) * square / (ν - 2 + square) - 1
  }

  /// The variance of that score, 2ν/(ν+3).
  var information: Double { 2 * degreesOfFreedom / (degreesOfFreedom + 3) }
}
