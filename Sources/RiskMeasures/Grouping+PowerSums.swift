internal import Numerics

extension Grouping {
  /// The sums of the powers of the groups' means, from the values of all observations in order.
  ///
  /// - Complexity: O(n); memory for the totals of interleaved groups, none otherwise.
  func powerSums(of values: some Sequence<Double>, count: Int) -> PowerSums {
    let groups = groupCount(of: count)
    var sums = PowerSums()
    switch self {
    case .independent:
      for value in values { sums.add(value) }
    case .consecutive(let size):
      var (total, filled) = (0.0, 0)
      for value in values {
        total += value
        filled += 1
        if filled == size {
          sums.add(total / Double(size))
          (total, filled) = (0, 0)
        }
      }
    case .interleaved:
      var totals = [Double](repeating: 0, count: groups)
      for (index, value) in values.enumerated() { totals[index % groups] += value }
      let size = Double(count / groups)
      for total in totals { sums.add(total / size) }
    }
    return sums
  }

  /// The same from the values of some observations, where all others have the value 0.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - indices: The observations to which they belong, none of them twice.
  ///   - count: The number of observations of the sample.
  /// - Returns: The sums over all groups.
  /// - Complexity: O(m) for m independent observations, O(m log m) for consecutive groups, O(m + groups) for interleaved
  ///   ones.
  func powerSums(of values: [Double], at indices: ArraySlice<Int>, count: Int) -> PowerSums {
    precondition(values.count == indices.count, "One value per observation")
    let groups = groupCount(of: count)
    switch self {
    case .independent:
      return powerSums(of: values, count: count)
    case .consecutive(let size):
      var sums = PowerSums()
      var (group, total) = (-1, 0.0)
      let numbers = indices.map { Double($0) }
      for position in numbers.extremes(.largest, count: numbers.count) {
        let next = indices[indices.startIndex + position] / size
        if next != group {
          sums.add(total)
          (group, total) = (next, 0)
        }
        total += values[position] / Double(size)
      }
      sums.add(total)
      return sums
    case .interleaved:
      var totals = [Double](repeating: 0, count: groups)
      for (index, value) in zip(indices, values) { totals[index % groups] += value }
      var sums = PowerSums()
      for total in totals { sums.add(total * Double(groups) / Double(count)) }
      return sums
    }
  }
}
