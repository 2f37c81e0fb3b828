internal import MarketModel
internal import Numerics

/// The law of one driver's return over one step of a jump diffusion, in closed form.
///
/// A sum of a Poisson number of normal jumps with intensity λ has the cumulants λ E[Jᵏ] (Merton 1976).
struct JumpMoments {
  /// Jumps that the driver takes part in: how many are expected in a step, and the law of one.
  struct Source {
    let perStep: Double
    let mean: Double
    let deviation: Double

    /// E[Jᵏ] for k from 0 to 4.
    var moments: [Double] {
      var moments = [1, mean]
      for order in 2...4 {
        moments.append(mean * moments[order - 1] + Double(order - 1) * deviation * deviation * moments[order - 2])
      }
      return moments
    }
  }

  /// The expected log return.
  let mean: Double
  /// The variance of the diffusion.
  let diffusion: Double
  /// The common jumps and the driver's own, those that never come left out.
  let sources: [Source]
  /// The second to the fourth cumulant.
  private let cumulants: [Double]

  init(_ jumps: JumpDiffusion, driver: Int, drift: Double, diffusion: Double, stepYears: Double) {
    var sources = [
      Source(
        perStep: jumps.jumpsPerYear * stepYears, mean: jumps.jumpMean[driver], deviation: jumps.jumpVolatility[driver])
    ]
    if let own = jumps.ownJumps?[driver] {
      sources.append(Source(perStep: own.jumpsPerYear * stepYears, mean: own.mean, deviation: own.volatility))
    }
    sources.removeAll { $0.perStep == 0 || ($0.mean == 0 && $0.deviation == 0) }
    self.sources = sources
    self.diffusion = diffusion
    mean = sources.reduce(drift - 0.5 * diffusion) { sum, source in
      let growth = (source.mean + 0.5 * source.deviation * source.deviation).exponentialMinusOne
      return sum + source.perStep * (source.mean - growth)
    }
    cumulants = (2...4).map { order in
      sources.reduce(order == 2 ? diffusion : 0) { $0 + $1.perStep * $1.moments[order] }
    }
  }

  /// The fewest jumps of a kind that a sample must be expected to hold: it has none with a probability of 1e-13.
  private static let fewestJumps = 30.0

  /// Whether some observations show what every kind of jump does.
  ///
  /// A sample without the rare jumps of a model looks like one of another law, and has no standard error that says so.
  func areSeen(inSteps observations: Int) -> Bool {
    sources.allSatisfy { $0.perStep * Double(observations) >= Self.fewestJumps }
  }

  /// The standard deviation of the return.
  var deviation: Double { cumulants[0].squareRoot() }
  /// The skewness of the return.
  var skewness: Double { cumulants[1] / (cumulants[0] * deviation) }
  /// The excess kurtosis of the return.
  var excessKurtosis: Double { cumulants[2] / (cumulants[0] * cumulants[0]) }

  /// The probability that the return is farther from where it is expected without a jump than a distance.
  func probability(beyond distance: Double) -> Double {
    // By the number of jumps of either kind; the rest is left out where it is below 1e-17.
    func probability(_ source: Int, shift: Double, variance: Double, weight: Double) -> Double {
      guard source < sources.count else {
        guard variance > 0 else { return abs(shift) > distance ? weight : 0 }
        let deviation = variance.squareRoot()
        return weight
          * (StandardNormal.upperTail((distance - shift) / deviation)
            + StandardNormal.upperTail((distance + shift) / deviation))
      }
      let jumps = sources[source]
      var (sum, number, share) = (0.0, 0, weight * (-jumps.perStep).exponential)
      while Double(number) <= jumps.perStep || share > 1e-17 {
        sum += probability(
          source + 1, shift: shift + Double(number) * jumps.mean,
          variance: variance + Double(number) * jumps.deviation * jumps.deviation, weight: share)
        number += 1
        share *= jumps.perStep / Double(number)
      }
      return sum
    }
    return probability(0, shift: 0, variance: diffusion, weight: 1)
  }

  /// The logarithm of the expected power of a price of expectation 1 after a step.
  func logPriceMoment(_ order: Double) -> Double {
    sources.reduce(0.5 * order * (order - 1) * diffusion) { sum, source in
      func growth(_ power: Double) -> Double {
        (power * source.mean + 0.5 * power * power * source.deviation * source.deviation).exponentialMinusOne
      }
      return sum + source.perStep * (growth(order) - order * growth(1))
    }
  }

  /// Where a return without a jump is expected.
  var quietMean: Double { sources.reduce(mean) { $0 - $1.perStep * $1.mean } }
}
