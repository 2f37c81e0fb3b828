public import Documents

/// What a position is a quantity of.
public enum Instrument: Hashable, Sendable {
  /// Units of an asset; `USD` is the dollar itself.
  case asset(String)
  /// A perpetual on an asset.
  case perpetual(underlying: String, settlement: Settlement)
  /// A future on an asset.
  case future(underlying: String, expiry: Timestamp, settlement: Settlement)
  /// A European option.
  case option(OptionContract)

  /// The asset whose price moves it.
  public var underlying: String {
    switch self {
    case .asset(let name): name
    case .perpetual(let underlying, _): underlying
    case .future(let underlying, _, _): underlying
    case .option(let contract): contract.underlying
    }
  }

  /// When it expires; nil where it never does.
  public var expiry: Timestamp? {
    switch self {
    case .asset, .perpetual: nil
    case .future(_, let expiry, _): expiry
    case .option(let contract): contract.expiry
    }
  }

  /// The dollar, which has a price of 1 in every market.
  public static let dollar = "USD"
}
