/// What makes figures no rules for collateral.
public enum CollateralRuleError: Error, Equatable, Sendable {
  /// A weight that is not a fraction from 0 to 1.
  case weightOutOfBounds(asset: String, value: Double)
  /// A liquidation threshold below the loan-to-value.
  case thresholdBelowLoanToValue(asset: String, loanToValue: Double, threshold: Double)
}

extension CollateralRuleError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .weightOutOfBounds(let asset, let value):
      "\(asset): a weight of \(value): it is a fraction from 0 to 1 (0.8 for 80 %)"
    case .thresholdBelowLoanToValue(let asset, let loanToValue, let threshold):
      "\(asset): the liquidation threshold, \(threshold), is below the loan-to-value, \(loanToValue): a loan could be"
        + " called the moment it is made; raise the one or lower the other"
    }
  }
}
