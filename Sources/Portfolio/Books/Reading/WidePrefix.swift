/// What a column `prefix:asset` of a table of one row per account holds.
enum WidePrefix: String, CaseIterable {
  case collateral, debt
  case collateralUSD = "collateral_usd"
  case debtUSD = "debt_usd"
  case perpetual, entry

  /// The names as a header has them.
  static let names = allCases.map(\.rawValue)

  /// The prefix of a column, or nil where it has none of them.
  init?(ofColumn name: String) {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    self.init(rawValue: String(name[..<colon]))
  }

  /// What the amounts are to their accounts; nil for entry prices, which are no amounts.
  var role: Position.Role? {
    switch self {
    case .collateral, .collateralUSD: .collateral
    case .debt, .debtUSD: .debt
    case .perpetual: .contract
    case .entry: nil
    }
  }

  /// Whether amounts are in dollars.
  var isInDollars: Bool { self == .collateralUSD || self == .debtUSD }
}
