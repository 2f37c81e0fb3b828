internal import CBoost

/// An end of the ascending order.
package enum Extreme: Sendable {
  case smallest
  case largest
}

extension [Double] {
  /// The positions of the most extreme of these numbers, none of them NaN, without a sorted copy of all.
  ///
  /// A sample of the numbers says which of them can be among the extremes, and one pass backwards collects those. However
  /// the numbers lie and whatever their ties, no more than twice the wanted ones and a few thousand are held at a time.
  /// - Parameters:
  ///   - end: The end of the order at which the extremes lie.
  ///   - wanted: How many of them.
  /// - Returns: Positions of `wanted` numbers, the most extreme one last; of equal numbers those of the highest positions,
  ///   which stand in ascending order.
  /// - Precondition: there are as many numbers as are wanted.
  /// - Complexity: O(n + m log m) for m wanted ones unless the sample misleads, then O(n log m).
  package func extremes(_ end: Extreme, count wanted: Int) -> [Int] {
    precondition(wanted >= 0 && wanted <= count, "There are not so many numbers")
    let sign: Double = end == .largest ? 1 : -1
    var shortlist = Shortlist(wanted: wanted, bound: likelyBound(sign, wanted: wanted))
    shortlist.collect(self, sign)
    if shortlist.count < wanted {
      shortlist = Shortlist(wanted: wanted, bound: -.infinity)
      shortlist.collect(self, sign)
    }
    return shortlist.positions()
  }

  /// A number that the wanted extremes, times the sign, reach with near certainty and few others do; minus infinity where
  /// a sample has nothing to save.
  private func likelyBound(_ sign: Double, wanted: Int) -> Double {
    guard count > Shortlist.capacity(for: wanted) else { return -.infinity }
    // Enough for a bound that holds back most, and few enough to sort in less time than the pass over all takes.
    let draws = Swift.min(8192, Swift.max(512, count / 16))
    let expected = Double(draws) * Double(wanted) / Double(count)
    // Three standard errors more than are expected, and some for where the normal law does not hold.
    let rank = Int(expected + 3 * expected.squareRoot()) + 4
    guard rank < draws else { return -.infinity }
    // Multiples of the golden ratio: spread evenly, and in step with no pattern of the numbers.
    let drawn = (1...UInt64(draws)).map { draw in
      sign * self[Int((draw &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(count)).high)]
    }
    return drawn.sortedAscending()[draws - rank]
  }
}

/// The most extreme numbers met so far.
private struct Shortlist {
  private let wanted: Int
  /// The least number, times the sign, that is still a candidate.
  private var bound: Double
  private var candidates: [ballast_ranked] = []

  /// The candidates that are held before all but the wanted ones are dropped.
  static func capacity(for wanted: Int) -> Int { 2 * wanted + 4096 }

  init(wanted: Int, bound: Double) {
    self.wanted = wanted
    self.bound = bound
  }

  var count: Int { candidates.count }

  /// Takes in the numbers from the last to the first, so that of equal ones the earlier never displaces the later.
  mutating func collect(_ numbers: [Double], _ sign: Double) {
    let capacity = Self.capacity(for: wanted)
    if bound == -.infinity { candidates.reserveCapacity(Swift.min(numbers.count, capacity)) }
    for position in numbers.indices.reversed() {
      let number = sign * numbers[position]
      guard number >= bound else { continue }
      candidates.append(ballast_ranked(number: number, position: position))
      if candidates.count == capacity {
        shorten()
        bound = wanted > 0 ? candidates[0].number.nextUp : .infinity
      }
    }
  }

  /// The positions of the wanted ones, in ascending order of their numbers.
  mutating func positions() -> [Int] {
    shorten()
    return candidates.map(\.position)
  }

  private mutating func shorten() {
    unsafe candidates.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe ballast_sort_ranked(base, buffer.count)
    }
    candidates.removeFirst(candidates.count - wanted)
  }
}
