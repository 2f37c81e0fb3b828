extension MertonLaw {
  /// The probability of jump numbers that a density leaves out, for each kind of jump.
  private static let negligible = 1e-12

  /// The logarithms of the density of log returns over a time.
  ///
  /// The density is a Poisson mixture of normal ones; for each kind of jump the numbers beyond the last that has a
  /// probability of 1e-12 are left out.
  /// - Parameters:
  ///   - returns: Log returns, finite.
  ///   - time: The length of the step, in the unit of the parameters.
  /// - Returns: One natural logarithm per return.
  /// - Precondition: the time is positive.
  /// - Complexity: O(`returns.count` * c) for c combinations of jump numbers, about ten per kind where λt is below 1.
  public func logDensities(of returns: [Double], over time: Double) -> [Double] {
    precondition(time > 0, "A step has a length")
    let terms = components(over: time).map { component in
      (
        offset: component.weight.logarithm - 0.5 * (2 * Double.pi * component.variance).logarithm,
        mean: component.mean, halfPrecision: 0.5 / component.variance
      )
    }
    var exponents = [Double](repeating: 0, count: terms.count)
    return returns.map { value in
      var largest = -Double.infinity
      for (index, term) in terms.enumerated() {
        let deviation = value - term.mean
        exponents[index] = term.offset - term.halfPrecision * deviation * deviation
        largest = max(largest, exponents[index])
      }
      return largest + exponents.reduce(0) { $0 + ($1 - largest).exponential }.logarithm
    }
  }

  /// The normal laws that the return is a mixture of, with the weights of the jump numbers.
  private func components(over time: Double) -> [(weight: Double, mean: Double, variance: Double)] {
    var components = [(weight: 1.0, mean: drift * time, variance: volatility * volatility * time)]
    for kind in jumps where kind.rate > 0 {
      components = components.flatMap { component in
        Poisson(mean: kind.rate * time).probabilities(leavingOut: Self.negligible).enumerated().map { number, weight in
          (
            weight: component.weight * weight, mean: component.mean + Double(number) * kind.mean,
            variance: component.variance + Double(number) * kind.volatility * kind.volatility
          )
        }
      }
    }
    return components
  }
}
