/// A token of an asset whose market closes: a treasury bill, an equity.
///
/// The driver of the token's name moves every day, but the token is priced while its market is open: over a weekend the
/// price stands still, and what happened meanwhile shows at once when trading begins. News is scarcer while the market is
/// closed: a closed day has ``closedVariance`` of an open day's variance, and seven days have that of the model, σ² 7 days.
///
/// The price is a martingale but for its drift, exactly for normal returns; where returns jump, are drawn from history or
/// cluster, a day's expected growth is off by terms of the third order in its return. A step is a day, or a whole fraction of
/// one, and the year of the model counts the days of the calendar.
public struct TokenisedAsset: Equatable, Sendable {
  /// The days of the week on which the market is closed.
  public let closedDays: [Weekday]
  /// The day of the week at whose end the paths begin.
  public let startsAfter: Weekday
  /// The variance of a closed day, as a share of that of an open one: 1 where news never sleeps.
  public let closedVariance: Double

  /// A day of the week.
  public enum Weekday: String, CaseIterable, Sendable, Codable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
  }

  /// A token; a model checks it when it is made.
  public init(closedDays: [Weekday] = [.saturday, .sunday], startsAfter: Weekday, closedVariance: Double) {
    self.closedDays = closedDays
    self.startsAfter = startsAfter
    self.closedVariance = closedVariance
  }
}
