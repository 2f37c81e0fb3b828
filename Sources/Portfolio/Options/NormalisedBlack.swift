internal import Foundation
internal import Kernels

/// The value of an option out of the money per unit of forward or strike, whichever is less: what moneyness and deviation
/// decide alone.
///
/// With x = log(F/K), the deviation s = σ sqrt(T), a = |x| / s, t = s / 2 and M(z) = Φ(-z) / φ(z) it is
///
///     φ(a - t) [M(a - t) - M(a + t)],
///
/// in which nothing large cancels; where a - t < -1 it is 1 less the complement φ(a - t) [M(t - a) + M(t + a)]. After
/// P. Jäckel (2015), "Let's be rational".
struct NormalisedBlack {
  /// |log(F/K)| in deviations, a.
  let distance: Double
  /// Half of the deviation, t.
  let half: Double
  /// φ(a - t): the density at d₁ times the forward, and at d₂ times the strike, is this times the less of the two.
  let density: Double

  /// The function at a moneyness and a deviation.
  ///
  /// A relative error of s would come out some a² times as large: what its rounding left is carried along.
  /// - Parameters:
  ///   - logMoneyness: x.
  ///   - deviation: s, above 0, rounded.
  ///   - rest: What its rounding left.
  init(logMoneyness: Double, deviation: Double, rest: Double = 0) {
    let distance = logMoneyness.magnitude / deviation
    let near = distance - 0.5 * deviation
    half = 0.5 * deviation
    self.distance = distance
    guard near.magnitude < Self.largest else {
      density = 0
      return
    }
    let remainder = logMoneyness.magnitude.addingProduct(-distance, deviation)
    let distanceRest = (remainder - distance * rest) / deviation
    let (larger, smaller) = distance > half ? (distance, -half) : (-half, distance)
    let nearRest = smaller - (near - larger) + distanceRest - 0.5 * rest
    let square = near * near
    let squareRest = (-square).addingProduct(near, near) + 2 * near * nearRest
    density = exp(-0.5 * square) * (1 - 0.5 * squareRest) / (2 * Double.pi).squareRoot()
  }

  /// Whether the value is found as it stands, and not as what it lacks of its bound.
  var isDirect: Bool { distance - half >= -1 }

  /// M(a - t) - M(a + t): the value over its derivative by s.
  var difference: Double { millsDifference(distance, half) }

  /// What the value lacks of 1, where a - t < -1.
  var complement: Double {
    guard density > 0 else { return 0 }
    return density * (NormalTail.millsRatio(half - distance) + NormalTail.millsRatio(half + distance))
  }

  /// The value.
  var value: Double {
    guard isDirect else { return 1 - complement }
    return density > 0 ? density * difference : 0
  }

  /// Beyond it a density is 0.
  private static let largest = 39.0
}
