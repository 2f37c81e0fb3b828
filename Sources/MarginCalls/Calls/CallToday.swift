/// An account that is short of maintenance today, before anything has moved.
public struct CallToday: Equatable, Sendable {
  /// The number of the account, or of the owner of its parts.
  public let account: Int
  /// The dollars short of maintenance: those of the parts that are short.
  public let shortfall: Double
  /// The dollars owed by those parts.
  public let debt: Double
  /// The dollars that their contracts control.
  public let notional: Double
}
