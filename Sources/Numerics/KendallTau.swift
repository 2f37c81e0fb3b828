/// Kendall's rank correlation: how much more often two series move together than against each other.
///
/// It is tau-b, which divides by the numbers of pairs that are not tied in either series. Without ties that is the
/// share of concordant less that of discordant pairs. W. R. Knight (1966), "A computer method for calculating Kendall's
/// tau with ungrouped data", Journal of the American Statistical Association 61, 436-439.
public enum KendallTau {
  /// The rank correlation of each pair of columns.
  ///
  /// - Parameter observations: One observation per row, one series per column, none of them NaN.
  /// - Returns: A symmetric matrix with a diagonal of 1; nil where a column holds one value only.
  /// - Precondition: no element is NaN.
  /// - Complexity: O(columns² · rows · log(rows)).
  public static func matrix(_ observations: Matrix) -> Matrix? {
    precondition(!observations.storage.contains(where: \.isNaN), "A rank needs numbers")
    let series = (0..<observations.columns).map { TiedRanks(observations.column($0)) }
    guard !series.contains(where: { $0.tiedPairs == $0.pairs }) else { return nil }
    var result = Matrix.identity(observations.columns)
    for second in series.indices {
      for first in 0..<second {
        result[first, second] = tau(series[first], series[second])
        result[second, first] = result[first, second]
      }
    }
    return result
  }

  private static func tau(_ x: TiedRanks, _ y: TiedRanks) -> Double {
    var sequence = x.order.map { y.ranks[$0] }
    var tiedInBoth = 0
    for group in x.groups where group.count > 1 {
      sequence[group].sort()
      var run = 0
      for place in group {
        run = place > group.lowerBound && sequence[place] == sequence[place - 1] ? run + 1 : 0
        tiedInBoth += run
      }
    }
    let discordant = inversions(&sequence)
    let surplus = x.pairs - x.tiedPairs - y.tiedPairs + tiedInBoth - 2 * discordant
    let untied = Double(x.pairs - x.tiedPairs).squareRoot() * Double(y.pairs - y.tiedPairs).squareRoot()
    return max(-1, min(1, Double(surplus) / untied))
  }

  /// How many pairs stand in descending order, counted while the sequence is merged into ascending order.
  private static func inversions(_ sequence: inout [Int32]) -> Int {
    var merged = sequence
    var count = 0
    var width = 1
    while width < sequence.count {
      var start = 0
      while start < sequence.count {
        let middle = min(start + width, sequence.count)
        let end = min(start + 2 * width, sequence.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right == end || sequence[left] <= sequence[right] {
            merged[place] = sequence[left]
            left += 1
          } else {
            merged[place] = sequence[right]
            count += middle - left
            right += 1
          }
        }
        start = end
      }
      swap(&sequence, &merged)
      width *= 2
    }
    return count
  }
}
