/// What a venue does with an account that is called: what it sees, how it sells, who pays.
public struct LiquidationRules: Equatable, Sendable {
  /// What the venue sees of the market.
  public let oracle: OracleRules
  /// How it sells.
  public let mechanism: Mechanism
  /// Who pays what cannot be sold for enough.
  public let losses: LossRule

  /// Rules from their parts.
  public init(oracle: OracleRules = OracleRules(), mechanism: Mechanism, losses: LossRule = .lenders) {
    self.oracle = oracle
    self.mechanism = mechanism
    self.losses = losses
  }
}
