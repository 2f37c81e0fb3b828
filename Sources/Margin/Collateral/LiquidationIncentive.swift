/// What a liquidator earns: the dollars of collateral that change hands per dollar of debt repaid.
public enum LiquidationIncentive: Equatable, Sendable {
  /// A bonus on the debt repaid, a fraction: Aave's liquidation bonus.
  case bonus(Double)
  /// A penalty added to the debt before the collateral is sold, a fraction: Maker's.
  case penalty(Double)
  /// Morpho's: min(maximum, 1 / (cursor threshold + 1 - cursor)); the published parameters are 1.15 and 0.3.
  case cursor(maximum: Double, cursor: Double)
  /// Mars': a bonus that grows as health fails, min(start + slope (1 - health), max(min(ratio - 1, maximum), minimum)).
  case sliding(start: Double, slope: Double, minimum: Double, maximum: Double)
  /// Euler's: a discount on the collateral of 1 - health, at most `maximum`: a dollar of it costs 1 less the discount.
  case discount(maximum: Double)

  /// The dollars of collateral taken per dollar of debt repaid, at least 1.
  ///
  /// - Parameters:
  ///   - threshold: The loan-to-value at which the account is called.
  ///   - healthFactor: The health of the account.
  ///   - collateralRatio: Its collateral over its debt, both at market value.
  /// - Returns: 1 and the bonus, or 1 over what a dollar of collateral costs; the account's state matters to a sliding
  ///   bonus and to a discount only, and a health of 1 or more gives no discount.
  public func factor(threshold: Double, healthFactor: Double = 1, collateralRatio: Double = .infinity) -> Double {
    switch self {
    case .bonus(let bonus), .penalty(let bonus): return 1 + bonus
    case .cursor(let maximum, let cursor): return min(maximum, 1 / (cursor * threshold + 1 - cursor))
    case .sliding(let start, let slope, let minimum, let maximum):
      let room = max(min(collateralRatio - 1, maximum), minimum)
      return 1 + max(0, min(start + slope * (1 - healthFactor), room))
    case .discount(let maximum): return 1 / (1 - min(maximum, max(0, 1 - healthFactor)))
    }
  }

  /// The loan-to-value above which the collateral does not pay both debt and liquidator: where bad debt starts.
  ///
  /// - Parameters:
  ///   - threshold: The loan-to-value at which the account is called.
  ///   - healthFactor: The health of the account.
  ///   - collateralRatio: Its collateral over its debt, both at market value.
  /// - Returns: 1 over ``factor(threshold:healthFactor:collateralRatio:)``.
  public func badDebtLoanToValue(
    threshold: Double, healthFactor: Double = 1, collateralRatio: Double = .infinity
  ) -> Double {
    1 / factor(threshold: threshold, healthFactor: healthFactor, collateralRatio: collateralRatio)
  }
}
