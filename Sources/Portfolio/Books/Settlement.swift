/// What a contract's gains are paid in.
public enum Settlement: String, CaseIterable, Sendable {
  /// Dollars, or a coin that counts as dollars; a quantity counts units of the underlying.
  case linear
  /// The underlying itself. A quantity of perpetuals and futures counts dollars of face value, one of options counts units
  /// of the underlying.
  case inverse
}
