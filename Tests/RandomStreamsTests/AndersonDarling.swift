import Foundation

/// Anderson and Darling's statistic of a sample, and its law where the sample is uniform and large.
///
/// Anderson and Darling (1952), "Asymptotic theory of certain goodness of fit criteria based on stochastic processes",
/// Annals of Mathematical Statistics 23. By Marsaglia and Marsaglia (2004), "Evaluating the Anderson-Darling
/// distribution", Journal of Statistical Software 9(2), the law of n numbers is less than 0.05 / n from the limit.
enum AndersonDarling {
  /// The statistic of ascending probabilities.
  static func statistic(_ sorted: [Double]) -> Double {
    let n = sorted.count
    var sum = 0.0
    for index in 0..<n {
      sum += Double(2 * index + 1) * (log(sorted[index]) + log1p(-sorted[n - 1 - index]))
    }
    return -Double(n) - sum / Double(n)
  }

  /// What the statistic exceeds with a probability of ``falseAlarm``.
  ///
  /// In the limit it is a sum of squared normals with weights 1 / (j (j+1)), whose far tail is that of the first of
  /// them times the root of the product of j (j+1) / ((j-1) (j+2)) over the others: sqrt(3) erfc(sqrt(x)).
  static let limit = 19.2

  /// P(statistic <= `x`) in the limit, to 1e-14 for `x` from 0.1 to 20: Anderson and Darling's series of integrals.
  static func cumulative(_ x: Double) -> Double {
    var (sum, binomial) = (0.0, 1.0)
    for j in 0..<12 {
      let odd = Double(4 * j + 1)
      let rate = odd * odd * Double.pi * Double.pi / (8 * x)
      sum += binomial * odd * exp(-rate) * integral(x, rate: rate)
      binomial *= (-0.5 - Double(j)) / Double(j + 1)
    }
    return sum * (2 * Double.pi).squareRoot() / x
  }

  /// The integral of exp(x / (8 (w² + 1)) - rate w²) over positive w.
  ///
  /// For an even analytic function the trapezoidal rule converges faster than any power of its step.
  private static func integral(_ x: Double, rate: Double) -> Double {
    let step = 0.1
    var sum = 0.5 * exp(x / 8)
    var w = step
    while rate * w * w < 40 {
      sum += exp(x / (8 * (w * w + 1)) - rate * w * w)
      w += step
    }
    return sum * step
  }
}
