public import Documents

extension PriceTable {
  /// Reads prices from a table whose first column is `date` or `time` and whose others are one asset each.
  ///
  /// A column `date` holds days such as `2024-03-01`, a column `time` instants such as `2024-03-01T13:00Z`. Blank
  /// prices are missing ones.
  ///
  /// - Parameters:
  ///   - table: the file, read.
  ///   - leastRows: how many rows there must be: 1 where the last row is all that is asked for, 2 for a return.
  /// - Throws: ``PriceTableError``; of cells that are no times or no prices, all of them together.
  /// - Complexity: O(rows times assets).
  /// - Precondition: `leastRows` is 1 or 2.
  public init(_ table: CSVTable, leastRows: Int = 2) throws(PriceTableError) {
    precondition(leastRows == 1 || leastRows == 2, "A table has a row, a return takes two")
    let timeColumn = table.header[0]
    guard timeColumn == "date" || timeColumn == "time" else {
      throw .firstColumn(source: table.source, found: timeColumn, fitting: PriceTable.timeColumn(fitting: table))
    }
    guard table.header.count > 1 else { throw .noAssets(source: table.source) }
    guard table.rowCount >= leastRows else { throw .tooFewRows(source: table.source, found: table.rowCount) }

    var times = TimeColumnReader(table)
    var findings: [Finding] = []
    var prices = [[Double?]](repeating: [], count: table.header.count - 1)
    for asset in prices.indices { prices[asset].reserveCapacity(table.rowCount) }
    for row in 0..<table.rowCount {
      times.read(row: row, findings: &findings)
      for asset in prices.indices {
        switch PriceTable.price(in: table, row: row, column: asset + 1) {
        case .success(let price): prices[asset].append(price)
        case .failure(let fault): findings.append(fault.finding)
        }
      }
    }
    guard findings.isEmpty else { throw .badCells(source: table.source, findings: findings) }
    self.init(
      source: table.source, remarks: table.remarks, timeColumn: timeColumn, assets: Array(table.header.dropFirst()),
      times: times.times, lines: table.lines, prices: prices, step: PriceTable.modalSpacing(of: times.times))
  }

  private static func timeColumn(fitting table: CSVTable) -> String? {
    guard table.rowCount > 0 else { return nil }
    guard let time = try? Timestamp(table[row: 0, column: 0]) else { return nil }
    return time.form == .date ? "date" : "time"
  }

  private struct PriceFault: Error {
    let finding: Finding
  }

  private static func price(in table: CSVTable, row: Int, column: Int) -> Result<Double?, PriceFault> {
    let field = table.bytes(row: row, column: column)
    if field.isEmpty { return .success(nil) }
    let kind: Finding.Kind
    var judged: Double?
    var bound: Double?
    do throws(NumberFault) {
      let price = try Double(decimal: field)
      if priceBounds.contains(price) { return .success(price) }
      judged = price
      kind = price == 0 ? .zeroPrice : price < 0 ? .negativePrice : .priceOutOfBounds
      bound = price <= 0 ? 0 : price < priceBounds.lowerBound ? priceBounds.lowerBound : priceBounds.upperBound
    } catch {
      kind =
        switch error {
        case .text: .notANumber
        case .comma: .commaInNumber
        case .notFinite: .notFinite
        case .outOfRange: .priceOutOfBounds
        }
    }
    let line = table.lines[row]
    return .failure(
      PriceFault(
        finding: Finding(
          kind, source: table.source, column: table.header[column], lines: line...line,
          text: table[row: row, column: column], value: judged, bound: bound)))
  }

  private static func modalSpacing(of times: [Timestamp]) -> Int {
    var counts: [Int: Int] = [:]
    for (earlier, later) in zip(times, times.dropFirst()) { counts[later.seconds - earlier.seconds, default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }
}
