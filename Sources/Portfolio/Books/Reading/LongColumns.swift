internal import Documents

/// Where the columns of a table of one row per position stand; nil where the table does not have one.
struct LongColumns {
  let account: AccountColumns
  let kind: Int
  let asset: Int
  let quantity: Int?
  let valueUSD: Int?
  let entryPrice: Int?
  let settlement: Int?
  let type: Int?
  let strike: Int?
  let expiry: Int?
  let volatility: Int?
  let isolatedMargin: Int?
  let interestRate: Int?
  let price: Int?

  /// The columns that nothing reads.
  let ignored: [IgnoredColumn]
  /// The columns of the table that mean nothing for a kind of position, in the order of the kinds.
  let foreign: [[Int]]

  /// Finds the columns of a header.
  ///
  /// - Throws: ``BookReadingError`` for a column that is missing, and for one of the other form.
  init(_ header: [String], source: String, line: Int) throws(BookReadingError) {
    let known = LongColumn.names
    account = try AccountColumns(header, source: source, line: line, known: known)
    kind = try header.place(of: LongColumn.kind.rawValue, source: source, line: line, known: known)
    asset = try header.place(of: LongColumn.asset.rawValue, source: source, line: line, known: known)
    if !header.contains(LongColumn.valueUSD.rawValue) {
      _ = try header.place(of: LongColumn.quantity.rawValue, source: source, line: line, known: known)
    }
    if let wide = header.first(where: { WidePrefix(ofColumn: $0) != nil }) {
      throw .mixedForms(source: source, line: line, column: wide)
    }
    func place(of column: LongColumn) -> Int? { header.firstIndex(of: column.rawValue) }
    quantity = place(of: .quantity)
    valueUSD = place(of: .valueUSD)
    entryPrice = place(of: .entryPrice)
    settlement = place(of: .settlement)
    type = place(of: .type)
    strike = place(of: .strike)
    expiry = place(of: .expiry)
    volatility = place(of: .volatility)
    isolatedMargin = place(of: .isolatedMargin)
    interestRate = place(of: .interestRate)
    price = place(of: .price)
    foreign = PositionKind.allCases.map { kind in
      LongColumn.allCases.compactMap { $0.applies(to: kind) ? nil : place(of: $0) }
    }
    let absent = known.filter { !header.contains($0) }
    ignored = header.filter { !known.contains($0) }.map { IgnoredColumn(name: $0, known: absent) }
  }
}
