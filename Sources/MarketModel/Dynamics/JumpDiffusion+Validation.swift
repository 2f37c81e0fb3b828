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
