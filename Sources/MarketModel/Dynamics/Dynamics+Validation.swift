extension Dynamics {
  /// Checks the law of a model whose other parts are sound.
  func validate(for model: MarketModel) throws(MarketModelError) {
    switch self {
    case .gaussian: break
    case .studentT(let degreesOfFreedom):
      try Self.check(degreesOfFreedom: degreesOfFreedom, key: "dynamics.degreesOfFreedom")
    case .jumpDiffusion(let jumps): try jumps.validate(drivers: model.drivers)
    case .garch(let returns): try returns.validate(for: model)
    case .copula(let returns): try returns.validate(for: model)
    case .historical(let returns): try returns.validate(for: model)
    case .regimeSwitching(let regimes): try regimes.validate(for: model)
    }
  }

  /// At 2 and below the variance is infinite, and no scale gives the returns their volatility.
  static func check(degreesOfFreedom: Double, key: String) throws(MarketModelError) {
    try ModelCheck.bounds(degreesOfFreedom, key: key, low: 2.01, high: 1e6)
  }
}
