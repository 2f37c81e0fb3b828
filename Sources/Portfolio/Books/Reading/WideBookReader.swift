internal import Documents

/// Reads a table of one row per account.
struct WideBookReader {
  /// The columns that nothing reads.
  var ignored: [IgnoredColumn] { columns.ignored }

  private let columns: WideColumns
  /// The number of the asset of each column of amounts, and the place of its instrument.
  private let assets: [Int]
  private let instruments: [Int]

  /// A reader of the rows under a header.
  init(_ rows: inout BookRows) throws(BookReadingError) {
    columns = try WideColumns(rows.header, source: rows.source, line: rows.headerLine)
    var assets: [Int] = []
    var instruments: [Int] = []
    for amounts in columns.amounts {
      assets.append(rows.prices.number(of: Array(amounts.asset.utf8).span))
      let instrument: Instrument =
        amounts.role == .contract
        ? .perpetual(underlying: amounts.asset, settlement: .linear) : .asset(amounts.asset)
      instruments.append(try Self.place(of: instrument, column: amounts.place, in: &rows, line: rows.headerLine))
    }
    (self.assets, self.instruments) = (assets, instruments)
  }

  /// Reads the row at hand.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - rows: Has the row, and gets the account.
  /// - Throws: ``BookReadingError`` where the row is no account.
  func readRow(of bytes: Span<UInt8>, into rows: inout BookRows) throws(BookReadingError) {
    guard try rows.turnToAccount(columns.account, of: bytes) else {
      throw .duplicateAccount(
        source: rows.source, place: "line \(rows.line)", account: rows.text(columns.account.name, of: bytes))
    }
    for (index, amounts) in columns.amounts.enumerated() {
      guard let amount = try rows.number(amounts.place, of: bytes), amount != 0 else { continue }
      if let other = amounts.other, let second = try rows.number(other, of: bytes), second != 0 {
        throw .quantityAndValue(
          source: rows.source, line: rows.line, columns: [rows.header[amounts.place], rows.header[other]])
      }
      let entry = try amounts.entry.map { column throws(BookReadingError) in try rows.number(column, of: bytes) } ?? nil
      if amounts.isInDollars {
        try append(amount, ofAsset: assets[index], instruments[index], amounts.role, column: amounts.place, to: &rows)
      } else {
        rows.prices.noteUnits(of: assets[index], line: rows.line)
        try append(
          Position(instrument: instruments[index], role: amounts.role, quantity: amount, entryPrice: entry),
          column: amounts.place, to: &rows)
      }
    }
    for summary in columns.summaries {
      guard let value = try rows.number(summary.value, of: bytes), value != 0 else { continue }
      let name = rows.field(summary.asset)
      guard !name.isEmpty else {
        throw .blank(
          source: rows.source, line: rows.line, column: rows.header[summary.asset],
          need: "column \(rows.header[summary.value]) gives dollars' worth of it: name the asset")
      }
      let asset = rows.prices.number(of: bytes.extracting(name))
      let instrument = try Self.place(
        of: .asset(rows.prices.names[asset]), column: summary.asset, in: &rows, line: rows.line)
      try append(value, ofAsset: asset, instrument, summary.role, column: summary.value, to: &rows)
    }
  }

  /// Adds dollars' worth of an asset to the account at hand.
  private func append(
    _ dollars: Double, ofAsset asset: Int, _ instrument: Int, _ role: Position.Role, column: Int,
    to rows: inout BookRows
  ) throws(BookReadingError) {
    let quantity = rows.prices.units(
      worth: dollars, of: asset, position: rows.assembly.positions.count, line: rows.line)
    try append(Position(instrument: instrument, role: role, quantity: quantity), column: column, to: &rows)
  }

  private func append(
    _ position: Position, column: Int, to rows: inout BookRows
  ) throws(BookReadingError) {
    do throws(BookError) {
      try rows.assembly.append(position)
    } catch {
      throw .row(source: rows.source, line: rows.line, column: rows.header[column], fault: error)
    }
  }

  private static func place(
    of instrument: Instrument, column: Int, in rows: inout BookRows, line: Int
  ) throws(BookReadingError) -> Int {
    do throws(BookError) {
      return try rows.assembly.place(of: instrument)
    } catch {
      throw .row(source: rows.source, line: line, column: rows.header[column], fault: error)
    }
  }
}
