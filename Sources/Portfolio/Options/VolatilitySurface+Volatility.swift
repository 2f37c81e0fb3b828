public import MarketModel

extension VolatilitySurface {
  /// The volatility that today's surface has at a moneyness and a time to expiry.
  ///
  /// - Parameters:
  ///   - logMoneyness: The logarithm of strike over forward.
  ///   - years: The time to expiry in years of 365 days, at least 0.
  /// - Returns: Per year.
  /// - Complexity: O(slices + logarithm of the points of a slice), without allocation.
  public func volatility(logMoneyness: Double, years: Double) -> Double {
    Section(self, years: years).volatility(logMoneyness: logMoneyness)
  }
}
