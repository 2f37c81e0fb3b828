extension LogReturns {
  /// The returns in the intervals where all of the named assets have one.
  ///
  /// - Parameter names: the assets, in the order wanted; all of them where nil.
  /// - Returns: at least two intervals of returns without a blank.
  /// - Throws: ``AlignmentError`` for names that select no assets, and where fewer than two intervals are left.
  /// - Complexity: O(intervals times assets).
  public func commonDates(_ names: [String]? = nil) throws(AlignmentError) -> AlignedReturns {
    let names = names ?? assets
    let chosen: [Int]
    do throws(AssetSelectionError) {
      chosen = try positions(of: names, among: assets, source: source)
    } catch {
      throw .selection(error)
    }
    let common = times.indices.filter { interval in chosen.allSatisfy { returns[$0][interval] != nil } }
    guard common.count >= 2 else { throw tooFewCommon(among: chosen, found: common.count) }
    return AlignedReturns(
      assets: names, times: common.map { times[$0] }, step: step,
      columns: chosen.map { asset in common.compactMap { returns[asset][$0] } })
  }

  /// The returns in the intervals where both of two assets have one.
  ///
  /// - Parameters:
  ///   - first: the name of one asset.
  ///   - second: the name of another.
  /// - Returns: two columns, `first` before `second`, of at least two intervals.
  /// - Throws: ``AlignmentError`` for an unknown name, the same name twice, and fewer than two intervals.
  /// - Complexity: O(intervals).
  public func pairwise(_ first: String, _ second: String) throws(AlignmentError) -> AlignedReturns {
    try commonDates([first, second])
  }

  private func tooFewCommon(among chosen: [Int], found: Int) -> AlignmentError {
    // An interval that only one asset lacks would be common without that asset.
    var lackedByOne = [Int](repeating: 0, count: chosen.count)
    for interval in times.indices {
      let lacking = chosen.indices.filter { returns[chosen[$0]][interval] == nil }
      if lacking.count == 1 { lackedByOne[lacking[0]] += 1 }
    }
    let order = chosen.indices.sorted {
      (-lackedByOne[$0], count(of: chosen[$0])) < (-lackedByOne[$1], count(of: chosen[$1]))
    }
    let blamed = chosen[order[0]]
    return .tooFewCommon(
      source: source, assets: chosen.map { assets[$0] }, found: found, asset: assets[blamed],
      first: returns[blamed].firstIndex { $0 != nil }.map { times[$0] },
      last: returns[blamed].lastIndex { $0 != nil }.map { times[$0] }, remaining: found + lackedByOne[order[0]])
  }
}
