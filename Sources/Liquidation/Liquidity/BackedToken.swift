/// A token that is worth no more than what stands behind it: a stablecoin with volatile reserves, a share in a vault.
///
/// Its price is the lower of its own path's and the backing, the reserves over the supply. Where reserves hold the token
/// itself, a loan against itself, the backing is that of what others hold: a unit that the issuer owes itself backs nothing.
public struct BackedToken: Equatable, Sendable {
  /// The token.
  public let token: String
  /// The units that are out, those of ``reserves`` included.
  public let supply: Double
  /// The units of each asset behind it, in the order of their names; the token itself may be among them.
  public let reserves: [(asset: String, units: Double)]
  /// How the issuer defends the price; nil where it does not.
  public let defence: Defence?

  /// Sales of reserves that buy tokens back and burn them.
  public struct Defence: Equatable, Sendable {
    /// How far below a dollar the price has to be, a fraction.
    public let discount: Double
    /// The share of each reserve that is sold in an hour.
    public let perHour: Double

    /// A defence.
    ///
    /// - Throws: ``LiquidationRuleError/outOfBounds(place:key:value:low:high:)``.
    public init(discount: Double, perHour: Double) throws(LiquidationRuleError) {
      let check = RuleCheck(place: "backed.defence")
      try check.bounds(discount, "discount", 0, 1)
      try check.bounds(perHour, "perHour", 0, 1)
      self.discount = discount
      self.perHour = perHour
    }
  }

  /// A token and what stands behind it.
  ///
  /// - Throws: ``LiquidationRuleError`` where a figure is out of bounds, or the reserves hold all of the supply.
  public init(
    token: String, supply: Double, reserves: [String: Double], defence: Defence? = nil
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: "backed.\(token)")
    try check.bounds(supply, "supply", 1e-30, 1e30)
    for (asset, units) in reserves.sorted(by: { $0.key < $1.key }) {
      try check.bounds(units, "reserves.\(asset)", 0, asset == token ? supply.nextDown : 1e30)
    }
    self.token = token
    self.supply = supply
    self.reserves = reserves.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.defence = defence
  }

  /// Whether two tokens are backed alike.
  public static func == (lhs: BackedToken, rhs: BackedToken) -> Bool {
    lhs.token == rhs.token && lhs.supply == rhs.supply && lhs.defence == rhs.defence
      && lhs.reserves.elementsEqual(rhs.reserves) { $0 == $1 }
  }
}
