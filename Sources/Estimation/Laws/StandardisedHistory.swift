internal import Numerics

/// Columns with mean 0 and variance 1.
struct StandardisedHistory {
  let columns: [[Double]]
  let deviations: [Double]
  /// The share of each column's variance that falls make.
  var fallShares: [Double] {
    columns.map { column in
      column.reduce(0) { $0 + min($1, 0) * min($1, 0) } / column.reduce(0) { $0 + $1 * $1 }
    }
  }

  init(_ returns: Matrix, assets: [String]) throws(EstimationError) {
    var columns: [[Double]] = []
    var deviations: [Double] = []
    for (index, asset) in assets.enumerated() {
      let values = returns.column(index)
      guard SeriesMoments.varies(values) else {
        throw .constantSeries(asset: asset, observations: returns.rows)
      }
      let moments = SeriesMoments(values)
      let deviation = moments.variance.squareRoot()
      columns.append(values.map { ($0 - moments.mean) / deviation })
      deviations.append(deviation)
    }
    self.columns = columns
    self.deviations = deviations
  }
}
