extension RegimeSwitching {
  /// How far the states' long-run volatility may be from the model's, as a fraction, and a correlation.
  public static let agreementTolerance = 1e-3

  func validate(for model: MarketModel) throws(MarketModelError) {
    try ModelCheck.stepDays(stepDays)
    guard (2...3).contains(states.count) else { throw .stateCount(states.count) }
    try ModelCheck.count(transition.count, key: "dynamics.transition", states: states.count)
    for (index, row) in transition.enumerated() {
      let key = "dynamics.transition[\(index)]"
      try ModelCheck.count(row.count, key: key, states: states.count)
      try ModelCheck.probabilities(row, key: key)
    }
    if let current {
      try ModelCheck.count(current.count, key: "dynamics.current", states: states.count)
      try ModelCheck.probabilities(current, key: "dynamics.current")
    }
    var names: Set<String> = []
    for (index, state) in states.enumerated() {
      let key = "dynamics.states[\(index)]"
      guard !state.name.isEmpty else { throw .unnamedState(index) }
      guard names.insert(state.name).inserted else { throw .duplicateState(state.name) }
      try ModelCheck.volatility(state.volatility, key: "\(key).volatility", of: model.drivers)
      try ModelCheck.correlation(state.correlation, key: "\(key).correlation", of: model.drivers)
    }
    guard longRunShares.reduce(0, +) > 0.5 else { throw .separateStates }
    try validateLongRun(of: model)
  }

  /// The figures at the top of a model are read first, so they must be those of the chain.
  private func validateLongRun(of model: MarketModel) throws(MarketModelError) {
    let deviations = model.drivers.indices.map { longRunCovariance($0, $0).squareRoot() }
    for (index, driver) in model.drivers.enumerated() {
      let (stated, implied) = (model.volatility[index], deviations[index])
      guard abs(stated - implied) <= Self.agreementTolerance * implied else {
        throw .longRunVolatility(asset: driver, stated: stated, implied: implied)
      }
      for other in 0..<index where implied > 0 && deviations[other] > 0 {
        let correlation = longRunCovariance(index, other) / (implied * deviations[other])
        guard abs(model.correlation[index][other] - correlation) <= Self.agreementTolerance else {
          throw .longRunCorrelation(
            first: driver, second: model.drivers[other], stated: model.correlation[index][other],
            implied: correlation)
        }
      }
    }
  }
}
