internal import Numerics

/// The bounds that keep a mixture from collapsing on single points.
///
/// They do not depend on the point, so that a step of expectation and maximisation within them still climbs.
struct JumpLimits {
  /// The least variance in any direction, relative to the body of the returns.
  static let leastVariance = 0.01

  /// The most jumps per step.
  let largestRate: Double
  /// The Cholesky factor of the least covariance.
  let floor: LowerTriangularMatrix

  /// The bounds for returns whose body has this scatter.
  init(largestRate: Double, body: Matrix) throws(LinearAlgebraError) {
    self.largestRate = largestRate
    floor = try body.scaled(by: Self.leastVariance).choleskyFactor()
  }

  /// The best point within the bounds, where this one is the best without them.
  func applied(to point: JumpPoint) throws(LinearAlgebraError) -> (point: JumpPoint, bounds: Set<JumpBound>) {
    var result = point
    var bounds: Set<JumpBound> = []
    if point.rate >= largestRate {
      result.rate = largestRate
      bounds.insert(.mostFrequentJumps)
    }
    let diffusion = try point.covariance.raised(to: floor)
    let jumps = try point.jumpCovariance.raised(to: floor)
    (result.covariance, result.jumpCovariance) = (diffusion.matrix, jumps.matrix)
    if diffusion.isRaised { bounds.insert(.leastDiffusionVariance) }
    if jumps.isRaised { bounds.insert(.leastJumpVariance) }
    return (result, bounds)
  }
}
