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

extension JumpDiffusion {
  func validate(drivers: [String]) throws(MarketModelError) {
    try ModelCheck.bounds(jumpsPerYear, key: "dynamics.jumpsPerYear", low: 0, high: Self.largestFrequency)
    try ModelCheck.bounds(
      jumpMean, key: "dynamics.jumpMean", of: drivers, low: -Self.largestMean, high: Self.largestMean)
    try ModelCheck.bounds(
      jumpVolatility, key: "dynamics.jumpVolatility", of: drivers, low: 0, high: Self.largestVolatility)
    if let jumpCorrelation {
      try ModelCheck.correlation(jumpCorrelation, key: "dynamics.jumpCorrelation", of: drivers)
    }
    guard let ownJumps else { return }
    let key = "dynamics.ownJumps"
    try ModelCheck.bounds(
      ownJumps.map(\.jumpsPerYear), key: "\(key).jumpsPerYear", of: drivers, low: 0, high: Self.largestFrequency)
    try ModelCheck.bounds(
      ownJumps.map(\.mean), key: "\(key).mean", of: drivers, low: -Self.largestMean, high: Self.largestMean)
    try ModelCheck.bounds(
      ownJumps.map(\.volatility), key: "\(key).volatility", of: drivers, low: 0, high: Self.largestVolatility)
  }
}

extension VolatilityClustering {
  func validate(for model: MarketModel) throws(MarketModelError) {
    let key = "dynamics.clustering"
    try ModelCheck.count(drivers.count, key: key, of: model.drivers)
    for (index, driver) in drivers.enumerated() {
      let asset = model.drivers[index]
      try ModelCheck.bounds(driver.alpha, key: "\(key).alpha", asset: asset, low: 0, high: 1)
      try ModelCheck.bounds(driver.gamma, key: "\(key).gamma", asset: asset, low: -driver.alpha, high: 2)
      try ModelCheck.bounds(driver.beta, key: "\(key).beta", asset: asset, low: 0, high: 1)
      guard driver.persistence <= Self.largestPersistence else {
        throw .notStationary(key: key, asset: asset, persistence: driver.persistence, bound: Self.largestPersistence)
      }
      guard let current = driver.currentVolatility else { continue }
      guard model.volatility[index] > 0 || current == 0 else {
        throw .outOfBounds(key: "\(key).currentVolatility", asset: asset, value: current, low: 0, high: 0)
      }
      try ModelCheck.bounds(
        current, key: "\(key).currentVolatility", asset: asset,
        low: model.volatility[index] > 0 ? MarketModel.smallestVolatility : 0, high: MarketModel.largestVolatility)
    }
  }
}

extension ClusteredReturns {
  func validate(for model: MarketModel) throws(MarketModelError) {
    try ModelCheck.stepDays(stepDays)
    try clustering.validate(for: model)
    if case .studentT(let degreesOfFreedom) = innovations {
      try Dynamics.check(degreesOfFreedom: degreesOfFreedom, key: "dynamics.innovations.degreesOfFreedom")
    }
    try dynamicCorrelation?.validate(drivers: model.drivers)
  }
}

extension DynamicCorrelation {
  /// The largest α + β: beyond it there is hardly a long-run correlation to return to.
  public static let largestPersistence = 0.9999

  func validate(drivers: [String]) throws(MarketModelError) {
    let key = "dynamics.dynamicCorrelation"
    try ModelCheck.bounds(alpha, key: "\(key).alpha", low: 0, high: 1)
    try ModelCheck.bounds(beta, key: "\(key).beta", low: 0, high: 1)
    guard alpha + beta <= Self.largestPersistence else {
      throw .notStationary(key: key, asset: nil, persistence: alpha + beta, bound: Self.largestPersistence)
    }
    guard let current else { return }
    do throws(MarketModelError) {
      try ModelCheck.shape(current, of: drivers)
      for (row, driver) in drivers.enumerated() {
        try ModelCheck.bounds(current[row][row], key: "diagonal", asset: driver, low: 1e-3, high: 1e3)
      }
      try ModelCheck.symmetricPositiveDefinite(current, of: drivers)
    } catch {
      throw .inside(key: "\(key).current", error)
    }
  }
}

extension CopulaReturns {
  func validate(for model: MarketModel) throws(MarketModelError) {
    try ModelCheck.stepDays(stepDays)
    // A copula needs no variance, so fewer degrees of freedom than those of returns are allowed.
    try ModelCheck.bounds(degreesOfFreedom, key: "dynamics.degreesOfFreedom", low: 0.5, high: 1e6)
    try ModelCheck.count(margins.count, key: "dynamics.margins", of: model.drivers)
    for (driver, margin) in zip(model.drivers, margins) { try margin.validate(asset: driver) }
    try clustering?.validate(for: model)
  }
}

extension ReturnMargin {
  func validate(asset: String) throws(MarketModelError) {
    let key = "dynamics.margins"
    for (side, tail) in [("lower", lower), ("upper", upper)] {
      try ModelCheck.bounds(
        tail.probability, key: "\(key).\(side).probability", asset: asset, low: 1e-4, high: 0.4)
      try ModelCheck.bounds(tail.scale, key: "\(key).\(side).scale", asset: asset, low: 1e-9, high: 100)
      // With a shape of 1/2 the variance is infinite, and the returns could have no volatility.
      try ModelCheck.bounds(tail.shape, key: "\(key).\(side).shape", asset: asset, low: -2, high: 0.49)
    }
    guard middle.count >= 2 else { throw .tooFewQuantiles(asset: asset, count: middle.count) }
    for (index, value) in middle.enumerated() {
      try ModelCheck.bounds(value, key: "\(key).middle", asset: asset, low: -1e3, high: 1e3)
      guard index == 0 || value >= middle[index - 1] else {
        throw .quantilesNotSorted(asset: asset, index: index, value: value, before: middle[index - 1])
      }
    }
  }
}

extension ResampledReturns {
  func validate(for model: MarketModel) throws(MarketModelError) {
    try ModelCheck.stepDays(stepDays)
    try ModelCheck.bounds(meanBlockSteps, key: "dynamics.meanBlockSteps", low: 1, high: 1e6)
    try ModelCheck.count(history.count, key: "dynamics.history", of: model.drivers)
    let days = history.first?.count ?? 0
    for (driver, values) in zip(model.drivers, history) {
      guard values.count == days, days >= Self.fewestDays else {
        throw .historyLength(asset: driver, count: values.count, expected: max(days, Self.fewestDays))
      }
      for value in values {
        try ModelCheck.bounds(value, key: "dynamics.history", asset: driver, low: -1e3, high: 1e3)
      }
    }
    try clustering?.validate(for: model)
  }
}

extension RegimeSwitching {
  /// How far the states' long-run volatility may be from the model's, as a fraction, and a correlation.
  public static let agreementTolerance = 1e-3

  func validate(for model: MarketModel) throws(MarketModelError) {
    try ModelCheck.stepDays(stepDays)
    guard (2...3).contains(states.count) else { throw .stateCount(states.count) }
    guard transition.count == states.count else {
      throw .wrongCount(key: "dynamics.transition", count: transition.count, expected: states.count)
    }
    for (index, row) in transition.enumerated() {
      let key = "dynamics.transition[\(index)]"
      guard row.count == states.count else { throw .wrongCount(key: key, count: row.count, expected: states.count) }
      try ModelCheck.probabilities(row, key: key)
    }
    if let current {
      guard current.count == states.count else {
        throw .wrongCount(key: "dynamics.current", count: current.count, expected: states.count)
      }
      try ModelCheck.probabilities(current, key: "dynamics.current")
    }
    for (index, state) in states.enumerated() {
      let key = "dynamics.states[\(index)]"
      guard !state.name.isEmpty else { throw .badAssetName(state.name) }
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
