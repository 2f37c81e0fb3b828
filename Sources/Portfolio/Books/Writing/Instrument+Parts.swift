extension Instrument {
  /// What its gains are paid in; nil for an asset.
  var settlement: Settlement? {
    switch self {
    case .asset: nil
    case .perpetual(_, let settlement), .future(_, _, let settlement): settlement
    case .option(let contract): contract.settlement
    }
  }

  /// The option that it is, or nil.
  var contract: OptionContract? {
    if case .option(let contract) = self { contract } else { nil }
  }

  /// What a row of a table calls a position of it.
  func kind(as role: Position.Role) -> PositionKind {
    switch self {
    case .asset: role == .debt ? .debt : .collateral
    case .perpetual: .perpetual
    case .future: .future
    case .option: .option
    }
  }
}
