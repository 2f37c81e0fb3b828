public import Documents

extension PriceTable {
  /// The rows of a span of time, both ends included.
  ///
  /// - Parameters:
  ///   - first: The earliest time; nil for the table's first.
  ///   - last: The latest time; nil for the table's last.
  /// - Returns: The table of those rows; its step is this table's.
  /// - Throws: ``PriceTableError/tooFewRowsInSpan(source:found:first:last:)`` where fewer than two are left.
  public func rows(from first: Timestamp?, until last: Timestamp?) throws(PriceTableError) -> PriceTable {
    let kept = times.indices.filter { row in
      (first.map { times[row] >= $0 } ?? true) && (last.map { times[row] <= $0 } ?? true)
    }
    guard kept.count > 1 else {
      throw .tooFewRowsInSpan(source: source, found: kept.count, first: times.first, last: times.last)
    }
    return PriceTable(
      source: source, remarks: remarks, timeColumn: timeColumn, assets: assets, times: kept.map { times[$0] },
      lines: kept.map { lines[$0] }, prices: prices.map { column in kept.map { column[$0] } }, step: step)
  }

  /// The same rows and gaps with other prices: what a model makes of this table.
  ///
  /// - Parameter values: A column of prices per asset, one per row; where this table has none, the new one has none.
  /// - Returns: The table of those prices.
  /// - Precondition: the shapes agree, and every price lies within ``priceBounds``.
  public func replacingPrices(with values: [[Double]]) -> PriceTable {
    precondition(
      values.count == assets.count && values.allSatisfy { $0.count == times.count },
      "A column per asset, a price per row")
    precondition(values.allSatisfy { $0.allSatisfy(Self.priceBounds.contains) }, "Prices within their bounds")
    return PriceTable(
      source: source, remarks: remarks, timeColumn: timeColumn, assets: assets, times: times, lines: lines,
      prices: zip(prices, values).map { own, new in zip(own, new).map { $0 == nil ? nil : $1 } }, step: step)
  }
}
