internal import Kernels

/// The difference M(a - t) - M(a + t) of Mills' ratios, for a >= 0, t >= 0 and a - t >= -1.
///
/// The ratios themselves cancel as t vanishes. There the difference is summed as
///
///     2 (t I₁ + t³/3! I₃ + t⁵/5! I₅ + ...),    Iₙ(a) = ∫ uⁿ exp(-a u - u²/2) du over u > 0,
///
/// in which every term is positive, with I₀ = M(a) and Iₙ₊₁ = n Iₙ₋₁ - a Iₙ. That recurrence is stable where a is small;
/// elsewhere the ratios rₙ = Iₙ / Iₙ₋₁ = n / (a + rₙ₊₁) are found from the far end. The relative error is below 1e-13.
func millsDifference(_ a: Double, _ t: Double) -> Double {
  guard t < 0.25 else { return NormalTail.millsRatio(a - t) - NormalTail.millsRatio(a + t) }
  let start = NormalTail.millsRatio(a)
  return 2 * t * start * (a < 3 ? forwardSeries(a, square: t * t, start: start) : backwardSeries(a, square: t * t))
}

/// What the series is beside 2 t I₀, by the recurrence from I₀ on.
private func forwardSeries(_ a: Double, square: Double, start: Double) -> Double {
  var (even, odd) = (start, 1 - a * start)
  var (sum, power) = (odd, 1.0)
  for order in stride(from: 1.0, to: MillsSeries.orders, by: 2) {
    even = order * even - a * odd
    odd = (order + 1) * odd - a * even
    power *= square / ((order + 1) * (order + 2))
    sum += power * odd
  }
  return sum / start
}

/// The same by the ratios, from a guess far out whose error the ratios shrink.
private func backwardSeries(_ a: Double, square: Double) -> Double {
  var order = MillsSeries.orders + 2 * (30 / a).rounded(.up)
  var ratio = 0.5 * ((a * a + 4 * order + 6).squareRoot() - a)
  var sum = 1.0
  while order > 1 {
    let upper = order / (a + ratio)
    ratio = (order - 1) / (a + upper)
    sum = 1 + square / (order * (order - 1)) * upper * ratio * sum
    order -= 2
  }
  return sum / (a + ratio)
}

private enum MillsSeries {
  /// The odd order after which a term is below 1e-17 of the first where t is below a quarter.
  static let orders = 13.0
}
