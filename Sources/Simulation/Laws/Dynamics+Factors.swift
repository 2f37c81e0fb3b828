internal import MarketModel

extension Dynamics {
  /// The degrees of freedom of the chi-square that all drivers of a step share; nil where there is none.
  var mixingDegreesOfFreedom: Double? {
    switch self {
    case .gaussian, .jumpDiffusion, .historical, .regimeSwitching: nil
    case .studentT(let degreesOfFreedom): degreesOfFreedom
    case .garch(let returns):
      switch returns.innovations {
      case .normal: nil
      case .studentT(let degreesOfFreedom): degreesOfFreedom
      }
    case .copula(let returns): returns.degreesOfFreedom
    }
  }

  /// Whether a step's returns come from normal factors, so that a sampling has something to choose.
  var hasNormalFactors: Bool {
    if case .historical = self { false } else { true }
  }
}
