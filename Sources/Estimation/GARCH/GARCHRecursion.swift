/// The variance of the coming return and its derivatives, carried from one return to the next.
struct GARCHRecursion {
  private let omega: Double
  private let alpha: Double
  private let gamma: Double
  private let beta: Double
  /// The variance h of the coming return.
  private(set) var variance: Double
  /// Its derivatives in ω, α, γ and β.
  private(set) var slopes: SIMD4<Double>
  /// Its derivative in the mean.
  private(set) var meanSlope: Double

  /// Before the first return: as if the return before it had had the initial variance, as a surprise squared, half of it
  /// a fall, and as a variance.
  init(_ point: GARCHVector, initialVariance: Double) {
    omega = point[.omega]
    alpha = point[.alpha]
    gamma = point[.gamma]
    beta = point[.beta]
    variance = point[.omega] + point.persistence * initialVariance
    slopes = SIMD4(1, initialVariance, initialVariance / 2, initialVariance)
    meanSlope = 0
  }

  /// Goes past a return that was so far from its mean.
  @inline(__always) mutating func advance(surprise: Double) {
    let fall = surprise < 0 ? surprise : 0
    let (square, fallSquare) = (surprise * surprise, fall * fall)
    slopes = SIMD4(1, square, fallSquare, variance) + beta * slopes
    meanSlope = beta * meanSlope - 2 * (alpha * surprise + gamma * fall)
    variance = (omega + alpha * square + gamma * fallSquare) + beta * variance
  }
}
