internal import Documents

/// The columns of a table of one row per position.
enum LongColumn: String, CaseIterable {
  case account, kind, asset, quantity
  case valueUSD = "value_usd"
  case entryPrice = "entry_price"
  case settlement, type, strike, expiry, volatility
  case isolatedMargin = "isolated_margin"
  case interestRate = "interest_rate"
  case price, category
  case marginModel = "margin_model"
  case liquidationThreshold = "liquidation_threshold"

  /// The names as a header has them.
  static let names = allCases.map(\.rawValue)

  /// Whether the column has a meaning for a kind of position.
  func applies(to kind: PositionKind) -> Bool {
    switch self {
    case .account, .kind, .asset, .quantity, .price, .category, .marginModel, .liquidationThreshold: true
    case .valueUSD: kind == .collateral || kind == .debt
    case .interestRate: kind == .debt
    case .entryPrice: kind == .perpetual || kind == .future
    case .expiry: kind == .future || kind == .option
    case .type, .strike, .volatility: kind == .option
    case .settlement, .isolatedMargin: kind != .collateral && kind != .debt
    }
  }
}

extension BookError {
  /// The column of a table of one row per position that a fault is in.
  var column: LongColumn? {
    switch self {
    case .badPrice, .noPrice: .price
    case .badAssetName: .asset
    case .noAccountName: .account
    case .badThreshold: .liquidationThreshold
    case .badQuantity, .quantityOutOfBounds: .quantity
    case .noEntryPrice, .badEntryPrice: .entryPrice
    case .badIsolatedMargin: .isolatedMargin
    case .badInterestRate: .interestRate
    case .noValuationTime, .expired, .expiresTooLate: .expiry
    case .badStrike: .strike
    case .badVolatility, .noVolatility: .volatility
    }
  }
}

extension [String] {
  /// The place of a column that a table must have.
  func place(of name: String, source: String, line: Int, known: [String]) throws(BookReadingError) -> Int {
    if let place = firstIndex(of: name) { return place }
    let strangers = filter { !known.contains($0) }
    throw .missingColumn(
      source: source, line: line, name: name, nearest: nearestName(to: name, in: strangers), known: known)
  }
}
