internal import Documents
internal import Kernels

extension Book {
  /// The book as CSV, one row per position, which reads back as an equal book.
  ///
  /// Columns that no position fills in are left out. The text is the same for equal books: numbers are the shortest decimals
  /// that read back, positions stand in the order of the book. An account without positions has a row without a kind.
  ///
  /// - Throws: ``BookWritingError`` where the name of the book or of a priced asset does not fit on a remark's line.
  /// - Complexity: O(positions).
  public func csv() throws(BookWritingError) -> String {
    let columns = LongColumn.written.filter { column in
      [.account, .kind, .asset, .quantity].contains(column)
        || accounts.contains { $0.field(column) != nil }
        || positions.contains { field(column, of: $0) != nil }
    }
    var text = try remarks()
    text += columns.map(\.rawValue).joined(separator: ",") + "\n"
    for (index, account) in accounts.enumerated() {
      let positions = positions(of: index)
      for position in positions {
        text.appendCSVRow(columns.map { account.field($0) ?? field($0, of: position) })
      }
      if positions.isEmpty { text.appendCSVRow(columns.map { account.field($0) }) }
    }
    return text
  }

  /// The lines before the header.
  private func remarks() throws(BookWritingError) -> String {
    var remarks: [String] = []
    if !name.isEmpty { remarks.append("name: \(try line(name))") }
    if let asOf { remarks.append("asOf: \(asOf)") }
    for (asset, price) in prices.sorted(by: { $0.key < $1.key }) {
      remarks.append("price \(try line(asset)): \(price.shortText)")
    }
    return remarks.map { "# \($0)\n" }.joined()
  }

  private func line(_ text: String) throws(BookWritingError) -> String {
    guard let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace,
      !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 })
    else { throw .notOneLine(text: text) }
    return text
  }

  /// What stands in a column for a position; nil for nothing, and in the columns of its account.
  private func field(_ column: LongColumn, of position: Position) -> String? {
    let instrument = instrument(of: position)
    return switch column {
    case .kind: instrument.kind(as: position.role).rawValue
    case .asset: instrument.underlying
    case .quantity: position.quantity.shortText
    case .entryPrice: position.entryPrice?.shortText
    case .isolatedMargin: position.isolatedMargin?.shortText
    case .interestRate: position.interestRate?.shortText
    case .settlement: instrument.settlement == .inverse ? Settlement.inverse.rawValue : nil
    case .expiry: instrument.expiry?.description
    case .type: instrument.contract?.kind.rawValue
    case .strike: instrument.contract?.strike.shortText
    case .volatility: instrument.contract?.volatility?.shortText
    case .account, .category, .marginModel, .liquidationThreshold, .valueUSD, .price: nil
    }
  }
}

extension LongColumn {
  /// The columns in the order in which they are written.
  fileprivate static let written: [LongColumn] = [
    .account, .category, .marginModel, .liquidationThreshold, .kind, .asset, .quantity, .entryPrice, .settlement, .type,
    .strike, .expiry, .volatility, .isolatedMargin, .interestRate,
  ]
}

extension Account {
  /// What stands in a column for the account; nil for nothing, and in the columns of positions.
  fileprivate func field(_ column: LongColumn) -> String? {
    switch column {
    case .account: id
    case .category: category
    case .marginModel: marginModel
    case .liquidationThreshold: liquidationThreshold?.shortText
    default: nil
    }
  }
}
