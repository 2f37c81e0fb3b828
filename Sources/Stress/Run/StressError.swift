public import Liquidation
public import MarginCalls
public import RiskMeasures

/// What keeps venues from being stressed, or ends a run.
public enum StressError: Error, Equatable, Sendable {
  /// A number of paths below 1 or beyond what a run can address.
  case badPathCount(Int, limit: Int)
  /// A path that is none of the run's.
  case badPathNumber(Int, limit: Int)
  /// Paths that depend on each other or have weights.
  case samplingNotPlain
  /// An asset that neither the model nor the scenario moves, and that no venue counts at par.
  case unknownAsset(asset: String, known: [String])
  /// A price beyond the largest number.
  case overflow(path: Int, step: Int)
  /// What is wrong with the venues or their market.
  case liquidation(LiquidationError)
  /// Dollars that came from nowhere on a path: the program contradicts itself.
  case ledger(path: Int, LedgerFault)
  /// A book that cannot be placed in the market.
  case market(MarginCallError)
  /// Totals of which a measure cannot be taken.
  case measure(RiskMeasureError)
}

extension StressError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .badPathCount(let count, let limit): "\(count) paths: give a whole number from 1 to \(limit)"
    case .badPathNumber(let path, let limit): "path \(path): give a whole number from 0 to \(limit)"
    case .samplingNotPlain: "a stress runs on independent paths of the model's own law: use plain sampling"
    case .unknownAsset(let asset, let known):
      "\(asset) is held, owed or kept as a reserve, and the model does not have it (it has \(known.joined(separator: ", "))):"
        + " add it to the model, or name it in the venue's \"par\" where it counts as a dollar"
    case .overflow(let path, let step):
      "path \(path) holds a price beyond the largest number at step \(step): the model's tails are too heavy for prices this"
        + " far ahead; use a shorter horizon, or more degrees of freedom"
    case .liquidation(let error): "\(error)"
    case .ledger(let path, let fault): "path \(path): \(fault)"
    case .market(let error): "\(error)"
    case .measure(let error): "no measure over the paths: \(error)"
    }
  }

  /// Whether the program, and no input, is at fault.
  public var isInternal: Bool { if case .ledger = self { true } else { false } }
}
