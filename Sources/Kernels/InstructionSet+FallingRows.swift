internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Finds the accounts of a run whose collateral is worth less than a bound at one step on any of 16 paths.
  ///
  /// A value is the sum of quantity times price in the order of the holdings.
  /// - Parameters:
  ///   - accounts: The accounts that are meant.
  ///   - table: What they hold.
  ///   - bounds: By account of the table, the bound; the table's own bounds are not looked at.
  ///   - known: By account of the table a bit per path, the first path the lowest, where it is not looked for.
  ///   - prices: The prices of one step.
  ///   - found: Receives from its start the numbers of the accounts whose value is below the bound, rising.
  ///   - masks: Receives in the same places a bit per path on which it is, the first path the lowest.
  /// - Returns: How many are found; what stands in `found` and `masks` behind them means nothing.
  /// - Precondition: the accounts lie within the table, the table has the prices' assets, there is one step, there are a
  ///   bound and bits for each account of the table, and both results have a place per account that is meant.
  /// - Complexity: O(holdings) per path.
  public func fallingRows(
    of accounts: Range<Int>, in table: CollateralTable, below bounds: [Double], except known: [UInt16],
    on prices: PathPrices, found: inout [Int32], masks: inout [UInt16]
  ) -> Int {
    precondition(accounts.lowerBound >= 0 && accounts.upperBound <= table.count, "Outside the table")
    precondition(table.assets == prices.assets, "Table and prices differ in their assets")
    precondition(prices.steps == 1, "The prices of one step")
    precondition(min(bounds.count, known.count) >= table.count, "A bound and bits per account")
    precondition(min(found.count, masks.count) >= accounts.count, "A place per account")
    guard !accounts.isEmpty else { return 0 }
    let (first, end) = (accounts.lowerBound, accounts.upperBound)
    let fallingRows =
      switch self {
      case .baseline: unsafe KernelsBaseline.fallingRows
      case .avx2: unsafe KernelsAVX2.fallingRows
      case .avx512: unsafe KernelsAVX512.fallingRows
      }
    return unsafe found.withUnsafeMutableBufferPointer { found in
      unsafe masks.withUnsafeMutableBufferPointer { masks in
        unsafe bounds.withUnsafeBufferPointer { bounds in
          unsafe known.withUnsafeBufferPointer { known in
            withExtendedLifetime(prices.storage) {
              let prices = unsafe UnsafePointer(prices.storage.start)
              var count = 0
              unsafe table.withUnsafePointers { offsets, quantities, firstTriples, _ in
                guard let found = found.baseAddress, let masks = masks.baseAddress, let bounds = bounds.baseAddress,
                  let known = known.baseAddress
                else { return }
                count = unsafe fallingRows(
                  prices, offsets, quantities, firstTriples, bounds, known, first, end, found, masks)
              }
              return count
            }
          }
        }
      }
    }
  }
}
