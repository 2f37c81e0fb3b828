extension [Double] {
  /// These numbers in ascending order, none of them NaN.
  ///
  /// - Complexity: O(n log n).
  package func sortedAscending() -> [Double] {
    var result = self
    result.sort()
    return result
  }
}
