/// How large a trade or a holding is.
public enum DepthSize: Equatable, Sendable {
  /// Units of the asset.
  case units(Double)
  /// Dollars at the price of the day on which a rule is read.
  case dollars(Double)

  /// The units of the asset at a price in dollars per unit.
  func units(at price: Double) -> Double {
    switch self {
    case .units(let units): units
    case .dollars(let dollars): dollars / price
    }
  }

  /// The figure, whatever it counts.
  var figure: Double {
    switch self {
    case .units(let figure), .dollars(let figure): figure
    }
  }

  /// The key that a card has for it.
  var key: String {
    switch self {
    case .units: "units"
    case .dollars: "dollars"
    }
  }
}
