public import Portfolio
public import RiskMeasures

/// One basket of a comparison.
public struct BasketComparisonEntry: Equatable, Sendable {
  /// The basket.
  public let basket: Basket
  /// Both measures of the fall of its value.
  public let risk: RiskMeasure
  /// The haircut that the comparison's measure asks for, not rounded.
  public let haircut: Double
  /// The interval of the haircut.
  public let haircutInterval: Interval
  /// The required collateral per unit of debt, 1 / (1 - haircut); nil where the haircut leaves no value.
  public let collateralRatio: Double?
  /// The interval of the required collateral ratio.
  public let collateralRatioInterval: Interval
  /// The baskets whose required collateral these paths cannot tell from this one's, in rank order.
  public let notDistinguishableFrom: [String]
}

/// The difference of two baskets' required collateral ratios.
public struct BasketDifference: Equatable, Sendable {
  /// The basket that needs more.
  public let worse: String
  /// The basket that needs less.
  public let better: String
  /// The ratio of the worse less that of the better, with an interval that holds for all pairs together.
  public let collateralRatio: PairedDifference
}
