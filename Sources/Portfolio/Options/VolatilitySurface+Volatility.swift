public import MarketModel

extension VolatilitySurface {
  /// The volatility that today's surface has at a moneyness and a time to expiry.
  ///
  /// - Parameters:
  ///   - logMoneyness: The logarithm of strike over forward.
  ///   - years: The time to expiry in years of 365 days, at least 0.
  /// - Returns: Per year.
  /// - Complexity: O(slices + points of a slice).
  public func volatility(logMoneyness: Double, years: Double) -> Double {
    let times = slices.map { $0.days / 365 }
    let later = times.firstIndex { $0 >= years } ?? slices.count
    if later == 0 || later == slices.count {
      let slice = later == 0 ? 0 : slices.count - 1
      let scale = years > 0 ? (times[slice] / years).squareRoot() : 1
      return slices[slice].volatility(at: logMoneyness * scale)
    }
    func variance(_ slice: Int) -> Double {
      let volatility = slices[slice].volatility(at: logMoneyness * (times[slice] / years).squareRoot())
      return volatility * volatility * times[slice]
    }
    let (near, far) = (variance(later - 1), variance(later))
    let share = (years - times[later - 1]) / (times[later] - times[later - 1])
    return ((near + (far - near) * share) / years).squareRoot()
  }
}

extension VolatilitySurface.Slice {
  /// The volatility at a moneyness.
  fileprivate func volatility(at moneyness: Double) -> Double {
    guard let upper = logMoneyness.firstIndex(where: { $0 >= moneyness }) else {
      return volatility[volatility.count - 1]
    }
    guard upper > 0 else { return volatility[0] }
    let share = (moneyness - logMoneyness[upper - 1]) / (logMoneyness[upper] - logMoneyness[upper - 1])
    return volatility[upper - 1] + (volatility[upper] - volatility[upper - 1]) * share
  }
}
