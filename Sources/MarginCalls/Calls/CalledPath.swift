/// What is called on one path.
public struct CalledPath: Equatable, Sendable {
  /// The number of the path, by which it can be drawn alone.
  public let path: Int
  /// The number of accounts called.
  public let calls: Int
  /// The dollars short of maintenance at the first calls.
  public let shortfall: Double
  /// The dollars owed by the accounts called, at the call.
  public let debt: Double
  /// The dollars that their contracts control, at the call.
  public let notional: Double
}
