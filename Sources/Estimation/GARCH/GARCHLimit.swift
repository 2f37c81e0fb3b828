/// A half-space that the parameters of a GARCH law of returns of unit variance keep to: normal · θ <= limit.
struct GARCHLimit {
  let bound: GARCHBound
  let normal: GARCHVector
  let limit: Double

  static let smallestOmega = 1e-8
  static let degreesOfFreedom = 2.05...500.0
  /// How far the persistence stays below 1 where ω is what it leaves of the target.
  static let targetingMargin = 1e-6

  /// The limits of the laws that a specification allows.
  static func all(_ specification: GARCHSpecification) -> [GARCHLimit] {
    func least(_ parameter: GARCHParameter, _ value: Double, _ bound: GARCHBound) -> GARCHLimit {
      GARCHLimit(bound: bound, normal: -1 * GARCHVector(unit: parameter), limit: -value)
    }
    // The persistence comes first, because putting a point on it moves parameters that have limits of their own.
    var limits = [
      GARCHLimit(
        bound: .unitPersistence, normal: GARCHVector(elements: [0, 0, 1, 0.5, 1, 0, 0, 0]),
        limit: specification.targetsVariance ? 1 - targetingMargin : 1),
      least(.alpha, 0, .zeroAlpha), least(.beta, 0, .zeroBeta),
    ]
    if !specification.targetsVariance { limits.append(least(.omega, smallestOmega, .smallestOmega)) }
    if specification.isAsymmetric {
      limits.append(
        GARCHLimit(
          bound: .zeroAlphaAndGamma,
          normal: -1 * GARCHVector(unit: .alpha) - 1 * GARCHVector(unit: .gamma), limit: 0))
    }
    if specification.innovations == .studentT {
      limits.append(
        GARCHLimit(
          bound: .fewestDegreesOfFreedom, normal: GARCHVector(unit: .degreesOfFreedom),
          limit: 1 / degreesOfFreedom.lowerBound))
      limits.append(least(.degreesOfFreedom, 1 / degreesOfFreedom.upperBound, .mostDegreesOfFreedom))
    }
    return limits
  }

  /// How far a point is from the limit; negative beyond it.
  func slack(at point: GARCHVector) -> Double { limit - normal.dot(point) }

  /// Whether a point is on the limit, or so near that the likelihood does not tell.
  ///
  /// ω counts as larger from a tenth of its least on: that is much for a law of long memory.
  func holds(_ point: GARCHVector) -> Bool {
    slack(at: point) < (bound == .smallestOmega ? 0.1 * Self.smallestOmega : 1e-7)
  }

  /// The nearest point that is exactly on the limit, but for rounding.
  func projection(of point: GARCHVector) -> GARCHVector {
    point + (slack(at: point) / normal.dot(normal)) * normal
  }
}
