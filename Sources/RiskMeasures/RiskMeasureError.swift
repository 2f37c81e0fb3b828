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
  /// The largest of weighted losses alone carries more than the tail's share of the weight, so the tail has no average.
  case emptyWeightedTail(count: Int, confidence: Double, largestShare: Double)
  /// A weight that is negative, NaN or too large; the index counts from 0.
  case badWeight(index: Int, value: Double)
  /// All weights are 0.
  case noWeight
  /// A value of a control that is NaN, infinite or too large; control and index count from 0.
  case controlNotFinite(control: Int, index: Int, value: Double)
  /// The controls' weights turn the mean excess over the VaR negative: the tail has too few losses for them.
  case controlsOutweighTail(tailCount: Int, confidence: Double)
  /// As many controls as this leave no residual to make an interval of.
  case tooFewForControls(count: Int, controls: Int)
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
    case .emptyWeightedTail(let count, let confidence, let share):
      "the largest of \(count) weighted losses alone has \(share) of the weight, more than lies beyond the VaR at confidence"
        + " \(confidence), so the expected shortfall does not exist: use more losses, weights that make the tail likelier, or"
        + " a lower confidence"
    case .badWeight(let index, let value):
      "weight number \(index + 1) is \(value): a likelihood ratio is a number from 0 to \(LossSample.largestWeight)"
    case .noWeight:
      "all weights are 0: the losses were drawn where their own law has none"
    case .controlNotFinite(let control, let index, let value):
      "value number \(index + 1) of control number \(control + 1) is \(value): give finite numbers up to"
        + " \(LossSample.largestLoss)"
    case .controlsOutweighTail(let tailCount, let confidence):
      "the controls outweigh the \(tailCount) losses beyond the VaR at confidence \(confidence): use more losses, a lower"
        + " confidence, or no controls"
    case .tooFewForControls(let count, let controls):
      "\(count) \(count == 1 ? "loss is" : "losses are") too few for \(controls) \(controls == 1 ? "control" : "controls"): use at"
        + " least \(controls + 2) losses, and many more for an interval that holds"
    }
  }
}
