internal import Numerics

/// Returns with mean 0 and variance 1 in each column, and the scatter of their body.
struct StandardisedReturns {
  /// The sample means that were taken off.
  let means: [Double]
  /// The sample standard deviations that were divided by.
  let scales: [Double]
  /// A row per step, a column per asset.
  let values: Matrix
  /// The scatter of the body of the returns, which a few outliers hardly move.
  let body: Matrix
  /// The squared distances of the returns from the centre of their body, in the metric of ``body``.
  let squaredDistances: [Double]

  /// The degrees of freedom of the t whose scatter is the body.
  private static let bodyDegreesOfFreedom = 4.0
  /// A standard deviation, relative to its own, that an asset needs besides what the assets before it explain.
  private static let smallestPivot = 1e-6
  /// A variance of the body, relative to the sample, below which there is none.
  private static let smallestBody = 1e-8

  /// The returns, where a joint law can be fitted to them.
  ///
  /// - Parameters:
  ///   - returns: A row per step, oldest first, and a column per asset.
  ///   - assets: A name per column.
  ///   - needed: The fewest rows.
  /// - Throws: ``ReturnsError``.
  init(_ returns: Matrix, assets: [String], needed: Int) throws(ReturnsError) {
    precondition(returns.columns == assets.count && !assets.isEmpty, "One name per column, and at least one column")
    for (column, asset) in assets.enumerated() {
      for (row, value) in returns.column(column).enumerated() where !value.isFinite {
        throw .notFinite(asset: asset, row: row, value: value)
      }
    }
    guard returns.rows >= needed else {
      throw .tooFewObservations(count: returns.rows, assets: assets.count, needed: needed)
    }
    for (column, asset) in assets.enumerated() where !SeriesMoments.varies(returns.column(column)) {
      throw .constantSeries(asset: asset, observations: returns.rows)
    }
    let moments = assets.indices.map { SeriesMoments(returns.column($0)) }
    means = moments.map(\.mean)
    scales = moments.map { $0.variance.squareRoot() }
    var values = returns.centred(at: means)
    for column in 0..<values.columns {
      for row in 0..<values.rows { values[row, column] /= scales[column] }
    }
    self.values = values
    try Self.checkRank(values, assets: assets)
    guard
      let body = try? MultivariateStudentT.fit(values, degreesOfFreedom: Self.bodyDegreesOfFreedom, tolerance: 1e-6),
      body.scatter.diagonal.allSatisfy({ $0 > Self.smallestBody }), let factor = try? body.scatter.choleskyFactor()
    else { throw .noSpread(assets: assets) }
    self.body = body.scatter
    squaredDistances = body.squaredDistances(of: values, factor: factor)
  }

  private static func checkRank(_ values: Matrix, assets: [String]) throws(ReturnsError) {
    do throws(LinearAlgebraError) {
      let factor = try values.crossProduct().scaled(by: 1 / Double(values.rows)).choleskyFactor()
      if let index = factor.matrix.diagonal.firstIndex(where: { $0 <= smallestPivot }) {
        throw .notPositiveDefinite(order: index + 1)
      }
    } catch {
      guard case .notPositiveDefinite(let order) = error else { preconditionFailure("\(error)") }
      throw .collinear(asset: assets[order - 1])
    }
  }
}
