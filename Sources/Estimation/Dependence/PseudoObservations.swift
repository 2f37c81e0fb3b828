internal import Numerics

/// The ranks of observations, divided by one more than their number: what a copula is fitted to.
///
/// Tied observations have their mean rank. The columns share most of their levels, so that a quantile is taken once per
/// level and not once per element.
struct PseudoObservations {
  let rows: Int
  let columns: Int
  /// Twice the rank of each element, column by column, between 2 and twice the number of rows.
  private let doubledRanks: [Int]
  /// The order and the ties of each column.
  let series: [TiedRanks]

  init(_ observations: Matrix) {
    rows = observations.rows
    columns = observations.columns
    series = (0..<observations.columns).map { TiedRanks(observations.column($0)) }
    doubledRanks = series.flatMap { ranks in
      var doubled = [Int](repeating: 0, count: ranks.order.count)
      for group in ranks.groups {
        for place in group { doubled[ranks.order[place]] = ranks.doubledMeanRank(group) }
      }
      return doubled
    }
  }

  /// The levels, between 0 and 1.
  var levels: [Double] { doubledRanks.map { Double($0) / Double(2 * (rows + 1)) } }

  /// The value of an odd function of the level, such as a quantile of a symmetric law, at every element.
  ///
  /// - Parameter function: The function, for levels up to 1/2.
  /// - Returns: The values, in the shape of the observations.
  func mapped(_ function: (Double) -> Double) -> Matrix {
    var values = [Double](repeating: .nan, count: rows + 2)
    return Matrix(
      rows: rows, columns: columns,
      columnMajor: doubledRanks.map { doubled in
        let lower = min(doubled, 2 * (rows + 1) - doubled)
        if values[lower].isNaN { values[lower] = function(Double(lower) / Double(2 * (rows + 1))) }
        return lower == doubled ? values[lower] : -values[lower]
      })
  }

  /// The share of the observations of each column that are equal to another one.
  var tiedShares: [Double] {
    series.map { ranks in
      Double(ranks.groups.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }) / Double(ranks.order.count)
    }
  }
}
