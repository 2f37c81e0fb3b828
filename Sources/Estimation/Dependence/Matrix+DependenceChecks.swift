internal import Numerics

extension Matrix {
  /// Refuses observations from which no dependence can be had.
  func requireUsable(assets: [String], fewest: Int) throws(DependenceError) {
    precondition(assets.count == columns, "One name per column")
    precondition(columns >= 2, "Dependence is between two assets at least")
    let needed = max(fewest, columns + 2)
    guard rows >= needed else { throw .tooFewObservations(count: rows, assets: columns, needed: needed) }
    for (asset, index) in zip(assets, 0..<columns) {
      let series = column(index)
      for (row, value) in series.enumerated() where !value.isFinite {
        throw .notFinite(asset: asset, row: row, value: value)
      }
      guard SeriesMoments.varies(series) else { throw .constantSeries(asset: asset, observations: rows) }
    }
  }

  /// Refuses a correlation in which some assets are combinations of others, but for rounding, and names them.
  func requireIndependentAssets(_ assets: [String], smallest bound: Double) throws(DependenceError) {
    // A correlation of finite numbers has eigenvalues.
    guard let (values, vectors) = try? symmetricEigen(), let smallest = values.first, smallest < bound else { return }
    let weights = vectors.column(0).map(\.magnitude)
    let largest = weights.max() ?? 0
    let involved = zip(assets, weights).filter { $0.1 > 0.1 * largest }.map(\.0)
    throw .dependentAssets(assets: involved, smallestEigenvalue: smallest, bound: bound)
  }
}
