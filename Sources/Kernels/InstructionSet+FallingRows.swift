internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Finds the accounts of a run whose collateral is worth less than their bounds at one step on any of 16 paths.
  ///
  /// A value is the sum of quantity times price in the order of the holdings.
  /// - Parameters:
  ///   - accounts: The accounts that are meant.
  ///   - table: What they hold.
  ///   - prices: The prices of one step.
  ///   - found: Receives from its start the numbers of the accounts that are found, rising.
  ///   - masks: Receives in the same places a bit per path on which the value is below, the first path the lowest.
  /// - Returns: How many are found.
  /// - Precondition: the accounts lie within the table, the table has the prices' assets, there is one step, and both results
  ///   have a place per account.
  /// - Complexity: O(holdings) per path.
  public func fallingRows(
    of accounts: Range<Int>, in table: CollateralTable, on prices: PathPrices, found: inout [Int32],
    masks: inout [UInt16]
  ) -> Int {
    precondition(accounts.lowerBound >= 0 && accounts.upperBound <= table.count, "Outside the table")
    precondition(table.assets == prices.assets, "Table and prices differ in their assets")
    precondition(prices.steps == 1, "The prices of one step")
    precondition(found.count >= accounts.count && masks.count >= accounts.count, "A place per account")
    guard !accounts.isEmpty else { return 0 }
    let (first, end) = (accounts.lowerBound, accounts.upperBound)
    return unsafe found.withUnsafeMutableBufferPointer { found in
      unsafe masks.withUnsafeMutableBufferPointer { masks in
        withExtendedLifetime(prices.storage) {
          let prices = unsafe UnsafePointer(prices.storage.start)
          var count = 0
          unsafe table.withUnsafePointers { offsets, quantities, firstTriples, bounds in
            guard let found = found.baseAddress, let masks = masks.baseAddress else { return }
            switch self {
            case .baseline:
              count = unsafe KernelsBaseline.fallingRows(
                prices: prices, offsets: offsets, quantities: quantities, firstTriples: firstTriples, bounds: bounds,
                first: first, end: end, found: found, masks: masks)
            case .avx2:
              count = unsafe KernelsAVX2.fallingRows(
                prices: prices, offsets: offsets, quantities: quantities, firstTriples: firstTriples, bounds: bounds,
                first: first, end: end, found: found, masks: masks)
            case .avx512:
              count = unsafe KernelsAVX512.fallingRows(
                prices: prices, offsets: offsets, quantities: quantities, firstTriples: firstTriples, bounds: bounds,
                first: first, end: end, found: found, masks: masks)
            }
          }
          return count
        }
      }
    }
  }
}
