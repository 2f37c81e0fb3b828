public import Portfolio
public import RiskMeasures

/// The calibrated parameters of one basket, margined as a whole, beside those of its parts margined one by one.
public struct BasketParameters: Equatable, Sendable {
  /// The basket.
  public let basket: Basket
  /// The horizon of every figure here, in days.
  public let closeOutDays: Double
  /// Both measures of the fall of the basket's value.
  public let closeOut: RiskMeasure
  /// The haircut on the basket.
  public let haircut: ParameterEstimate
  /// The least collateral per unit of debt, 1 / (1 - haircut); nil where the haircut leaves no value.
  public let collateralRatio: Double?
  /// The interval of the collateral ratio; an end that the haircut leaves no value at does not exist.
  public let collateralRatioInterval: Interval
  /// The largest loan-to-value of debt against the basket: 1 - haircut.
  public let loanToValue: Double
  /// The measured falls of the parts, each on its own, weighted as in the basket.
  public let sumOfParts: Double
  /// The interval of the sum of the parts.
  public let sumOfPartsInterval: Interval
  /// The sum of the parts less the measured fall of the basket: what diversification is worth, a fraction of the value.
  public let diversification: PairedDifference
}
