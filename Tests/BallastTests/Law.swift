import Foundation

/// Closed forms that answers are held to, written out from their definitions.
enum Law {
  /// The standard normal density.
  static func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }

  /// The standard normal distribution function.
  static func probability(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// The standard normal quantile, by bisection.
  static func quantile(_ probability: Double) -> Double {
    var (low, high) = (-40.0, 40.0)
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return middle }
      if self.probability(middle) < probability { low = middle } else { high = middle }
    }
  }

  /// The density of Student's t with 4 degrees of freedom.
  static func density4(_ t: Double) -> Double { 3.0 / 8 * pow(1 + t * t / 4, -2.5) }

  /// The distribution function of Student's t with 4 degrees of freedom, which is algebraic.
  static func probability4(_ t: Double) -> Double {
    let u = t / (4 + t * t).squareRoot()
    return 0.5 + 0.75 * (u - u * u * u / 3)
  }
}
