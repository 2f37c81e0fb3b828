public import MarketModel

extension VolatilitySurface {
  /// The places at which the total variance falls from one slice to the next: the later option would be the cheaper.
  ///
  /// Looked for at every point of both slices that lies within the ends of both, at equal log(strike / forward).
  ///
  /// - Returns: In the order of slices, then of moneyness; empty for a surface without calendar arbitrage there.
  /// - Complexity: O(n log n) in the points.
  public func calendarArbitrage() -> [CalendarArbitrage] {
    var found: [CalendarArbitrage] = []
    for (near, far) in zip(slices, slices.dropFirst()) {
      let (nearEnds, farEnds) = (near.ends, far.ends)
      let places = Set(near.logMoneyness + far.logMoneyness).filter { nearEnds.contains($0) && farEnds.contains($0) }
      for moneyness in places.sorted() {
        let nearVariance = totalVariance(days: near.days, logMoneyness: moneyness)
        let farVariance = totalVariance(days: far.days, logMoneyness: moneyness)
        guard farVariance < nearVariance else { continue }
        found.append(
          CalendarArbitrage(
            logMoneyness: moneyness, nearDays: near.days, farDays: far.days, nearVariance: nearVariance,
            farVariance: farVariance))
      }
    }
    return found
  }

  private func totalVariance(days: Double, logMoneyness: Double) -> Double {
    let years = days / 365
    let volatility = volatility(logMoneyness: logMoneyness, years: years)
    return volatility * volatility * years
  }
}

extension VolatilitySurface.Slice {
  /// Its least and its greatest moneyness.
  fileprivate var ends: ClosedRange<Double> { logMoneyness[0]...logMoneyness[logMoneyness.count - 1] }
}
