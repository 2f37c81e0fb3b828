internal import Documents
internal import Kernels

/// Reads a table of one row per position.
struct LongBookReader {
  /// Where the columns stand.
  let columns: LongColumns
  private let words = LongWords()
  private var instruments = InstrumentPlaces()

  /// A reader of tables with a header.
  init(_ header: [String], source: String, line: Int) throws(BookReadingError) {
    columns = try LongColumns(header, source: source, line: line)
  }

  /// Reads the row at hand.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - rows: Has the row, and gets the position.
  /// - Throws: ``BookReadingError`` where the row is no position.
  mutating func readRow(of bytes: Span<UInt8>, into rows: inout BookRows) throws(BookReadingError) {
    try rows.turnToAccount(columns.account, of: bytes)
    guard !rows.field(columns.kind).isEmpty else { return try expectNoPosition(in: rows) }
    let kindNumber = try words.number(in: words.kinds, column: columns.kind, of: rows, bytes)
    let kind = LongWords.kindCases[kindNumber]
    for column in columns.foreign[kindNumber] where !rows.field(column).isEmpty {
      throw .misplaced(
        source: rows.source, line: rows.line, column: rows.header[column], value: rows.text(column, of: bytes),
        kind: "a position of kind \(kind.rawValue)")
    }
    guard !rows.field(columns.asset).isEmpty else {
      throw blank(columns.asset, in: rows, need: "a position names its asset: fill it in")
    }
    let asset = rows.prices.number(of: bytes.extracting(rows.field(columns.asset)))
    if let column = columns.price, let price = try rows.number(column, of: bytes) {
      let place = RowPlace(source: rows.source, line: rows.line, column: LongColumn.price.rawValue)
      try rows.prices.note(price: price, of: asset, at: place)
    }
    let instrument = try place(of: kind, asset, rows: &rows, bytes)
    let quantity = try quantity(of: asset, rows: &rows, bytes)
    let position = Position(
      instrument: instrument, role: kind.role, quantity: quantity,
      entryPrice: try number(columns.entryPrice, of: rows, bytes),
      isolatedMargin: try number(columns.isolatedMargin, of: rows, bytes),
      interestRate: try number(columns.interestRate, of: rows, bytes))
    do throws(BookError) {
      try rows.assembly.append(position)
    } catch {
      throw .row(source: rows.source, line: rows.line, column: error.column?.rawValue, fault: error)
    }
  }

  /// A row without a kind says that there is an account, and no more than that.
  private func expectNoPosition(in rows: borrowing BookRows) throws(BookReadingError) {
    let ofPosition = columns.foreign[0] + [columns.asset, columns.quantity, columns.valueUSD].compactMap { $0 }
    guard ofPosition.allSatisfy({ rows.field($0).isEmpty }) else {
      throw blank(columns.kind, in: rows, need: "a position has a kind: \(LongWords.kindNames.joined(separator: ", "))")
    }
  }

  private func number(
    _ column: Int?, of rows: borrowing BookRows, _ bytes: Span<UInt8>
  ) throws(BookReadingError) -> Double? {
    guard let column else { return nil }
    return try rows.number(column, of: bytes)
  }

  private func blank(_ column: Int, in rows: borrowing BookRows, need: String) -> BookReadingError {
    .blank(source: rows.source, line: rows.line, column: rows.header[column], need: need)
  }

  /// The amount in units, of those that are given in dollars by way of the price.
  private func quantity(
    of asset: Int, rows: inout BookRows, _ bytes: Span<UInt8>
  ) throws(BookReadingError) -> Double {
    let units = try number(columns.quantity, of: rows, bytes)
    let dollars = try number(columns.valueUSD, of: rows, bytes)
    switch (units, dollars) {
    case (let units?, nil):
      rows.prices.noteUnits(of: asset, line: rows.line)
      return units
    case (nil, let dollars?):
      return rows.prices.units(
        worth: dollars, of: asset, position: rows.assembly.positions.count, line: rows.line)
    case (.some, .some):
      let names = [LongColumn.quantity.rawValue, LongColumn.valueUSD.rawValue]
      throw .quantityAndValue(source: rows.source, line: rows.line, columns: names)
    case (nil, nil):
      throw .blank(
        source: rows.source, line: rows.line, column: LongColumn.quantity.rawValue,
        need: "a position needs an amount: give units here, or dollars of collateral and debt in value_usd")
    }
  }

  private mutating func place(
    of kind: PositionKind, _ asset: Int, rows: inout BookRows, _ bytes: Span<UInt8>
  ) throws(BookReadingError) -> Int {
    let settlement = try settlement(of: rows, bytes)
    do throws(BookError) {
      switch kind {
      case .collateral, .debt:
        return try instruments.place(ofAsset: asset, in: &rows)
      case .perpetual:
        return try instruments.place(ofPerpetual: asset, settlement, in: &rows)
      case .future, .option: break
      }
    } catch {
      throw .row(source: rows.source, line: rows.line, column: error.column?.rawValue, fault: error)
    }
    let instrument = try contract(kind, asset, settlement, of: rows, bytes)
    do throws(BookError) {
      return try rows.assembly.place(of: instrument)
    } catch {
      throw .row(source: rows.source, line: rows.line, column: error.column?.rawValue, fault: error)
    }
  }

  private func settlement(of rows: borrowing BookRows, _ bytes: Span<UInt8>) throws(BookReadingError) -> Settlement {
    guard let column = columns.settlement, !rows.field(column).isEmpty else { return .linear }
    return LongWords.settlementCases[try words.number(in: words.settlements, column: column, of: rows, bytes)]
  }

  /// A future or an option.
  private func contract(
    _ kind: PositionKind, _ asset: Int, _ settlement: Settlement, of rows: borrowing BookRows, _ bytes: Span<UInt8>
  ) throws(BookReadingError) -> Instrument {
    let underlying = rows.prices.names[asset]
    let needs = "a position of kind \(kind.rawValue) needs"
    let expiryColumn = try filled(
      columns.expiry, .expiry, of: rows, need: "\(needs) its expiry: a date, or a time in UTC")
    let expiry: Timestamp
    do throws(TimestampError) {
      expiry = try Timestamp(rows.text(expiryColumn, of: bytes))
    } catch {
      throw .notATime(source: rows.source, line: rows.line, column: LongColumn.expiry.rawValue, fault: error)
    }
    guard kind == .option else { return .future(underlying: underlying, expiry: expiry, settlement: settlement) }
    let typeColumn = try filled(columns.type, .type, of: rows, need: "\(needs) its type: call or put")
    let strikeColumn = try filled(columns.strike, .strike, of: rows, need: "\(needs) its strike, dollars per unit")
    let type = LongWords.typeCases[try words.number(in: words.types, column: typeColumn, of: rows, bytes)]
    return .option(
      OptionContract(
        underlying: underlying, kind: type, strike: try rows.number(strikeColumn, of: bytes) ?? 0, expiry: expiry,
        settlement: settlement, volatility: try number(columns.volatility, of: rows, bytes)))
  }

  /// The place of a column that is to be there and filled in.
  private func filled(
    _ place: Int?, _ column: LongColumn, of rows: borrowing BookRows, need: String
  ) throws(BookReadingError) -> Int {
    guard let place, !rows.field(place).isEmpty else {
      throw .blank(source: rows.source, line: rows.line, column: column.rawValue, need: need)
    }
    return place
  }
}
