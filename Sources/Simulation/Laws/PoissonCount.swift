internal import Numerics

/// A Poisson number as a function of a uniform one.
struct PoissonCount: Sendable {
  /// The cumulative probabilities of 0, 1, 2 and so on, to where the rest is below 1e-16.
  private let cumulative: [Double]

  /// Beyond it the probability of no jump would leave the range of doubles.
  static let largestMean = 500.0

  /// The numbers of a mean.
  ///
  /// - Precondition: the mean is from 0 to ``largestMean``.
  init(mean: Double) {
    precondition(mean >= 0 && mean <= Self.largestMean, "A mean that can be counted")
    var sum = 0.0
    cumulative = Poisson(mean: mean).probabilities(leavingOut: 1e-17).map { probability in
      sum += probability
      return sum
    }
  }

  func value(at uniform: Double) -> Int {
    var number = 0
    while number < cumulative.count, uniform >= cumulative[number] { number += 1 }
    return number
  }
}
