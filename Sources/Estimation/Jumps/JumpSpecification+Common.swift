public import Numerics

extension JumpSpecification {
  /// Fits jumps that several assets share, by maximum likelihood.
  ///
  /// The likelihood is a Poisson mixture of normal laws, climbed by expectation and maximisation from up to three starts
  /// that take the 1 %, 3 % and 10 % of the steps farthest from the body of the returns for jumps; Newton's method makes
  /// the best end exact. The limits that ``JumpBound`` names keep the mixture from collapsing on single steps; a giant
  /// outlier that the likelihood would rather take for a kind of jump of its own is an error.
  /// - Parameters:
  ///   - returns: Log returns of successive steps, a row per step, oldest first, and a column per asset.
  ///   - assets: A name per column, for messages.
  /// - Returns: The law, its standard errors and how the search went.
  /// - Throws: ``JumpError``.
  /// - Precondition: there is one name per column.
  /// - Complexity: O(T d²) for each of some hundred iterations, and O(T d⁴) for the standard errors.
  public func fitCommon(_ returns: Matrix, assets: [String]) throws(JumpError) -> CommonJumpFit {
    let standardised: StandardisedReturns
    do {
      standardised = try StandardisedReturns(
        returns, assets: assets, needed: Self.observationsNeeded(dimension: assets.count))
    } catch { throw .returns(error) }
    let (maximum, convergence) = try maximise(
      standardised, background: JumpBackground.none(dimension: assets.count), assets: assets)
    let (point, scales) = (maximum.end.point, standardised.scales)
    let law = CommonJumpLaw(
      stepsPerYear: stepsPerYear,
      drift: scales.indices.map { (point.mean[$0] * scales[$0] + standardised.means[$0]) * stepsPerYear },
      diffusionCovariance: point.covariance.scaledOnBothSides(by: scales).scaled(by: stepsPerYear),
      jumpsPerYear: point.rate * stepsPerYear, jumpMean: zip(point.jumpMean, scales).map { $0 * $1 },
      jumpCovariance: point.jumpCovariance.scaledOnBothSides(by: scales))
    let logScale = scales.reduce(0) { $0 + $1.logarithm }
    return CommonJumpFit(
      assets: assets, law: law,
      logLikelihood: maximum.end.expectation.logLikelihood - Double(returns.rows) * logScale,
      observations: returns.rows, parameterCount: JumpPoint.parameterCount(dimension: assets.count),
      sampleCovariance: returns.centred(at: standardised.means).crossProduct()
        .scaled(by: stepsPerYear / Double(returns.rows)),
      expectedJumps: maximum.end.expectation.jumps,
      standardErrors: CommonJumpFit.StandardErrors(maximum, scales: scales, stepsPerYear: stepsPerYear),
      convergence: convergence)
  }

  /// The fewest returns for a fit of so many assets.
  static func observationsNeeded(dimension: Int) -> Int { max(fewestObservations, 10 * dimension) }

  /// What may be left of the log-likelihood where a search ends that only has to show where it leads.
  private static let looseTolerance = 0.02
  /// The rise of a log-likelihood, relative to its size, by which a search has left its start.
  private static let smallestGain = 1e-9

  /// The likeliest jumps in returns, and how they were found.
  func maximise(
    _ standardised: StandardisedReturns, background: [JumpBackground], assets: [String]
  ) throws(JumpError) -> (JumpMaximum, JumpConvergence) {
    let ends: [JumpSearch.End]
    let maximum: JumpMaximum
    do throws(LinearAlgebraError) {
      let search = JumpSearch(
        mixture: JumpMixture(returns: standardised.values, background: background),
        limits: try JumpLimits(largestRate: mostJumpsPerStep, body: standardised.body),
        squaredDistances: standardised.squaredDistances,
        iterationLimit: iterationLimit)
      var found: [JumpSearch.End] = []
      for start in try search.starts() {
        found.append(try search.climb(from: start, tolerance: Self.looseTolerance))
      }
      ends = found
      guard let best = ends.max(by: { $0.expectation.logLikelihood < $1.expectation.logLikelihood }) else {
        preconditionFailure("There is a start for as many returns as a fit needs")
      }
      maximum = try JumpMaximum(near: best, of: search)
    } catch {
      throw .notConverged(assets: assets, iterations: 0, remaining: nil, bound: Self.largestShortfall)
    }
    let logLikelihoods = ends.map(\.expectation.logLikelihood)
    let best = logLikelihoods.reduce(-.infinity, max)
    let iterations = ends.reduce(0) { $0 + $1.iterations } + maximum.end.iterations
    guard ends.contains(where: { $0.gain > Self.smallestGain * abs(best) }) else {
      throw .stoppedAtStart(assets: assets, starts: ends.count, iterations: iterations)
    }
    guard let remaining = maximum.end.remaining, remaining <= Self.largestShortfall else {
      throw .notConverged(
        assets: assets, iterations: iterations, remaining: maximum.end.remaining, bound: Self.largestShortfall)
    }
    let (jumps, needed) = (maximum.end.expectation.jumps, jumpsNeeded(assets: assets.count))
    guard jumps >= Double(needed) else { throw .tooFewJumps(assets: assets, expected: jumps, needed: needed) }
    return (
      maximum,
      JumpConvergence(
        starts: ends.count, iterations: iterations, spread: logLikelihoods.reduce(0) { max($0, best - $1) },
        remaining: remaining, activeBounds: maximum.end.bounds)
    )
  }
}
