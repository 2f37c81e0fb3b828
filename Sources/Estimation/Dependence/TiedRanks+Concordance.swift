internal import Numerics

extension TiedRanks {
  /// The share of the observations with which each is concordant less the share with which it is discordant.
  ///
  /// - Parameter other: The ranks of the same observations in another series.
  /// - Returns: A number per observation; their mean is Kendall's tau but for ties and the observation itself.
  /// - Complexity: O(n log n).
  func concordance(with other: TiedRanks) -> [Double] {
    let count = order.count
    var result = [Double](repeating: 0, count: count)
    var below = RankCounter(ranks: other.groups.count)
    var total = RankCounter(ranks: other.groups.count)
    for rank in other.ranks { total.add(Int(rank)) }
    for group in groups {
      for place in group { total.remove(Int(other.ranks[order[place]])) }
      // What is below in this series is in one counter, what is above in the other.
      for place in group {
        let rank = Int(other.ranks[order[place]])
        let concordant = below.count(under: rank) + total.countAll - total.count(under: rank + 1)
        let discordant = below.countAll - below.count(under: rank + 1) + total.count(under: rank)
        result[order[place]] = Double(concordant - discordant) / Double(count)
      }
      for place in group { below.add(Int(other.ranks[order[place]])) }
    }
    return result
  }
}

/// How many ranks lie under a rank, as they come and go: a tree of partial sums (Fenwick 1994).
private struct RankCounter {
  private var sums: [Int]
  private(set) var countAll = 0

  init(ranks: Int) { sums = Array(repeating: 0, count: ranks + 1) }

  mutating func add(_ rank: Int) { change(rank, by: 1) }

  mutating func remove(_ rank: Int) { change(rank, by: -1) }

  func count(under rank: Int) -> Int {
    var (place, sum) = (rank, 0)
    while place > 0 {
      sum += sums[place]
      place -= place & -place
    }
    return sum
  }

  private mutating func change(_ rank: Int, by amount: Int) {
    countAll += amount
    var place = rank + 1
    while place < sums.count {
      sums[place] += amount
      place += place & -place
    }
  }
}
