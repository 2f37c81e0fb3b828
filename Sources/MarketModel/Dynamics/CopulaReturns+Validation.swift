extension CopulaReturns {
  func validate(for model: MarketModel) throws(MarketModelError) {
    try ModelCheck.stepDays(stepDays)
    // A copula needs no variance, so fewer degrees of freedom than those of returns are allowed.
    try ModelCheck.bounds(degreesOfFreedom, key: "dynamics.degreesOfFreedom", low: 0.5, high: 1e6)
    try ModelCheck.count(margins.count, key: "dynamics.margins", of: model.drivers)
    for (driver, margin) in zip(model.drivers, margins) { try margin.validate(asset: driver) }
    try clustering?.validate(for: model, fallShares: margins.map(\.fallShare))
  }
}
