public import RiskMeasures

/// What is called on one day of the horizon, on average over the paths.
public struct CallDay: Equatable, Sendable {
  /// The day, from 1, at the end of which the last of its steps ends; days without a step have no entry.
  public let day: Int
  /// The steps that end within it, counted from 1.
  public let steps: ClosedRange<Int>
  /// The expected number of accounts whose first call falls on the day.
  public let calls: Estimate
  /// The expected dollars short of maintenance at the first calls of the day.
  public let shortfall: Estimate
}
