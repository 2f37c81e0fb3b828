internal import Numerics

/// Whether values have a claimed law: their probability integral transform is then uniform on 0 to 1.
///
/// The p-values of ``kolmogorovSmirnov`` and ``andersonDarling`` are those of a law that was known beforehand. Where
/// its parameters were fitted to the same values, the values lie nearer to it than chance would have them, and these
/// p-values are too large: a rejection stands, an acceptance proves little. ``andersonDarlingAfterFit`` allows for
/// it.
public struct UniformityTest: Equatable, Sendable, Codable {
  /// Kolmogorov and Smirnov's largest distance between the two distribution functions.
  ///
  /// The p-value is Kolmogorov's limit at √n D + 1 / 6√n + (√n D - 1) / 4n, which is Vrbik's (2018) correction for
  /// small samples: right to 6e-4 from 20 values on.
  public let kolmogorovSmirnov: HypothesisTest
  /// Anderson and Darling's A², which weighs the tails more.
  ///
  /// The p-value is that of large samples by Marsaglia and Marsaglia's (2004, Journal of Statistical Software 9(2))
  /// approximation, and from A² = 7 on the leading term of its tail, √3 times the chi-square probability of one
  /// degree of freedom beyond 2A², times 1 + 0.29 / A², which is right to a hundredth of itself. Where a probability
  /// is too small for a double, the smallest double stands for it.
  public let andersonDarling: HypothesisTest
  /// The same statistic with the p-value, in large samples, of a normal or a t law that was fitted to the same values
  /// by maximum likelihood; nil for another law, and where nothing was so fitted.
  public let andersonDarlingAfterFit: HypothesisTest?

  /// The p-value that says most: that after the fit where it is known.
  public var pValue: Double { (andersonDarlingAfterFit ?? andersonDarling).pValue }

  /// The tests of values against a law.
  ///
  /// - Parameters:
  ///   - sorted: The values in ascending order, all finite.
  ///   - law: The law that they are claimed to have.
  ///   - fitted: What of the law was fitted to the values by maximum likelihood.
  /// - Precondition: there is a value.
  /// - Complexity: O(n), and some milliseconds where something was fitted.
  init(sorted: [Double], law: ResidualLaw, fitted: FittedShape = .nothing) {
    precondition(!sorted.isEmpty, "A test needs a value")
    let size = Double(sorted.count)
    var distance = 0.0
    var sum = 0.0
    for (rank, value) in sorted.enumerated() {
      let probability = law.cumulative(value)
      distance = max(distance, probability - Double(rank) / size, Double(rank + 1) / size - probability)
      let opposite = law.upperTail(sorted[sorted.count - 1 - rank])
      sum += Double(2 * rank + 1) * (Self.logarithm(of: probability) + Self.logarithm(of: opposite))
    }
    let scaled = size.squareRoot() * distance
    kolmogorovSmirnov = HypothesisTest(
      statistic: distance,
      pValue: Self.kolmogorovTail(scaled + 1 / (6 * size.squareRoot()) + (scaled - 1) / (4 * size)))
    let squared = -size - sum / size
    andersonDarling = HypothesisTest(statistic: squared, pValue: Self.andersonDarlingTail(squared))
    andersonDarlingAfterFit = FittedAndersonDarling(law.shape, fitted: fitted).map { null in
      HypothesisTest(statistic: squared, pValue: null.upperTail(squared))
    }
  }

  private static func logarithm(of probability: Double) -> Double {
    max(probability, .leastNormalMagnitude).logarithm
  }

  /// P(K > x) of Kolmogorov's distribution, by whichever of its two series converges fast.
  private static func kolmogorovTail(_ x: Double) -> Double {
    guard x > 0.2 else { return 1 }
    var sum = 0.0
    if x < 1.18 {
      for term in [1.0, 3, 5, 7] { sum += (-term * term * .pi * .pi / (8 * x * x)).exponential }
      return 1 - (2 * Double.pi).squareRoot() / x * sum
    }
    for (term, sign) in [(1.0, 1.0), (2, -1), (3, 1), (4, -1), (5, 1)] {
      sum += sign * (-2 * term * term * x * x).exponential
    }
    return 2 * sum
  }

  /// P(A² > z) in large samples.
  private static func andersonDarlingTail(_ z: Double) -> Double {
    guard z > 0 else { return 1 }
    if z < 2 {
      let polynomial = polynomial(z, [2.00012, 0.247105, -0.0649821, 0.0347962, -0.011672, 0.00168691])
      return 1 - (-1.2337141 / z).exponential / z.squareRoot() * polynomial
    }
    if z < 7 {
      let polynomial = polynomial(z, [1.0776, -2.30695, 0.43424, -0.082433, 0.008056, -0.0003146])
      return -(-polynomial.exponential).exponentialMinusOne
    }
    return 3.0.squareRoot() * (1 + 0.29 / z) * ChiSquared(degreesOfFreedom: 1).upperTail(2 * z)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
