internal import MarketModel
internal import Numerics

extension ReturnMargin {
  /// Whether quantiles of the middle repeat each other, so that one value has a probability of its own.
  var hasAtom: Bool { zip(middle, middle.dropFirst()).contains { $1 - $0 < 1e-9 } }

  /// P(X <= `value`), or where that is the smaller P(X > `value`).
  func tailProbability(at value: Double) -> (probability: Double, isUpper: Bool) {
    let last = middle.count - 1
    if value < middle[0] { return (lower.probability(beyond: middle[0] - value), false) }
    if value > middle[last] { return (upper.probability(beyond: value - middle[last]), true) }
    let piece = min(last - 1, (middle.firstIndex { $0 > value } ?? last) - 1)
    let width = middle[piece + 1] - middle[piece]
    let place = Double(piece) + (width > 0 ? (value - middle[piece]) / width : 0.5)
    let share = (1 - lower.probability - upper.probability) / Double(last)
    let below = lower.probability + share * place
    return below <= 0.5 ? (below, false) : (upper.probability + share * (Double(last) - place), true)
  }
}

extension ReturnMargin.Tail {
  /// The probability of an excess over the threshold: p (1 + ξ y/β)^(-1/ξ).
  fileprivate func probability(beyond excess: Double) -> Double {
    guard abs(shape) > 1e-9 else { return probability * (-excess / scale).exponential }
    let base = 1 + shape * excess / scale
    return base > 0 ? probability * (-base.logarithm / shape).exponential : 0
  }
}
