import Foundation
import Numerics

/// The value of two correlated lognormal assets: given the first normal, the second's part is closed, and the first is
/// integrated out by the midpoint rule.
struct TwoAssets {
  let weights = (0.7, 0.3)
  let correlation = 0.5
  let means: (Double, Double)
  let deviations: (Double, Double)

  init(volatility: (Double, Double), years: Double) {
    means = (-volatility.0 * volatility.0 * years / 2, -volatility.1 * volatility.1 * years / 2)
    deviations = (volatility.0 * years.squareRoot(), volatility.1 * years.squareRoot())
  }

  /// P(value < v) and E[value; value < v].
  func below(_ v: Double) -> (probability: Double, mean: Double) {
    let (points, span) = (8000, 9.0)
    let width = 2 * span / Double(points)
    let own = deviations.1 * (1 - correlation * correlation).squareRoot()
    var (probability, mean) = (0.0, 0.0)
    for point in 0..<points {
      let z = -span + (Double(point) + 0.5) * width
      let first = weights.0 * exp(means.0 + deviations.0 * z)
      guard first < v else { continue }
      let centre = means.1 + deviations.1 * correlation * z
      let bound = (log((v - first) / weights.1) - centre) / own
      let mass = StandardNormal.density(z) * width
      probability += mass * StandardNormal.cumulative(bound)
      mean +=
        mass
        * (first * StandardNormal.cumulative(bound)
          + weights.1 * exp(centre + own * own / 2) * StandardNormal.cumulative(bound - own))
    }
    return (probability, mean)
  }

  /// The value that is not reached with a probability.
  func quantile(_ probability: Double) -> Double {
    var (low, high) = (0.0, 2.0)
    while high - low > 1e-13 {
      let middle = (low + high) / 2
      if below(middle).probability < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
