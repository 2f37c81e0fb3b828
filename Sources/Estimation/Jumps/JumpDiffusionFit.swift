public import Numerics

/// A jump diffusion of several assets with jumps that they share and jumps of their own, fitted in two stages.
///
/// First the common jumps are fitted to all assets, then to each asset its own jumps and its diffusion, beside the law that
/// the common jumps have for it. This is no joint maximum: the first stage takes jumps of a single asset for common
/// ones or for diffusion, so that the common jumps come out too frequent, too wide for that asset and too little
/// correlated, and own jumps as large as the common ones may not be found at all. And own jumps are independent, although
/// what the second stage takes for them may be volatility that all assets share.
public struct JumpDiffusionFit: Equatable, Sendable {
  /// The first stage.
  public let common: CommonJumpFit
  /// The second stage, one per asset: its own jumps, or why it has none.
  public let own: [Result<OwnJumpFit, JumpError>]
  /// The correlation of the diffusion by matching moments, which may be no correlation matrix.
  ///
  /// What the common jumps add is taken off the sample covariance, and the rest divided by the volatilities of
  /// ``marginals``. Own jumps do not enter, for they are independent.
  public let matchedCorrelation: Matrix
  /// The smallest eigenvalue of ``matchedCorrelation``.
  public let smallestMatchedEigenvalue: Double

  /// Whether ``matchedCorrelation`` is a correlation.
  ///
  /// Where it is not, the own jumps took volatility that the assets share, and the model should do without them.
  public var isMatchedCorrelationUsable: Bool { smallestMatchedEigenvalue >= NearestCorrelation.defaultFloor }

  /// The correlation of the diffusion: the matched one, or that of the first stage where the matched is none.
  public var diffusionCorrelation: Matrix {
    isMatchedCorrelationUsable ? matchedCorrelation : common.law.diffusionCorrelation
  }

  /// The law of each asset alone, per year: that of the second stage, or of the first where an asset has no own jumps.
  public var marginals: [MertonLaw] { Self.marginals(common, own) }

  static func marginals(_ common: CommonJumpFit, _ own: [Result<OwnJumpFit, JumpError>]) -> [MertonLaw] {
    own.enumerated().map { asset, fit in (try? fit.get())?.law ?? common.law.marginal(of: asset) }
  }
}

extension JumpSpecification {
  /// Fits common jumps and each asset's own, in two stages.
  ///
  /// - Parameters:
  ///   - returns: Log returns of successive steps, a row per step, oldest first, and a column per asset.
  ///   - assets: A name per column.
  /// - Returns: Both stages, and the correlation of the diffusion.
  /// - Throws: ``JumpError`` where the first stage fails; that an asset has no own law with jumps is no error.
  /// - Precondition: there is one name per column.
  public func fit(_ returns: Matrix, assets: [String]) throws(JumpError) -> JumpDiffusionFit {
    let common = try fitCommon(returns, assets: assets)
    let own = assets.indices.map { asset in
      Result { () throws(JumpError) in
        try fitOwn(
          Array(returns.column(asset)), asset: assets[asset], beside: common.law.marginal(of: asset).jumps[0])
      }
    }
    let jumps = common.law.covariance.adding(common.law.diffusionCovariance, times: -1)
    let volatilities = JumpDiffusionFit.marginals(common, own).map(\.volatility)
    let matched = common.sampleCovariance.adding(jumps, times: -1)
      .scaledOnBothSides(by: volatilities.map { 1 / $0 }).withUnitDiagonal()
    return JumpDiffusionFit(
      common: common, own: own, matchedCorrelation: matched,
      // Finite returns give finite moments, for which the eigenvalues are found.
      smallestMatchedEigenvalue: (try? matched.smallestEigenvalue()) ?? -.infinity)
  }
}
