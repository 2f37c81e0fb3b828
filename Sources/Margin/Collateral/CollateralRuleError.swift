/// What makes figures no rules for collateral.
public enum CollateralRuleError: Error, Equatable, Sendable {
  /// A figure outside its bounds: a weight above 1, a haircut below 0, a cap of nothing.
  case outOfBounds(place: String, key: String, value: Double, low: Double, high: Double)
  /// A liquidation threshold below the loan-to-value.
  case thresholdBelowLoanToValue(asset: String, loanToValue: Double, threshold: Double)
  /// Keys of which only one may say what an asset counts.
  case conflictingKeys(place: String, first: String, second: String)
  /// Tiers without a bracket.
  case noBrackets(asset: String)
  /// Tiers that do not start at 0.
  case firstBracket(asset: String, start: Double)
  /// A bracket that ends where it starts or before, or has no end and is not the last.
  case emptyBracket(asset: String, start: Double, end: Double?)
  /// A bracket that starts above the end of the one before.
  case bracketGap(asset: String, end: Double, start: Double)
  /// A bracket that starts below the end of the one before.
  case bracketOverlap(asset: String, end: Double, start: Double)
  /// Steps of a stepped haircut that do not rise.
  case stepsDoNotRise(asset: String, key: String, earlier: Double, later: Double)
  /// An asset that is named in a list and has no rule.
  case unknownAsset(place: String, asset: String, known: [String])
  /// A word that names no kind.
  case unknownKind(place: String, key: String, kind: String, known: [String])
  /// An account in a category that the venue does not have.
  case unknownCategory(account: String, name: String, known: [String])
}

extension CollateralRuleError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .outOfBounds(let place, let key, let value, let low, let high) where high == .infinity:
      "\(place): \(key) is \(value): it is finite and at least \(low)"
    case .outOfBounds(let place, let key, let value, 0, 1):
      "\(place): \(key) is \(value): it is a fraction from 0 to 1 (0.8 for 80 %)"
    case .outOfBounds(let place, let key, let value, let low, let high):
      "\(place): \(key) is \(value): it lies from \(low) to \(high)"
    case .thresholdBelowLoanToValue(let asset, let loanToValue, let threshold):
      "\(asset): the liquidation threshold, \(threshold), is below the loan-to-value, \(loanToValue): a loan could be"
        + " called the moment it is made; raise the one or lower the other"
    case .conflictingKeys(let place, let first, let second):
      "\(place): \(first) and \(second) both say what it counts: keep one of them"
    case .noBrackets(let asset):
      "\(asset): its tiers have no bracket: add one that starts at 0, or remove them"
    case .firstBracket(let asset, let start):
      "\(asset): its first bracket starts at \(start): start it at 0"
    case .emptyBracket(let asset, let start, let end?):
      "\(asset): a bracket from \(start) to \(end) holds nothing: end it above \(start)"
    case .emptyBracket(let asset, let start, nil):
      "\(asset): the bracket from \(start) has no end, and another follows: give it a \"to\""
    case .bracketGap(let asset, let end, let start):
      "\(asset): no bracket holds what lies from \(end) to \(start): start the later one at \(end)"
    case .bracketOverlap(let asset, let end, let start):
      "\(asset): two brackets hold what lies from \(start) to \(end): start the later one at \(end)"
    case .stepsDoNotRise(let asset, let key, let earlier, let later):
      "\(asset): a step's \(key) of \(later) follows one of \(earlier): steps rise"
    case .unknownAsset(let place, let asset, let known):
      "\(place): \(asset) has no rule: add it to \"assets\", or correct its name (known are"
        + " \(known.joined(separator: ", ")))"
    case .unknownKind(let place, let key, let kind, let known):
      "\(place): unknown \(key) \"\(kind)\"; known are \(known.joined(separator: ", "))"
    case .unknownCategory(let account, let name, let known):
      known.isEmpty
        ? "account \(account) is in category \"\(name)\", and the venue has no categories: add it to its card"
        : "account \(account) is in category \"\(name)\", which the venue does not have; it has"
          + " \(known.joined(separator: ", "))"
    }
  }
}
