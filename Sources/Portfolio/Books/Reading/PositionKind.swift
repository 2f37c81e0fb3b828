/// What a row of a table says that a position is.
enum PositionKind: String, CaseIterable {
  case collateral, debt, perpetual, future, option

  /// What the position is to its account.
  var role: Position.Role {
    switch self {
    case .collateral: .collateral
    case .debt: .debt
    case .perpetual, .future, .option: .contract
    }
  }
}
