/// What makes figures no margin model.
public enum MarginRuleError: Error, Equatable, Sendable {
  /// A rate that is not a fraction from 0 to 1.
  case rateOutOfBounds(key: String, value: Double)
}

extension MarginRuleError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .rateOutOfBounds(let key, let value):
      "\(key): a rate of \(value): it is a fraction from 0 to 1 (0.05 for 5 %)"
    }
  }
}
