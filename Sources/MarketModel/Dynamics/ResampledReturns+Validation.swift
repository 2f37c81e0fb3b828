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
    for (index, driver) in model.drivers.enumerated() where model.volatility[index] > 0 {
      let count = Double(days)
      let mean = history[index].reduce(0, +) / count
      let variance = history[index].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      try ModelCheck.standard(
        mean: mean, variance: variance, key: "dynamics.history", asset: driver, tolerance: Self.standardTolerance)
    }
    try clustering?.validate(for: model, fallShares: fallShares)
  }
}
