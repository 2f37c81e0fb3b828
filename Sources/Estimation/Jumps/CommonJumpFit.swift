public import Numerics

/// Jumps that assets share, fitted to their returns, with what the fit rests on.
public struct CommonJumpFit: Equatable, Sendable {
  /// The names of the assets, in the order of the law's.
  public let assets: [String]
  /// The law, per year.
  public let law: CommonJumpLaw
  /// The largest log-likelihood, the sum of ``CommonJumpLaw/logDensities(of:)``.
  public let logLikelihood: Double
  /// The number of steps.
  public let observations: Int
  /// The number of parameters that were estimated.
  public let parameterCount: Int
  /// The sample covariance of the returns over a year, to be compared with ``CommonJumpLaw/covariance``.
  public let sampleCovariance: Matrix
  /// The expected number of jumps in the sample, given the returns.
  ///
  /// Without a bound it is the law's rate times the length of the sample; where a bound holds the rate it is more.
  public let expectedJumps: Double
  /// How sure the parameters are; nil where the likelihood has no strict maximum there, as may be on a bound.
  public let standardErrors: StandardErrors?
  /// How the search went.
  public let convergence: JumpConvergence

  /// Akaike's information criterion, 2k - 2 log L; less is better.
  public var akaikeInformation: Double { 2 * Double(parameterCount) - 2 * logLikelihood }

  /// Schwarz's information criterion, k log n - 2 log L; less is better.
  public var bayesianInformation: Double {
    Double(parameterCount) * Double(observations).logarithm - 2 * logLikelihood
  }

  /// Standard errors from the observed information, in the units of the law.
  ///
  /// They take the law for the true one. On a bound they are those of a law without it, and only a rough guide.
  public struct StandardErrors: Equatable, Sendable {
    /// Of the drift, one per asset.
    public let drift: [Double]
    /// Of the diffusion's volatility, one per asset.
    public let diffusionVolatility: [Double]
    /// Of the number of jumps a year; nil where a bound holds it.
    public let jumpsPerYear: Double?
    /// Of the mean of a jump, one per asset.
    public let jumpMean: [Double]
    /// Of the standard deviation of a jump, one per asset.
    public let jumpVolatility: [Double]
  }
}

extension CommonJumpFit.StandardErrors {
  /// The standard errors at a maximum for returns that were divided by scales.
  init?(_ maximum: JumpMaximum, scales: [Double], stepsPerYear: Double) {
    guard let inverse = maximum.information.inverse else { return nil }
    let point = maximum.end.point
    let layout = JumpLayout(dimension: point.dimension)
    func means(inJumps: Bool) -> [Double] {
      scales.indices.map { scales[$0] * inverse.root(layout.mean($0, inJumps: inJumps)) }
    }
    // The error of a root is that of the variance over twice the root.
    func volatilities(_ covariance: Matrix, inJumps: Bool) -> [Double] {
      scales.indices.map { asset in
        scales[asset] * inverse.root(layout.variance(asset, inJumps: inJumps))
          / (2 * covariance[asset, asset].squareRoot())
      }
    }
    drift = means(inJumps: false).map { $0 * stepsPerYear }
    diffusionVolatility = volatilities(point.covariance, inJumps: false).map { $0 * stepsPerYear.squareRoot() }
    jumpsPerYear = maximum.information.holdsRate ? nil : inverse.root(0) * stepsPerYear
    jumpMean = means(inJumps: true)
    jumpVolatility = volatilities(point.jumpCovariance, inJumps: true)
  }
}

extension Matrix {
  /// The root of an element of the diagonal.
  fileprivate func root(_ index: Int) -> Double { self[index, index].squareRoot() }
}
