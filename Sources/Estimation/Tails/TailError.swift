internal import Numerics

/// Why values give no generalised Pareto tail.
public enum TailError: Error, Equatable, Sendable {
  /// There are fewer values than a fit needs.
  case tooFewObservations(series: String, count: Int, needed: Int)
  /// A value is NaN or infinite; the index counts from 0.
  case notFinite(series: String, index: Int, value: Double)
  /// The values do not differ.
  case constantSeries(series: String, observations: Int)
  /// Too few values lie strictly beyond the threshold, because the share is small or many values equal the threshold.
  case tooFewExcesses(series: String, tail: Tail, count: Int, needed: Int, threshold: Double, share: Double)
  /// The shape of a tail leaves the law without a variance.
  case infiniteVariance(series: String, tail: Tail, shape: Double, bound: Double)
}

extension TailError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .tooFewObservations(let series, let count, let needed):
      "\(series): \(count) values, and the fit of a tail needs \(needed): bring a longer history"
    case .notFinite(let series, let index, let value):
      "\(series): value \(index + 1) is \(value): the fit of a tail needs every value, so cut the series there or mend"
        + " the price"
    case .constantSeries(let series, let observations):
      "\(series) does not move in its \(observations) values: leave it out, or check its prices for a stale run"
    case .tooFewExcesses(let series, let tail, let count, let needed, let threshold, let share):
      "\(series): \(count) values lie beyond the \(tail.rawValue) threshold \(threshold.text(digits: 4)) at a share of"
        + " \(share.text(digits: 3)), and the fit of a tail needs \(needed): choose a larger share, bring a longer"
        + " history, or leave out an asset that mostly stands still"
    case .infiniteVariance(let series, let tail, let shape, let bound):
      "\(series): the \(tail.rawValue) tail has a shape of \(shape.text(digits: 4)), and a law has a variance below"
        + " \(bound.text(digits: 2)) only: choose a larger share, name a largest shape, or leave the asset out"
    }
  }
}
