/// The order of a series, with its ties.
package struct TiedRanks: Sendable {
  /// The places of the values in ascending order, equal values in the order in which they came.
  package let order: [Int]
  /// The places of ``order`` that hold equal values, group after group.
  package let groups: [Range<Int>]
  /// For each value how many groups lie below it: equal for equal values.
  package let ranks: [Int32]

  /// The order of a series without NaN.
  package init(_ series: some RandomAccessCollection<Double>) {
    let values = Array(series)
    order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var groups: [Range<Int>] = []
    var ranks = [Int32](repeating: 0, count: values.count)
    var start = 0
    for place in order.indices {
      if values[order[place]] != values[order[start]] {
        groups.append(start..<place)
        start = place
      }
      ranks[order[place]] = Int32(groups.count)
    }
    if !order.isEmpty { groups.append(start..<order.count) }
    self.groups = groups
    self.ranks = ranks
  }

  /// The number of pairs of values.
  package var pairs: Int { order.count * (order.count - 1) / 2 }

  /// The number of pairs of equal values.
  package var tiedPairs: Int { groups.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 } }

  /// Twice the mean rank, counted from 1, that a group of equal values has: whole also where the rank is a half.
  package func doubledMeanRank(_ group: Range<Int>) -> Int { group.lowerBound + group.upperBound + 1 }
}
