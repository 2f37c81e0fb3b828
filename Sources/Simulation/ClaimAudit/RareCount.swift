internal import Numerics

/// A number of rare events beside what was expected of it, given what each of them depends on.
///
/// The events less their probabilities are a martingale whose variance is below the sum of the probabilities. Few events are
/// far from normal, so the distance is the normal one that is as unlikely as a Poisson number so far off.
struct RareCount {
  var count = 0.0
  var expected = 0.0

  mutating func add(probability: Double, happened: Bool) {
    expected += probability
    if happened { count += 1 }
  }

  /// The distance of the count from its expectation, in normal standard deviations.
  var zScore: Double {
    guard expected > 0 else { return count == 0 ? 0 : .infinity }
    let isAbove = count > expected
    let tail = isAbove ? 1 - Self.cumulative(count - 1, mean: expected) : Self.cumulative(count, mean: expected)
    // Beyond what the sums can tell apart from 0 a normal distance is as good.
    guard tail > 1e-13 else { return (count - expected) / expected.squareRoot() }
    return tail < 0.5 ? (isAbove ? -1 : 1) * StandardNormal.quantile(tail) : 0
  }

  /// The probability that a Poisson number is at most a count.
  private static func cumulative(_ count: Double, mean: Double) -> Double {
    guard count >= 0 else { return 0 }
    // Terms farther down are nothing beside what they are added to.
    let first = max(0, (mean - 40 * mean.squareRoot() - 40).rounded(.down))
    guard count >= first else { return 0 }
    var (term, sum) = ((first * mean.logarithm - mean - (first + 1).logGamma).exponential, 0.0)
    for number in Int(first)...Int(count) {
      sum += term
      term *= mean / Double(number + 1)
    }
    return min(1, sum)
  }
}
