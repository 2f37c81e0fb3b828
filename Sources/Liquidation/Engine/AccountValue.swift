/// What an account is worth as the venue sees it, dollars.
struct AccountValue: Sendable {
  /// All collateral, before weights.
  var collateral = 0.0
  /// All collateral after maintenance weights.
  var weighted = 0.0
  /// All debts.
  var debt = 0.0
  /// All debts after their weights.
  var obligation = 0.0

  /// All collateral after maintenance weights at the lowest answers so far, and all debts after theirs at the highest.
  var leastWeighted = 0.0
  var mostOwed = 0.0
  /// Whether no price and no interest moves what is owed.
  var hasFixedDebt = true

  /// Weighted collateral over obligation; infinite where nothing is owed.
  var health: Double { obligation > 0 ? weighted / obligation : .infinity }

  /// Whether the account is short of maintenance by more than rounding may make.
  var isCalled: Bool { weighted - obligation < -AccountValue.resolution * (weighted + obligation) }

  /// The share of the sums by which rounding may move a surplus.
  static let resolution = 1e-12
}
