public import Numerics

extension JumpSpecification {
  /// Fits jumps of one asset of its own, by maximum likelihood.
  ///
  /// Method, limits and errors are those of ``fitCommon(_:assets:)``. Jumps that the asset shares with others may be given;
  /// then the fitted ones are what its returns show besides.
  /// - Parameters:
  ///   - returns: Log returns of successive steps, oldest first.
  ///   - asset: The asset's name, for messages.
  ///   - common: Jumps whose law is known, per year; none where absent.
  /// - Returns: The law, its standard errors and how the search went.
  /// - Throws: ``JumpError``; ``JumpError/tooFewJumps(assets:expected:needed:)`` where the asset has no jumps of its own.
  /// - Complexity: O(T) for each of some hundred iterations.
  public func fitOwn(
    _ returns: [Double], asset: String, beside common: MertonLaw.Jumps? = nil
  ) throws(JumpError) -> OwnJumpFit {
    let standardised: StandardisedReturns
    do {
      standardised = try StandardisedReturns(
        Matrix(columns: [returns]), assets: [asset], needed: Self.fewestObservations)
    } catch { throw .returns(error) }
    let scale = standardised.scales[0]
    let background =
      common.map { common in
        (0...JumpMixture.mostJumps).compactMap {
          JumpBackground(common, number: $0, over: 1 / stepsPerYear, scale: scale)
        }
      } ?? JumpBackground.none(dimension: 1)
    let (maximum, convergence) = try maximise(standardised, background: background, assets: [asset])
    let point = maximum.end.point
    let jumps = MertonLaw.Jumps(
      rate: point.rate * stepsPerYear, mean: point.jumpMean[0] * scale,
      volatility: point.jumpCovariance[0, 0].squareRoot() * scale)
    let law = MertonLaw(
      drift: (point.mean[0] * scale + standardised.means[0]) * stepsPerYear,
      volatility: (point.covariance[0, 0] * stepsPerYear).squareRoot() * scale,
      jumps: (common.map { [$0] } ?? []) + [jumps])
    return OwnJumpFit(
      asset: asset, law: law, jumps: jumps,
      logLikelihood: law.logDensities(of: returns, over: 1 / stepsPerYear).reduce(0, +),
      observations: returns.count, parameterCount: JumpPoint.parameterCount(dimension: 1),
      expectedJumps: maximum.end.expectation.jumps,
      standardErrors: CommonJumpFit.StandardErrors(maximum, scales: standardised.scales, stepsPerYear: stepsPerYear),
      convergence: convergence)
  }
}
