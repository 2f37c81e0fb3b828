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
