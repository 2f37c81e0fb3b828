public import Numerics

/// The jump diffusion of several assets that jump together.
///
/// Over a step the log returns are normal, plus a Poisson number of jumps that they share, each a normal vector (Merton
/// 1976). Rates and volatilities are per year, jumps in log price.
public struct CommonJumpLaw: Equatable, Sendable {
  /// How many steps a year has.
  public let stepsPerYear: Double
  /// The mean of the diffusion's log return per year, one per asset; jumps come on top and are not compensated.
  public let drift: [Double]
  /// The covariance of the diffusion's log returns over a year.
  public let diffusionCovariance: Matrix
  /// The expected number of jumps a year.
  public let jumpsPerYear: Double
  /// The mean of a jump, one per asset.
  public let jumpMean: [Double]
  /// The covariance of a jump.
  public let jumpCovariance: Matrix

  /// The law with these parameters.
  ///
  /// - Parameters:
  ///   - stepsPerYear: How many steps a year has.
  ///   - drift: The mean of the diffusion's log return per year, one per asset.
  ///   - diffusionCovariance: The covariance of the diffusion's log returns over a year.
  ///   - jumpsPerYear: The expected number of jumps a year.
  ///   - jumpMean: The mean of a jump, one per asset.
  ///   - jumpCovariance: The covariance of a jump.
  /// - Precondition: the shapes agree, and the numbers of steps and jumps are positive.
  public init(
    stepsPerYear: Double, drift: [Double], diffusionCovariance: Matrix, jumpsPerYear: Double, jumpMean: [Double],
    jumpCovariance: Matrix
  ) {
    precondition(stepsPerYear > 0 && jumpsPerYear > 0, "A year has steps and jumps")
    precondition(
      jumpMean.count == drift.count && diffusionCovariance.rows == drift.count && jumpCovariance.rows == drift.count,
      "One row per asset")
    self.stepsPerYear = stepsPerYear
    self.drift = drift
    self.diffusionCovariance = diffusionCovariance
    self.jumpsPerYear = jumpsPerYear
    self.jumpMean = jumpMean
    self.jumpCovariance = jumpCovariance
  }

  /// The standard deviation of the diffusion's log return over a year, one per asset.
  public var diffusionVolatility: [Double] { diffusionCovariance.standardDeviations }

  /// The correlation of the diffusion.
  public var diffusionCorrelation: Matrix { diffusionCovariance.correlation }

  /// The standard deviation of a jump, one per asset.
  public var jumpVolatility: [Double] { jumpCovariance.standardDeviations }

  /// The correlation of the assets' jumps.
  public var jumpCorrelation: Matrix { jumpCovariance.correlation }

  /// The law of one asset alone.
  public func marginal(of asset: Int) -> MertonLaw {
    MertonLaw(
      drift: drift[asset], volatility: diffusionVolatility[asset],
      jumps: [.init(rate: jumpsPerYear, mean: jumpMean[asset], volatility: jumpVolatility[asset])])
  }

  /// The covariance of the log returns over a year, jumps among them.
  public var covariance: Matrix {
    let means = Matrix(rows: 1, columns: jumpMean.count, columnMajor: jumpMean)
    return diffusionCovariance.adding(jumpCovariance.adding(means.crossProduct(), times: 1), times: jumpsPerYear)
  }

  /// The logarithms of the joint density of the log returns of single steps.
  ///
  /// Up to 4 jumps in a step count, as in the likelihood of a fit; more are left out of the density.
  /// - Parameter returns: A row per step, a column per asset, all finite.
  /// - Returns: One natural logarithm per row.
  /// - Throws: `LinearAlgebraError` where the diffusion's covariance is not positive definite.
  /// - Complexity: O(rows * columns²).
  public func logDensities(of returns: Matrix) throws(LinearAlgebraError) -> [Double] {
    try JumpMixture(returns: returns, background: JumpBackground.none(dimension: drift.count))
      .logDensities(
        at: JumpPoint(
          rate: jumpsPerYear / stepsPerYear, mean: drift.map { $0 / stepsPerYear },
          covariance: diffusionCovariance.scaled(by: 1 / stepsPerYear), jumpMean: jumpMean,
          jumpCovariance: jumpCovariance))
  }
}
