internal import Numerics

/// A loan-to-value that follows volatility and market depth: exp(-confidence σ / sqrt(liquidity / debt)) - bonus.
///
/// Source: Risk DAO, "A Smart Contract Formula for LTV ratio" (2023); contract `SmartLTV.sol` of
/// backstop-protocol/smart-ltv.
public struct SmartLoanToValue: Equatable, Sendable {
  /// How sure the lender wants to be, above 0; larger is safer.
  public let confidence: Double
  /// The standard deviation of the price that the formula is fed, over the period on which `confidence` was chosen.
  public let volatility: Double
  /// What can be sold at a loss of the liquidation bonus, in the unit of ``debtCap``, above 0.
  public let liquidity: Double
  /// The most that may be owed against the collateral.
  public let debtCap: Double
  /// The liquidation bonus, a fraction.
  public let bonus: Double

  /// The inputs of the formula.
  ///
  /// - Precondition: the liquidity is above 0, nothing is negative.
  public init(confidence: Double, volatility: Double, liquidity: Double, debtCap: Double, bonus: Double) {
    precondition(liquidity > 0 && confidence >= 0 && volatility >= 0 && debtCap >= 0, "Inputs out of bounds")
    self.confidence = confidence
    self.volatility = volatility
    self.liquidity = liquidity
    self.debtCap = debtCap
    self.bonus = bonus
  }

  /// The loan-to-value; below 0 where no loan is safe.
  public var value: Double {
    (-confidence * volatility / (liquidity / debtCap).squareRoot()).exponential - bonus
  }
}
