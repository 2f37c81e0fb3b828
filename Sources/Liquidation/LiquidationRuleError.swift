/// What makes figures no rules for liquidations, for liquidity or for an oracle.
public enum LiquidationRuleError: Error, Equatable, Sendable {
  /// A figure outside its bounds.
  case outOfBounds(place: String, key: String, value: Double, low: Double, high: Double)
  /// A word that names no kind.
  case unknownKind(place: String, key: String, kind: String, known: [String])
  /// A key without which the others say nothing.
  case missing(place: String, keys: [String])
  /// Keys of which only one may stand.
  case conflictingKeys(place: String, first: String, second: String)
  /// A list of which the entries do not rise.
  case doesNotRise(place: String, key: String, earlier: Double, later: Double)
  /// A list with too few entries.
  case tooFew(place: String, key: String, count: Int, needed: Int)
  /// An asset that is named and does not exist where it should.
  case unknownAsset(place: String, asset: String, known: [String])
}

extension LiquidationRuleError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .outOfBounds(let place, let key, let value, let low, let high) where high == .infinity:
      "\(place): \(key) is \(value): it is finite and at least \(low)"
    case .outOfBounds(let place, let key, let value, 0, 1):
      "\(place): \(key) is \(value): it is a fraction from 0 to 1 (0.05 for 5 %)"
    case .outOfBounds(let place, let key, let value, let low, let high):
      "\(place): \(key) is \(value): it lies from \(low) to \(high)"
    case .unknownKind(let place, let key, let kind, let known):
      "\(place): unknown \(key) \"\(kind)\"; known are \(known.joined(separator: ", "))"
    case .missing(let place, let keys):
      "\(place): \(keys.count > 1 ? "one of " : "")\(keys.joined(separator: ", ")) is needed: add it"
    case .conflictingKeys(let place, let first, let second):
      "\(place): \(first) and \(second) both say it: keep one of them"
    case .doesNotRise(let place, let key, let earlier, let later):
      "\(place): a \(key) of \(later) follows one of \(earlier): they rise"
    case .tooFew(let place, let key, let count, let needed):
      "\(place): \(key) has \(count) entries: give at least \(needed)"
    case .unknownAsset(let place, let asset, let known):
      "\(place): \(asset) is not known here: correct its name (known are \(known.joined(separator: ", ")))"
    }
  }
}

/// Checks of the figures at one place of a card.
struct RuleCheck {
  let place: String

  /// Refuses a figure that is not finite or lies outside its bounds; none at all passes.
  func bounds(
    _ value: Double?, _ key: String, _ low: Double, _ high: Double = .infinity
  ) throws(LiquidationRuleError) {
    guard let value else { return }
    guard value.isFinite, value >= low, value <= high else {
      throw .outOfBounds(place: place, key: key, value: value, low: low, high: high)
    }
  }

  /// Refuses a list that does not rise strictly.
  func rises(_ values: [Double], _ key: String) throws(LiquidationRuleError) {
    for (earlier, later) in zip(values, values.dropFirst()) where !(later > earlier) {
      throw .doesNotRise(place: place, key: key, earlier: earlier, later: later)
    }
  }
}
