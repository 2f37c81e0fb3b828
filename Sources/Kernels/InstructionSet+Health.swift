internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Where the collateral of some accounts that follow each other is first worth less than their bounds, on 16 paths.
  ///
  /// A value is the sum of quantity times price in the order of the holdings.
  /// - Parameters:
  ///   - accounts: The accounts that are meant.
  ///   - table: What they hold.
  ///   - prices: The prices.
  ///   - steps: Receives for each account 16 numbers of steps, from 1; 0 where the value never falls below.
  ///   - values: Receives in the same layout the values at those steps; infinity where there is none.
  /// - Precondition: the accounts lie within the table, the table has the prices' assets, and both results hold 16
  ///   elements per account.
  /// - Complexity: O(holdings * steps) per path.
  public func firstFalls(
    of accounts: Range<Int>, in table: CollateralTable, on prices: PathPrices, steps: inout [Int64],
    values: inout [Double]
  ) {
    precondition(steps.count == accounts.count * PathPrices.width, "16 elements per account")
    firstFalls(of: Array(accounts), in: table, on: prices, steps: &steps, values: &values)
  }

  /// Where the collateral of some accounts is first worth less than their bounds, on each of 16 paths.
  ///
  /// A value is the sum of quantity times price in the order of the holdings.
  /// - Parameters:
  ///   - accounts: The numbers of the accounts that are meant, in any order.
  ///   - table: What they hold.
  ///   - prices: The prices.
  ///   - steps: Receives from its start for each account 16 numbers of steps, from 1; 0 where the value never falls below.
  ///   - values: Receives in the same layout the values at those steps; infinity where there is none.
  /// - Precondition: the accounts lie within the table, the table has the prices' assets, and both results have room for
  ///   16 elements per account.
  /// - Complexity: O(holdings * steps) per path.
  public func firstFalls(
    of accounts: [Int], in table: CollateralTable, on prices: PathPrices, steps: inout [Int64],
    values: inout [Double]
  ) {
    precondition(accounts.allSatisfy { $0 >= 0 && $0 < table.count }, "Outside the table")
    precondition(table.assets == prices.assets, "Table and prices differ in their assets")
    let room = accounts.count * PathPrices.width
    precondition(steps.count >= room && values.count >= room, "16 elements per account")
    let (stepCount, stepLength) = (prices.steps, prices.assets * PathPrices.width)
    unsafe steps.withUnsafeMutableBufferPointer { steps in
      unsafe values.withUnsafeMutableBufferPointer { values in
        unsafe accounts.withUnsafeBufferPointer { chosen in
          withExtendedLifetime(prices.storage) {
            let prices = unsafe UnsafePointer(prices.storage.start)
            unsafe table.withUnsafePointers { offsets, quantities, firstTriples, bounds in
              guard let steps = steps.baseAddress, let values = values.baseAddress, let first = chosen.baseAddress
              else { return }
              switch self {
              case .baseline:
                unsafe KernelsBaseline.firstFalls(
                  prices: prices, steps: stepCount, stepLength: stepLength, offsets: offsets, quantities: quantities,
                  firstTriples: firstTriples, bounds: bounds, chosen: first, accounts: chosen.count, toSteps: steps,
                  values: values)
              case .avx2:
                unsafe KernelsAVX2.firstFalls(
                  prices: prices, steps: stepCount, stepLength: stepLength, offsets: offsets, quantities: quantities,
                  firstTriples: firstTriples, bounds: bounds, chosen: first, accounts: chosen.count, toSteps: steps,
                  values: values)
              case .avx512:
                unsafe KernelsAVX512.firstFalls(
                  prices: prices, steps: stepCount, stepLength: stepLength, offsets: offsets, quantities: quantities,
                  firstTriples: firstTriples, bounds: bounds, chosen: first, accounts: chosen.count, toSteps: steps,
                  values: values)
              }
            }
          }
        }
      }
    }
  }
}

extension CollateralTable {
  /// Calls a body with the table's arrays; not at all where there is no account.
  func withUnsafePointers(
    _ body: (
      _ offsets: UnsafePointer<Int>, _ quantities: UnsafePointer<Double>, _ firstTriples: UnsafePointer<Int>,
      _ bounds: UnsafePointer<Double>
    ) -> Void
  ) {
    unsafe offsets.withUnsafeBufferPointer { offsets in
      unsafe quantities.withUnsafeBufferPointer { quantities in
        unsafe firstTriples.withUnsafeBufferPointer { firstTriples in
          unsafe bounds.withUnsafeBufferPointer { bounds in
            guard let offsets = offsets.baseAddress, let quantities = quantities.baseAddress,
              let firstTriples = firstTriples.baseAddress, let bounds = bounds.baseAddress
            else { return }
            unsafe body(offsets, quantities, firstTriples, bounds)
          }
        }
      }
    }
  }
}
