public import Numerics

extension DCCSpecification {
  /// Fits a dynamic correlation to standardised residuals by maximum likelihood.
  ///
  /// The target is not searched for: it is the second moment of the residuals, scaled to a correlation, and Q starts
  /// from it. The likelihood is climbed by sequential quadratic programming with its gradient, from two starts, and from
  /// two more where those end differently; Newton's method makes the best end exact. The residuals are taken as they are:
  /// their mean is not removed, and the error of the volatilities that they were divided by is left out of account.
  /// - Parameters:
  ///   - residuals: Standardised residuals, one row per step, oldest first, one column per asset.
  ///   - assets: The names of the columns, for messages.
  /// - Returns: The law, where its Q stands, its standard errors and how the search went.
  /// - Throws: ``DependenceError`` where the residuals are too few, not finite, not standardised or combinations of each
  ///   other, or where no search left its start or the best ended short of a maximum.
  /// - Precondition: there are two columns at least, and one name per column.
  /// - Complexity: O(rows * columns³), with about 50 passes over the residuals.
  public func fit(_ residuals: Matrix, assets: [String]) throws(DependenceError) -> DCCFit {
    let series = DCCSeries(residuals, target: try Self.target(of: residuals, assets: assets))
    let search = DCCSearch(series, specification: self)
    let starts = search.starts()
    var best = search.climb(from: starts[0])
    var (tried, evaluations, spread) = (1, starts.count + best.evaluations, 0.0)
    var hasMoved = best.hasMoved
    for start in starts.dropFirst() where tried == 1 || spread > Self.sameMaximum {
      let other = search.climb(from: start)
      tried += 1
      evaluations += other.evaluations
      hasMoved = hasMoved || other.hasMoved
      spread = max(spread, abs(best.logLikelihood - other.logLikelihood))
      if other.logLikelihood > best.logLikelihood { best = other }
    }
    guard hasMoved else {
      throw .stoppedAtStart(assets: assets.count, starts: tried, evaluations: evaluations)
    }
    let maximum = DCCMaximum(near: best.point, of: search)
    evaluations += maximum.evaluations
    let agrees = best.ending == .converged && spread <= Self.sameMaximum
    guard maximum.remaining.map({ $0 <= Self.largestShortfall }) ?? agrees else {
      throw .notConverged(evaluations: evaluations, remaining: maximum.remaining, bound: Self.largestShortfall)
    }
    return DCCFit(
      model: maximum.model,
      nextQ: Matrix(
        rows: assets.count, columns: assets.count, columnMajor: maximum.evaluation.nextQ),
      logLikelihood: maximum.evaluation.logLikelihood,
      constantLogLikelihood: search.constantLogLikelihood(at: maximum.point), observations: residuals.rows,
      parameterCount: freeParameters.count + assets.count * (assets.count - 1) / 2,
      standardErrors: DCCFit.StandardErrors(maximum, of: series),
      convergence: DCCFit.Convergence(
        starts: tried, evaluations: evaluations, spread: spread, remaining: maximum.remaining,
        activeBounds: maximum.activeBounds))
  }

  /// The difference between two log-likelihoods that is taken for the same maximum.
  private static let sameMaximum = 0.05

  /// The second moment of residuals that can be fitted, scaled to a correlation.
  private static func target(of residuals: Matrix, assets: [String]) throws(DependenceError) -> Matrix {
    try residuals.requireUsable(assets: assets, fewest: fewestObservations)
    let moment = residuals.crossProduct().scaled(by: 1 / Double(residuals.rows))
    for (asset, meanSquare) in zip(assets, moment.diagonal) where !meanSquares.contains(meanSquare) {
      throw .notStandardised(
        asset: asset, meanSquare: meanSquare, smallest: meanSquares.lowerBound, largest: meanSquares.upperBound)
    }
    let target = moment.correlation
    try target.requireIndependentAssets(assets, smallest: smallestEigenvalue)
    return target
  }
}
