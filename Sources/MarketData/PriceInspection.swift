internal import Documents

/// Looks for what is odd in a table of prices.
struct PriceInspection {
  private let prices: PriceTable
  private let returns: LogReturns
  private let bounds: QualityBounds

  init(_ prices: PriceTable, returns: LogReturns, bounds: QualityBounds) {
    self.prices = prices
    self.returns = returns
    self.bounds = bounds
  }

  /// Neighbouring rows that are not one step apart.
  func spacings() -> [Finding] {
    prices.times.indices.dropFirst().compactMap { row in
      let spacing = prices.times[row].seconds - prices.times[row - 1].seconds
      guard spacing != prices.step else { return nil }
      let isGap = spacing > prices.step
      return finding(
        isGap ? .timeGap : .shortStep, column: prices.timeColumn, rows: row - 1...row, value: Double(spacing),
        count: isGap ? (spacing - 1) / prices.step : nil, bound: Double(prices.step))
    }
  }

  /// What is odd about one asset.
  func findings(ofAsset asset: Int) -> [Finding] {
    missingRuns(of: asset) + staleRuns(of: asset) + jumps(of: asset) + shortage(of: asset)
  }

  private func missingRuns(of asset: Int) -> [Finding] {
    guard let span = prices.span(of: asset) else { return [] }
    return runs(in: span) { prices.prices[asset][$0] == nil && prices.prices[asset][$1] == nil }
      .filter { prices.prices[asset][$0.lowerBound] == nil }
      .map { finding(.missingPrices, column: prices.assets[asset], rows: $0, count: $0.count) }
  }

  private func staleRuns(of asset: Int) -> [Finding] {
    guard let span = prices.span(of: asset) else { return [] }
    return runs(in: span) { prices.prices[asset][$0] == prices.prices[asset][$1] }
      .filter { $0.count >= bounds.staleRows }
      .compactMap { rows in
        prices.prices[asset][rows.lowerBound].map { price in
          finding(
            .stalePrices, column: prices.assets[asset], rows: rows, value: price, count: rows.count,
            bound: Double(bounds.staleRows))
        }
      }
  }

  private func jumps(of asset: Int) -> [Finding] {
    returns.returns[asset].enumerated().compactMap { interval, value in
      guard let value, abs(value) > bounds.jump else { return nil }
      return finding(
        .jump, column: prices.assets[asset], rows: interval + 1...interval + 1, value: value, bound: bounds.jump)
    }
  }

  private func shortage(of asset: Int) -> [Finding] {
    let count = returns.count(of: asset)
    guard count < bounds.returns else { return [] }
    return [
      Finding(
        .tooShort, source: prices.source, column: prices.assets[asset], count: count, bound: Double(bounds.returns))
    ]
  }

  /// The longest stretches of rows in which every row belongs with the one before it.
  private func runs(in span: ClosedRange<Int>, belongs: (Int, Int) -> Bool) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    var start = span.lowerBound
    for row in span.dropFirst() where !belongs(row - 1, row) {
      runs.append(start...row - 1)
      start = row
    }
    runs.append(start...span.upperBound)
    return runs
  }

  private func finding(
    _ kind: Finding.Kind, column: String, rows: ClosedRange<Int>, value: Double? = nil, count: Int? = nil,
    bound: Double? = nil
  ) -> Finding {
    Finding(
      kind, source: prices.source, column: column,
      lines: prices.lines[rows.lowerBound]...prices.lines[rows.upperBound],
      times: prices.times[rows.lowerBound]...prices.times[rows.upperBound], value: value, count: count, bound: bound)
  }
}
