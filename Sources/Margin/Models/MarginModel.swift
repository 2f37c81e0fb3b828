public import Portfolio

/// A rule for the margin of an account's contracts.
public protocol MarginModel: Sendable {
  /// The margin of some contracts that share their collateral.
  ///
  /// - Parameters:
  ///   - contracts: Perpetuals, futures and options of one account.
  ///   - state: The market; a contract that has settled in it needs nothing.
  /// - Returns: The margin, which does not depend on the order of the contracts but for rounding; 0 where there is none.
  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement

  /// The maintenance margin of some contracts as multiples of columns, which are added to a form; nothing where the rule is
  /// not linear in prices for these contracts.
  ///
  /// - Parameters:
  ///   - contracts: Perpetuals, futures and options of one account.
  ///   - sign: What the margin is multiplied by: -1 for a form that is the surplus.
  ///   - form: Receives the terms, which hold up to its horizon.
  /// - Returns: Whether the rule is linear here; if not, the form is of no use.
  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool

  /// The model with what many accounts need of one market found once, for requirements in that market.
  ///
  /// - Parameters:
  ///   - state: The market.
  ///   - instruments: The places of the contracts that the accounts hold.
  /// - Returns: A model of the same requirements, to the bit, in every market; the model itself where there is nothing to
  ///   share.
  func prepared(for state: MarketState, instruments: [Int]) -> any MarginModel
}

extension MarginModel {
  /// The model itself.
  public func prepared(for state: MarketState, instruments: [Int]) -> any MarginModel { self }
}

/// What a margin model asks of an account, in dollars.
public struct MarginRequirement: Equatable, Sendable {
  /// The margin that opens a position; at least the maintenance margin.
  public var initial: Double
  /// The margin below which an account is called; at least 0.
  public var maintenance: Double

  /// A requirement.
  public init(initial: Double = 0, maintenance: Double = 0) {
    self.initial = initial
    self.maintenance = maintenance
  }
}
