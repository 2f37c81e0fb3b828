internal import Documents

/// What the two forms of table have in common: rows, accounts with their attributes, prices and the book that they make.
struct BookRows: ~Copyable {
  /// The name of the file, for messages.
  let source: String
  /// The accounts and positions so far.
  var assembly: BookAssembly
  /// The assets, and what the file says of their prices.
  var prices: AssetPrices
  private var reader: CSVReader

  /// Reads what stands before the first row.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - source: The name of the file, for messages.
  ///   - prices: Dollars per unit, for amounts in dollars of assets that the file has no price of.
  /// - Throws: ``BookReadingError`` for text that is no table, and for remarks that are none of their form.
  init(_ bytes: Span<UInt8>, source: String, prices: [String: Double]) throws(BookReadingError) {
    let reader: CSVReader
    do throws(CSVError) {
      reader = try CSVReader(bytes, source: source)
    } catch {
      throw .table(error)
    }
    let remarks = try BookRemarks(reader.remarks, source: source)
    var assetPrices = AssetPrices(others: prices)
    for (asset, price, line) in remarks.prices {
      let place = RowPlace(source: source, line: line, column: "price \(asset)")
      try assetPrices.note(price: price, of: assetPrices.number(of: Array(asset.utf8).span), at: place)
    }
    self.source = source
    self.reader = reader
    self.prices = assetPrices
    assembly = BookAssembly(name: remarks.name, asOf: remarks.asOf)
  }

  /// The names of the columns.
  var header: [String] { reader.header }
  /// The line of the header.
  var headerLine: Int { reader.headerLine }
  /// The line of the row at hand.
  var line: Int { reader.line }

  /// Reads the next row, if there is one.
  mutating func next(of bytes: Span<UInt8>) throws(BookReadingError) -> Bool {
    do throws(CSVError) {
      return try reader.nextRow(of: bytes)
    } catch {
      throw .table(error)
    }
  }

  /// The bytes of a field of the row at hand.
  func field(_ column: Int) -> Range<Int> { reader.fields[column] }

  /// The text of a field.
  func text(_ column: Int, of bytes: Span<UInt8>) -> String { CSVReader.text(bytes.extracting(field(column))) }

  /// A field as a number, nil where it is blank.
  func number(_ column: Int, of bytes: Span<UInt8>) throws(BookReadingError) -> Double? {
    let field = field(column)
    if field.isEmpty { return nil }
    do throws(NumberFault) {
      return try Double(decimal: bytes.extracting(field))
    } catch {
      throw .table(
        .notANumber(
          source: source, line: line, column: header[column], value: text(column, of: bytes), fault: error))
    }
  }

  /// Turns to the account of the row at hand.
  ///
  /// - Parameters:
  ///   - columns: Where the account and its attributes stand.
  ///   - bytes: The whole file.
  /// - Returns: Whether the account has no row before.
  /// - Throws: ``BookReadingError`` for an account without a name, and for attributes that are none or disagree.
  @discardableResult
  mutating func turnToAccount(_ columns: AccountColumns, of bytes: Span<UInt8>) throws(BookReadingError) -> Bool {
    let name = field(columns.name)
    guard !name.isEmpty else {
      throw .blank(
        source: source, line: line, column: header[columns.name], need: "every row names its account: fill it in")
    }
    let turn = assembly.turn(to: bytes.extracting(name))
    guard columns.hasAttributes || turn == .new else { return false }
    let stated = Account(
      id: turn == .new ? text(columns.name, of: bytes) : assembly.account.id,
      category: columns.category.flatMap { nonBlank($0, of: bytes) },
      marginModel: columns.marginModel.flatMap { nonBlank($0, of: bytes) },
      liquidationThreshold: try columns.liquidationThreshold.map { column throws(BookReadingError) in
        try number(column, of: bytes)
      } ?? nil)
    do throws(BookError) {
      if turn == .new {
        try assembly.append(stated)
        return true
      }
    } catch {
      throw .row(source: source, line: line, column: error.column?.rawValue, fault: error)
    }
    try merge(stated)
    return false
  }

  private func nonBlank(_ column: Int, of bytes: Span<UInt8>) -> String? {
    field(column).isEmpty ? nil : text(column, of: bytes)
  }

  /// Adds what a further row says of the account at hand, which may not contradict an earlier one.
  private mutating func merge(_ stated: Account) throws(BookReadingError) {
    let earlier = assembly.account
    guard stated != earlier else { return }
    func agreed<Value: Equatable>(
      _ column: LongColumn, _ path: KeyPath<Account, Value?>
    ) throws(BookReadingError) -> Value? {
      guard let now = stated[keyPath: path], let before = earlier[keyPath: path], now != before else {
        return stated[keyPath: path] ?? earlier[keyPath: path]
      }
      throw .contradiction(
        source: source, line: line, column: column.rawValue, of: "account \(earlier.id)", value: "\(now)",
        earlier: "\(before)")
    }
    let merged = Account(
      id: earlier.id, category: try agreed(.category, \.category), marginModel: try agreed(.marginModel, \.marginModel),
      liquidationThreshold: try agreed(.liquidationThreshold, \.liquidationThreshold))
    guard merged != earlier else { return }
    do throws(BookError) {
      try assembly.replaceAccount(by: merged)
    } catch {
      throw .row(source: source, line: line, column: error.column?.rawValue, fault: error)
    }
  }

  /// The book, once all rows are read.
  consuming func book() throws(BookReadingError) -> Book {
    guard !assembly.accounts.isEmpty else { throw .noAccounts(source: source) }
    let settled = try prices.settled(source: source)
    do throws(BookError) {
      for index in prices.unresolved {
        guard let price = settled[assembly.underlying(ofPosition: Int(index))], price != 1 else { continue }
        let dollars = assembly.positions[Int(index)].quantity
        try assembly.setQuantity(dollars / price, ofPosition: Int(index))
      }
      return try assembly.book(prices: settled)
    } catch {
      throw .entry(source: source, path: "an amount in dollars", fault: error)
    }
  }
}
