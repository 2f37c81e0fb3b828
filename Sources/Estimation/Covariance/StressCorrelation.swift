public import Numerics

/// How assets move together on the worst days, with what the choice of those days does by itself.
///
/// The worst days are those of the lowest return of a basket that holds every asset in inverse proportion to its standard
/// deviation. Looking only at such days changes correlations even where nothing else changes: for normal returns of
/// correlation 0.5 they look almost unrelated. So ``observed`` is no estimate of how assets move in stress, and three
/// more matrices stand beside it: ``unconditional``; ``expected``, what a law of that correlation shows on its own worst
/// days; and ``corrected``, the correlation of the law that shows the observed covariance on its own worst days. The
/// conditioning is that of Boyer, Gibson and Loretan (1999, IFDP 597) and of Longin and Solnik (2001, "Extreme correlation
/// of international equity markets", Journal of Finance 56(2), 649-676), inverted.
///
/// The correction knows normal returns, and t returns of given degrees of freedom. Returns with heavier tails than that
/// law's raise ``corrected`` above the unconditional correlation, also where correlations do not change.
public struct StressCorrelation: Equatable, Sendable {
  /// The assets, one per row of every matrix.
  public let assets: [String]
  /// The share of days that was asked for.
  public let share: Double
  /// The number of worst days.
  public let days: Int
  /// The number of all days.
  public let observations: Int
  /// The degrees of freedom of the law that corrects for the conditioning; nil for the normal law.
  public let degreesOfFreedom: Double?
  /// The basket's return on the mildest of the worst days, less its mean, in its standard deviations.
  public let threshold: Double
  /// The sample correlation of all days.
  public let unconditional: Matrix
  /// The sample correlation of the worst days.
  public let observed: Matrix
  /// The correlation that the law of the unconditional correlation shows on its worst days.
  public let expected: Matrix
  /// The stress correlation: positive semidefinite, and singular where the days are no more than the assets.
  public let corrected: Matrix

  /// The share of days where none is given.
  public static let defaultShare = 0.1
  /// The smallest and the largest share of days.
  public static let shares = 0.001...0.5

  /// Fits the correlation of the worst days.
  ///
  /// - Parameters:
  ///   - returns: Log returns, one row per step, one column per asset.
  ///   - assets: The names of the columns.
  ///   - share: The share of days to take; of equal returns of the basket the older go first.
  ///   - degreesOfFreedom: Those of the t law that corrects for the conditioning; nil for the normal law.
  /// - Throws: ``EstimationError`` for a share out of bounds, a single asset, fewer than
  ///   ``CovarianceMethod/fewestObservations`` worst days, a return that is not finite, an asset that does not move,
  ///   on all days or on the worst, and assets that cancel out in the basket.
  /// - Precondition: there is one name per column, and the degrees of freedom exceed 2.
  /// - Complexity: O(rows * columns²), by BLAS.
  public init(
    of returns: Matrix, assets: [String], worst share: Double = defaultShare, degreesOfFreedom: Double? = nil
  ) throws(EstimationError) {
    guard Self.shares.contains(share) else {
      throw .stressShareOutOfBounds(share, low: Self.shares.lowerBound, high: Self.shares.upperBound)
    }
    guard assets.count > 1 else { throw .tooFewAssets(count: assets.count, needed: 2, method: "a stress correlation") }
    try CovarianceMethod.check(returns, assets: assets)
    let days = Int((share * Double(returns.rows)).rounded(.up))
    guard days >= CovarianceMethod.fewestObservations else {
      throw .tooFewStressDays(
        count: days, needed: CovarianceMethod.fewestObservations, share: share, observations: returns.rows)
    }
    let all = CovarianceEstimate.sample(returns)
    let standardised = returns.centred(at: returns.columnMeans)
      .scalingColumns(by: all.standardDeviations.map { 1 / $0 })
    let basket = standardised.rowMeans
    let ranked = basket.indices.sorted { (basket[$0], $0) < (basket[$1], $1) }
    let worst = standardised.selectingRows(ranked.prefix(days).sorted())
    for (asset, name) in assets.enumerated() where !SeriesMoments.varies(worst.column(asset)) {
      throw .motionlessInStress(asset: name, days: days)
    }
    let event = CovarianceEstimate.sample(worst)
    let conditioning =
      degreesOfFreedom.map { TailConditioning(studentT: $0, share: share) } ?? TailConditioning(normal: share)
    let (slopes, variance) = all.correlation.slopesOnMean
    let (eventSlopes, eventVariance) = event.covariance.slopesOnMean
    // Rounding leaves as much of a basket whose assets cancel out.
    guard min(variance, eventVariance) > 1e-12 else { throw .motionlessBasket(assets: assets, days: days) }

    self.assets = assets
    self.share = share
    self.days = days
    self.degreesOfFreedom = degreesOfFreedom
    observations = returns.rows
    threshold = basket[ranked[days - 1]] / variance.squareRoot()
    unconditional = all.correlation
    observed = event.correlation
    expected = conditioning.conditioned(all.correlation, slopes: slopes, variance: variance).correlation
    corrected =
      conditioning.unconditioned(event.covariance, slopes: eventSlopes, variance: eventVariance, days: days).correlation
  }
}

extension Matrix {
  /// Of this covariance, the slopes of the regression on the mean of all variables, and the variance of that mean.
  fileprivate var slopesOnMean: (slopes: [Double], variance: Double) {
    let covariances = columnMeans
    let variance = covariances.reduce(0, +) / Double(columns)
    return (covariances.map { $0 / variance }, variance)
  }

  fileprivate var rowMeans: [Double] {
    var sums = [Double](repeating: 0, count: rows)
    for index in 0..<columns {
      for (row, value) in zip(sums.indices, column(index)) { sums[row] += value }
    }
    return sums.map { $0 / Double(columns) }
  }

  fileprivate func scalingColumns(by factors: [Double]) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      columnMajor: factors.indices.flatMap { index in column(index).map { $0 * factors[index] } })
  }

  fileprivate func selectingRows(_ indices: [Int]) -> Matrix {
    Matrix(
      rows: indices.count, columns: columns,
      columnMajor: (0..<columns).flatMap { index in
        let column = column(index)
        return indices.map { column[column.startIndex + $0] }
      })
  }
}
