public import Documents
public import Liquidation

/// What makes figures no scenario, or prices no history.
public enum ScenarioError: Error, Equatable, Sendable {
  /// The version of the format is one that this version of the tool does not read.
  case unsupportedVersion(Int)
  /// A figure outside its bounds.
  case outOfBounds(place: String, key: String, value: Double, low: Double, high: Double)
  /// A key without which the others say nothing.
  case missing(place: String, keys: [String])
  /// Keys of which only one may stand.
  case conflictingKeys(place: String, first: String, second: String)
  /// A list of which the entries do not rise.
  case doesNotRise(place: String, key: String, earlier: Double, later: Double)
  /// A list with too few entries.
  case tooFew(place: String, key: String, count: Int, needed: Int)
  /// A list that has not as many entries as another.
  case wrongCount(place: String, key: String, count: Int, needed: Int)
  /// A text that says nothing.
  case empty(place: String, key: String)
  /// An asset that is said twice how to move.
  case saidTwice(place: String, asset: String)
  /// An asset that is to be followed and has no moves of its own.
  case unknownLeader(place: String, asset: String, known: [String])
  /// The moves of an asset that do not begin with 1 at the start.
  case firstLevel(place: String, asset: String, seconds: Double, level: Double)
  /// The moves of an asset that end before those of another.
  case endsEarly(place: String, asset: String, seconds: Double, end: Double)
  /// A price table without a price where one is needed.
  case noPrice(asset: String, time: Timestamp)
  /// A price that is none.
  case badPrice(asset: String, time: Timestamp, value: Double)
  /// A price table whose rows do not rise in time.
  case timesDoNotRise(earlier: Timestamp, later: Timestamp)
  /// A price table without an asset that the scenario needs.
  case noColumn(asset: String, known: [String])
  /// A window that begins or ends outside the price table.
  case outsideTable(key: String, time: Timestamp, first: Timestamp, last: Timestamp)
  /// A stress of the correlation of a law that has no correlation to stress.
  case correlationOfHistory(key: String, value: Double)
  /// A fault of an oracle with a figure outside its bounds.
  case oracle(LiquidationRuleError)
}

extension ScenarioError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .unsupportedVersion(let version):
      "ballastScenario is \(version), but this version reads format 1: write ballastScenario: 1"
    case .outOfBounds(let place, let key, let value, let low, let high) where high == .infinity:
      "\(place): \(key) is \(value): it is finite and at least \(low)"
    case .outOfBounds(let place, let key, let value, 0, 1):
      "\(place): \(key) is \(value): it is a fraction from 0 to 1 (0.05 for 5 %)"
    case .outOfBounds(let place, let key, let value, let low, let high):
      "\(place): \(key) is \(value): it lies from \(low) to \(high)"
    case .missing(let place, let keys):
      "\(place): \(keys.count > 1 ? "one of " : "")\(keys.joined(separator: ", ")) is needed: add it"
    case .conflictingKeys(let place, let first, let second):
      "\(place): \(first) and \(second) exclude each other: keep one of them"
    case .doesNotRise(let place, let key, let earlier, let later):
      "\(place): \(key) has \(later) after \(earlier): they rise"
    case .tooFew(let place, let key, let count, let needed):
      "\(place): \(key) has \(count) entries: give at least \(needed)"
    case .wrongCount(let place, let key, let count, let needed):
      "\(place): \(key) has \(count) entries: give \(needed)"
    case .empty(let place, let key):
      "\(place): \(key) has no text: say what it is"
    case .saidTwice(let place, let asset):
      "\(place): \(asset) is said twice how to move: keep one"
    case .unknownLeader(let place, let asset, let known):
      "\(place): \(asset) has no moves of its own to follow: take one of \(known.joined(separator: ", "))"
    case .firstLevel(let place, let asset, let seconds, let level):
      "\(place): \(asset) begins with \(level) at \(seconds) s: levels are relative to the start, where they are 1"
    case .endsEarly(let place, let asset, let seconds, let end):
      "\(place): \(asset) ends at \(seconds) s, and another asset at \(end) s: give its level there"
    case .noPrice(let asset, let time):
      "\(asset) has no price at \(time): fill it in or leave the asset out; nothing is put in its place"
    case .badPrice(let asset, let time, let value):
      "\(asset) costs \(value) at \(time): a price is finite and above 0"
    case .timesDoNotRise(let earlier, let later):
      "\(later) follows \(earlier): the times of a price table rise"
    case .noColumn(let asset, let known):
      "the price table has no \(asset): correct its name (it has \(known.joined(separator: ", ")))"
    case .outsideTable(let key, let time, let first, let last):
      "history: \(key) is \(time), and the price table goes from \(first) to \(last): choose a time within it"
    case .correlationOfHistory(let key, let value):
      "\(key) is \(value), but a model that draws observed days again has the correlation of those days: leave it out or"
        + " fit another law"
    case .oracle(let error): error.description
    }
  }
}
