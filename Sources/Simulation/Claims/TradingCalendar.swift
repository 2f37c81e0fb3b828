internal import MarketModel

/// The days of the week by the steps of a grid, and how much of a week's variance falls to each.
struct TradingCalendar: Sendable {
  private let stepsPerDay: Int
  /// The share of an average day's variance by days since the start, and whether the market is open, for a week.
  private let days: [(variance: Double, isOpen: Bool)]

  /// The calendar of a token on a grid.
  ///
  /// - Throws: ``SimulationError/stepAcrossDays(claim:stepDays:)`` where a day is no whole number of steps.
  init(_ token: TokenisedAsset, claim: String, grid: TimeGrid) throws(SimulationError) {
    let stepsPerDay = (1 / grid.stepDays).rounded()
    guard stepsPerDay >= 1, abs(stepsPerDay * grid.stepDays - 1) <= 1e-9 else {
      throw .stepAcrossDays(claim: claim, stepDays: grid.stepDays)
    }
    self.stepsPerDay = Int(stepsPerDay)
    let week = TokenisedAsset.Weekday.allCases
    let closed = Double(Set(token.closedDays).count)
    let open = 7 / (7 - closed + closed * token.closedVariance)
    let start = week.firstIndex(of: token.startsAfter) ?? 0
    days = (1...7).map { day in
      let isOpen = !token.closedDays.contains(week[(start + day) % 7])
      return (isOpen ? open : token.closedVariance * open, isOpen)
    }
  }

  /// The day of a step, counted from 0.
  func day(step: Int) -> (variance: Double, isOpen: Bool) { days[step / stepsPerDay % 7] }
}
