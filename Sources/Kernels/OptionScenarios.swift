/// Prices and volatilities of one underlying, with what every option on it needs of them.
///
/// Logarithms, roots and inverses are taken once per scenario and not once per option.
public struct OptionScenarios: Sendable {
  /// The price that ratios are taken to.
  public let reference: Double
  /// The price of each scenario.
  public let spots: [Double]
  /// The yearly volatility of each scenario.
  public let volatilities: [Double]

  /// The logarithm of price over reference, minus infinity at a price of 0.
  let logRatios: [Double]
  let roots: [Double]
  /// The greatest double where the volatility is 0.
  let inverseVolatilities: [Double]

  /// The number of scenarios.
  public var count: Int { spots.count }

  /// Scenarios from their prices and volatilities.
  ///
  /// - Parameters:
  ///   - spots: The price of each, at least 0.
  ///   - volatilities: The yearly volatility of each, at least 0.
  ///   - reference: A price amid the scenarios, such as today's: logarithms of ratios to it have the least rounding. The
  ///     values depend on it in their last digits, so that runs that are to agree share it.
  ///   - instructionSet: The vector instructions to use.
  /// - Precondition: there is one volatility per price, all are finite, and the reference is above 0.
  /// - Complexity: O(`count`).
  public init(
    spots: [Double], volatilities: [Double], reference: Double, instructionSet: InstructionSet = .best
  ) {
    precondition(spots.count == volatilities.count, "One volatility per price")
    precondition(reference > 0 && reference.isFinite, "A reference price is above 0 and finite")
    precondition(spots.allSatisfy { $0 >= 0 && $0.isFinite }, "A price is at least 0 and finite")
    precondition(volatilities.allSatisfy { $0 >= 0 && $0.isFinite }, "A volatility is at least 0 and finite")
    self.reference = reference
    self.spots = spots
    self.volatilities = volatilities
    let ratios = spots.map { $0 / reference }
    var logRatios = ratios
    instructionSet.logarithms(of: ratios, into: &logRatios, in: ratios.indices)
    for (place, ratio) in ratios.enumerated() where ratio.isNormal {
      // What the rounding of the ratio left: near 1 it would be a large share of the logarithm.
      logRatios[place] += spots[place].addingProduct(-ratio, reference) / spots[place]
    }
    self.logRatios = logRatios
    roots = spots.map { $0.squareRoot() }
    inverseVolatilities = volatilities.map(\.boundedInverse)
  }
}

extension Double {
  /// The inverse of a number that is not negative, or the greatest double where that is less.
  var boundedInverse: Double { min(1 / self, .greatestFiniteMagnitude) }
}
