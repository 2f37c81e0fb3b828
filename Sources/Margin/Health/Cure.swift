/// What brings an account to a health that it does not have.
public struct Cure: Equatable, Sendable {
  /// What is done.
  public enum Action: Equatable, Sendable {
    /// An asset is added as collateral, by the place of its instrument in the book.
    case addCollateral(instrument: Int)
    /// Debt in an asset is repaid from outside the account, by the place of its instrument in the book.
    case repayDebt(instrument: Int)
    /// The same share of every contract is closed at its mark; what it has gained or lost becomes cash.
    case closeContracts
  }

  /// What is done.
  public let action: Action
  /// How much: units of the asset, or the share of the contracts from 0 to 1; 0 where the account is well already.
  public let quantity: Double
  /// The dollars that it is worth at market: of collateral or repayment the value, of contracts the size that is closed.
  public let dollars: Double

  /// An action and its size.
  public init(action: Action, quantity: Double, dollars: Double) {
    self.action = action
    self.quantity = quantity
    self.dollars = dollars
  }
}
