/// One line of an account.
public struct Position: Equatable, Sendable {
  /// What a position is to its account.
  public enum Role: UInt8, CaseIterable, Sendable {
    /// An asset that is held.
    case collateral
    /// An asset that is owed.
    case debt
    /// A perpetual, a future or an option.
    case contract
  }

  /// The place of the instrument in its book.
  public let instrument: Int
  /// What it is to the account.
  public let role: Role
  /// How much: at least 0 for collateral and debt, negative for a short contract.
  public let quantity: Double
  /// The price at which a perpetual or a future was entered, dollars per unit; nil for everything else.
  public let entryPrice: Double?
  /// The dollars set aside for this contract alone, which is then margined apart from the rest of its account; nil where
  /// it shares the account's collateral.
  public let isolatedMargin: Double?
  /// The interest that a debt bears per year, continuous; nil where the venue says it.
  public let interestRate: Double?

  /// A position; a book checks it when it is added.
  public init(
    instrument: Int, role: Role, quantity: Double, entryPrice: Double? = nil, isolatedMargin: Double? = nil,
    interestRate: Double? = nil
  ) {
    self.instrument = instrument
    self.role = role
    self.quantity = quantity
    self.entryPrice = entryPrice
    self.isolatedMargin = isolatedMargin
    self.interestRate = interestRate
  }
}
