internal import Numerics

/// How often two assets are extreme together, beside what a t copula says of it.
public struct TailDependenceEstimate: Equatable, Sendable {
  /// The side.
  public let tail: Tail
  /// The share of the observations of each asset that counts as extreme.
  public let level: Double
  /// The number of observations of each asset that do.
  public let extremes: Int
  /// The number of steps at which both do.
  public let joint: Int
  /// How often one is extreme where the other is: ``joint`` over ``extremes``.
  public let realised: Double
  /// The interval for what is realised at this level, by Wilson's (1927) method.
  ///
  /// The extremes count as independent trials. With ranks for margins the variance is smaller by the factor 1 - λ/2 in
  /// the limit (Schmidt and Stadtmüller 2006), so that the interval is on the wide side; where extremes come in clusters of
  /// days it is too narrow.
  public let interval: ClosedRange<Double>
  /// What the t copula says at this level; nil where none was given.
  public let implied: Double?
  /// What the t copula says in the limit; nil where none was given.
  public let limit: Double?

  /// Counts the joint extremes of two assets.
  ///
  /// An extreme lies strictly beyond so many others, so that observations that are tied there do not count.
  /// - Parameters:
  ///   - first: The observations of one asset.
  ///   - second: Those of the other at the same steps.
  ///   - tail: The side.
  ///   - level: The share of the observations that counts as extreme, above 0 and up to 1/2.
  ///   - copula: Degrees of freedom and correlation of a t copula to stand beside; nil for none.
  ///   - confidence: The confidence of the interval.
  /// - Precondition: there are as many observations of one as of the other, none is NaN, and the level is that of one
  ///   observation at least.
  /// - Complexity: O(n log n).
  public init(
    _ first: [Double], _ second: [Double], tail: Tail, level: Double = 0.05,
    beside copula: (degreesOfFreedom: Double, correlation: Double)? = nil, confidence: Double = 0.95
  ) {
    precondition(first.count == second.count, "As many observations of one as of the other")
    precondition(!first.contains(where: \.isNaN) && !second.contains(where: \.isNaN), "A rank needs numbers")
    precondition(level > 0 && level <= 0.5 && confidence > 0 && confidence < 1, "A level and a confidence")
    let extremes = Int((level * Double(first.count)).rounded(.down))
    precondition(extremes > 0, "A level of one observation at least")
    let sign: Double = tail == .lower ? -1 : 1
    let thresholds = [first, second].map { values in
      values.map { sign * $0 }.sortedAscending()[values.count - 1 - extremes]
    }
    let joint = zip(first, second).count { sign * $0 > thresholds[0] && sign * $1 > thresholds[1] }
    self.tail = tail
    self.level = level
    self.extremes = extremes
    self.joint = joint
    let (n, share) = (Double(extremes), Double(joint) / Double(extremes))
    realised = share
    let z = StandardNormal.quantile(0.5 + 0.5 * confidence)
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    interval = max(0, centre - half)...min(1, centre + half)
    implied = copula.map {
      StudentTCopula.tailDependence(
        degreesOfFreedom: $0.degreesOfFreedom, correlation: $0.correlation,
        level: Double(extremes) / Double(first.count))
    }
    limit = copula.map {
      StudentTCopula.tailDependence(degreesOfFreedom: $0.degreesOfFreedom, correlation: $0.correlation)
    }
  }
}
