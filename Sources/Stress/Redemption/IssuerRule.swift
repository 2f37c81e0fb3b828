public import Liquidation

/// An issuer of tokens that are each a claim on one dollar: what stands behind them, and how fast holders ask for it.
///
/// A card of `Models/issuers` is read into one. Every figure is checked when it is made.
public struct IssuerRule: Equatable, Sendable {
  /// The name, for the reader.
  public let name: String
  /// The name of the token; an asset of the model where ``HolderSpeed/followsMarket`` says so, else a label.
  public let token: String
  /// The tokens outstanding at the start, each a claim on one dollar.
  public let supply: Double
  /// The reserves in the order in which they are used.
  public let reserves: [ReserveTier]
  /// How tokens are redeemed.
  public let redemption: RedemptionTerms
  /// How fast holders ask for their dollars.
  public let holders: HolderSpeed
  /// Where the figures come from, a line each.
  public let sources: [String]

  /// An issuer from its parts.
  ///
  /// - Parameters:
  ///   - name: The name, for the reader.
  ///   - token: The name of the token.
  ///   - supply: Tokens outstanding, from 1 to ``largestAmount``.
  ///   - reserves: At least one tier, in the order of use.
  ///   - redemption: How tokens are redeemed.
  ///   - holders: How fast holders ask for their dollars.
  ///   - sources: Where the figures come from.
  /// - Throws: `LiquidationRuleError` with the place of the fault, as it stands in a card.
  public init(
    name: String, token: String, supply: Double, reserves: [ReserveTier], redemption: RedemptionTerms = .init(),
    holders: HolderSpeed, sources: [String] = []
  ) throws(LiquidationRuleError) {
    self.name = name
    self.token = token
    self.supply = supply
    self.reserves = reserves
    self.redemption = redemption
    self.holders = holders
    self.sources = sources
    try validate()
  }

  /// The largest number of tokens, dollars or units that is believed.
  public static let largestAmount = 1e15
  /// The longest time that is believed, in seconds: ten years.
  public static let longestSeconds = 315_360_000.0
}
