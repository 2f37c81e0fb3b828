/// What makes figures no margin model.
public enum MarginRuleError: Error, Equatable, Sendable {
  /// A rate that is not a fraction from 0 to 1.
  case rateOutOfBounds(key: String, value: Double)
  /// A figure out of its bounds.
  case outOfBounds(key: String, value: Double, low: Double, high: Double)
  /// A maintenance margin above the initial one.
  case maintenanceAboveInitial(key: String, initial: Double, maintenance: Double)
  /// A list that must hold something.
  case empty(key: String)
  /// Keys of which one is needed.
  case missing(key: String, alternatives: [String])
  /// Two keys that say the same thing twice.
  case conflict(key: String, other: String)
  /// A word that is not among those known.
  case unknownWord(key: String, word: String, known: [String])
  /// A first tier that does not start at 0.
  case lateFirstTier(key: String, from: Double)
  /// Sizes between two tiers that neither covers.
  case tierGap(key: String, to: Double, next: Double)
  /// Sizes that two tiers cover.
  case tierOverlap(key: String, to: Double, next: Double)
  /// A rate below that of a smaller size.
  case fallingRate(key: String, rate: Double, before: Double)
  /// A line of numbers with too few or too many.
  case wrongCount(key: String, count: Int, expected: String)
  /// The value of options counted neither in the balance nor in the requirement.
  case markCountedNowhere
  /// An underlying for which there is no rule.
  case noRule(key: String, underlying: String, known: [String])
  /// A contract of a sort that the model does not margin.
  case notMargined(instrument: String, key: String)
  /// A model that simulates without moves to take its losses from.
  case noMoves
  /// Moves over another period than the model's.
  case wrongPeriod(days: Double, movesDays: Double)
  /// Moves so few that the tail beyond the confidence holds none.
  case tooFewMoves(count: Int, needed: Int, confidence: Double)
  /// An asset that does not move in any of the moves, which no factor brings to a volatility.
  case motionless(underlying: String, volatility: Double)
  /// A fault of a part of a document.
  indirect case at(path: String, MarginRuleError)
}

extension MarginRuleError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .rateOutOfBounds(let key, let value):
      "\(key): a rate of \(value): it is a fraction from 0 to 1 (0.05 for 5 %)"
    case .outOfBounds(let key, let value, let low, let high):
      "\(key): \(value): it is \(Self.range(low, high))"
    case .maintenanceAboveInitial(let key, let initial, let maintenance):
      "\(key): maintenance, \(maintenance), is above initial, \(initial): a position could be called the moment it is"
        + " opened; lower the one or raise the other"
    case .empty(let key): "\(key): nothing is in it: give at least one"
    case .missing(let key, let alternatives):
      "\(key): \(alternatives.count == 1 ? "" : "one of ")\(alternatives.joined(separator: ", ")) is needed: add it"
    case .conflict(let key, let other): "\(key) and \(other) exclude each other: remove one"
    case .unknownWord(let key, let word, let known):
      "\(key): unknown \"\(word)\"; known are \(known.joined(separator: ", "))"
    case .lateFirstTier(let key, let from):
      "\(key): the first tier starts at \(from): it starts at 0, so that every size has a rate"
    case .tierGap(let key, let to, .infinity):
      "\(key): the last tier ends at \(to), and sizes above it have no rate: leave out its \"to\", or add a tier"
    case .tierGap(let key, let to, let next):
      "\(key): a gap: sizes from \(to) to \(next) have no rate; let the tier end where the next one starts, at \(next)"
    case .tierOverlap(let key, let to, let next):
      "\(key): an overlap: the tier ends at \(to), and the next one starts at \(next): tiers start in rising order, and"
        + " each ends where the next one starts"
    case .fallingRate(let key, let rate, let before):
      "\(key): a rate of \(rate) above a smaller size's \(before): rates do not fall as sizes grow"
    case .wrongCount(let key, let count, let expected): "\(key): \(count) numbers: give \(expected)"
    case .markCountedNowhere:
      "addsMark and markInEquity are both false: what a short option owes would count nowhere; set the one that the"
        + " venue counts it in"
    case .noRule(let key, let underlying, let known):
      "\(key): none for \(underlying), and no default (\(known.isEmpty ? "there are none" : "known are \(known.joined(separator: ", "))")): add one"
    case .notMargined(let instrument, let key):
      "\(instrument) is not margined by this model: give it \(key), or choose another model for the account"
    case .noMoves: "it simulates, and there are no moves of the market to take losses from: give it some"
    case .wrongPeriod(let days, let movesDays):
      "its period is \(days) days, and the moves are over \(movesDays): draw them over its period, and give all models of a venue that"
        + " simulate the same one"
    case .tooFewMoves(let count, let needed, let confidence):
      "\(count) moves hold none beyond a confidence of \(confidence): draw at least \(needed)"
    case .motionless(let underlying, let volatility):
      "\(underlying) does not move in any move, so that no factor brings it to a volatility of \(volatility): take it"
        + " out of the floor, or draw moves in which it moves"
    case .at(let path, let error): path.isEmpty ? "\(error)" : "\(path).\(error)"
    }
  }

  /// Bounds in words, of which one that only just excludes a round number reads as that number.
  private static func range(_ low: Double, _ high: Double) -> String {
    let isAbove = low.nextDown == low.nextDown.rounded() && low != low.rounded()
    let isBelow = high.nextUp == high.nextUp.rounded() && high != high.rounded()
    switch (isAbove, isBelow) {
    case (true, true): return "above \(low.nextDown) and below \(high.nextUp)"
    case (true, false): return "above \(low.nextDown) and at most \(high)"
    case (false, true): return "at least \(low) and below \(high.nextUp)"
    case (false, false): return "from \(low) to \(high)"
    }
  }
}
