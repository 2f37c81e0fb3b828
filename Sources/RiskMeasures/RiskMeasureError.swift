/// Why losses have no risk measure.
public enum RiskMeasureError: Error, Equatable, Sendable {
  /// A confidence level that is no fraction strictly between 0 and 1.
  case confidenceOutOfBounds(Double)
  /// There is no loss at all.
  case noLosses
  /// A loss is NaN or infinite; the index counts from 0.
  case notFinite(index: Int, value: Double)
  /// A loss too large in magnitude for the sums of its powers to exist; the index counts from 0.
  case tooLarge(index: Int, value: Double)
  /// No whole observation lies beyond the VaR, so the tail has no average.
  case emptyTail(count: Int, confidence: Double, needed: Int)
}

extension RiskMeasureError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .confidenceOutOfBounds(let level) where level > 1 && level < 100:
      "confidence \(level) is not strictly between 0 and 1: write \(level / 100) for \(level) %"
    case .confidenceOutOfBounds(let level):
      "confidence \(level) is not strictly between 0 and 1: write a fraction (0.99 for 99 %)"
    case .noLosses:
      "there are no losses to measure"
    case .notFinite(let index, let value):
      "loss number \(index + 1) is \(value), which is not a finite number"
    case .tooLarge(let index, let value):
      "loss number \(index + 1) is \(value), beyond the \(LossSample.largestLoss) up to which losses are measured:"
        + " correct it, or give all losses in a larger unit"
    case .emptyTail(let count, let confidence, let needed):
      "\(count) \(count == 1 ? "loss leaves" : "losses leave") no observation beyond the VaR at confidence \(confidence), so the expected shortfall does"
        + " not exist: use at least \(needed) losses or a lower confidence"
    }
  }
}
