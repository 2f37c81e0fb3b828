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
    var (probability, sum, values) = ((-mean).exponential, 0.0, [Double]())
    var number = 0
    while true {
      sum += probability
      values.append(sum)
      number += 1
      probability *= mean / Double(number)
      if Double(number) > mean, probability < 1e-17 { break }
    }
    cumulative = values
  }

  func value(at uniform: Double) -> Int {
    var number = 0
    while number < cumulative.count, uniform >= cumulative[number] { number += 1 }
    return number
  }
}
