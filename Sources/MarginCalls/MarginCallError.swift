public import RiskMeasures

/// What keeps a book from being run on a market's paths.
public enum MarginCallError: Error, Equatable, Sendable {
  /// The book needs an asset that the model does not simulate, and that no venue counts at par.
  case unknownAsset(asset: String, known: [String])
  /// A number of paths below 1 or beyond what a run can address.
  case badPathCount(Int)
  /// A block without a path.
  case badBlockSize(Int)
  /// Paths that depend on each other or have weights.
  case samplingNotPlain
  /// A number that accounts are sums of and that no double can hold; the path counts from 0.
  case overflow(path: Int, step: Int)
  /// Totals of which a measure cannot be taken.
  case measure(RiskMeasureError)
}

extension MarginCallError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .unknownAsset(let asset, let known):
      "the book holds \(asset), which the model does not have (it has \(known.joined(separator: ", "))): add it to the"
        + " model, or name it in the venue's \"par\" where it counts as a dollar"
    case .badPathCount(let count):
      "\(count) paths: give a whole number from 1 to \(CallRun.pathLimit)"
    case .badBlockSize(let size):
      "a block of \(size) paths: give at least 1"
    case .samplingNotPlain:
      "calls are counted on independent paths of the model's own law: use plain sampling"
    case .overflow(let path, let step):
      "path \(path) holds a price beyond the largest number at step \(step): the model's tails are too heavy for prices this"
        + " far ahead; use a shorter horizon, or more degrees of freedom"
    case .measure(let error): "no measure over the paths: \(error)"
    }
  }
}
