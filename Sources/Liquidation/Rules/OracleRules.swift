/// The oracles of a venue: a rule for every asset that has no rule of its own, and those of the others.
public struct OracleRules: Equatable, Sendable {
  /// The rule of every asset that is not named.
  public let standard: OracleRule
  /// The rules of assets by their names.
  public let assets: [String: OracleRule]

  /// Oracles from their rules.
  public init(standard: OracleRule = .market, assets: [String: OracleRule] = [:]) {
    self.standard = standard
    self.assets = assets
  }

  /// The rule of an asset.
  public func rule(of asset: String) -> OracleRule { assets[asset] ?? standard }
}
