internal import Numerics

/// The parameters of jumps that the assets share, per step and in the unit of the standardised returns.
struct JumpPoint: Equatable {
  /// The expected number of jumps per step.
  var rate: Double
  /// The mean of the diffusion.
  var mean: [Double]
  /// The covariance of the diffusion.
  var covariance: Matrix
  /// The mean of a jump.
  var jumpMean: [Double]
  /// The covariance of a jump.
  var jumpCovariance: Matrix

  /// The number of assets.
  var dimension: Int { mean.count }

  /// The number of parameters.
  static func parameterCount(dimension: Int) -> Int { 1 + 2 * dimension + dimension * (dimension + 1) }
}
