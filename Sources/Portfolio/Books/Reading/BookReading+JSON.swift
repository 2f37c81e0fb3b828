internal import Documents
internal import Foundation

extension BookReading {
  /// Reads a book from a JSON5 document (`ballastBook: 1`), in which a key that nothing reads is an error.
  ///
  /// - Parameters:
  ///   - bytes: The whole document, UTF-8.
  ///   - source: The name of the document, for messages.
  /// - Throws: ``BookReadingError`` for the first thing that is no book.
  public init(json bytes: [UInt8], source: String) throws(BookReadingError) {
    let document: BookDocument
    do throws(DocumentError) {
      document = try StrictDocument.decode(BookDocument.self, from: Data(bytes), source: source)
    } catch {
      throw .document(error)
    }
    guard !document.accounts.isEmpty else { throw .noAccounts(source: source) }
    if let dollar = document.prices[Instrument.dollar], dollar != 1 {
      throw .document(
        .invalid(source: source, path: "prices.USD", reason: "\(dollar): the price of a dollar is 1: leave it out"))
    }
    var assembly = BookAssembly(name: document.name, asOf: document.asOf)
    for (index, account) in document.accounts.enumerated() {
      let path = "accounts[\(index)]"
      guard case .new = assembly.turn(to: Array(account.account.id.utf8).span) else {
        throw .duplicateAccount(source: source, place: path, account: account.account.id)
      }
      do throws(BookError) {
        try assembly.append(account.account)
        try assembly.append(account.collateral, as: .collateral)
        try assembly.append(account.debt, as: .debt)
        for contract in account.contracts {
          try assembly.append(
            Position(
              instrument: try assembly.place(of: contract.instrument), role: .contract, quantity: contract.quantity,
              entryPrice: contract.entryPrice, isolatedMargin: contract.isolatedMargin))
        }
      } catch {
        throw .entry(source: source, path: path, fault: error)
      }
    }
    do throws(BookError) {
      self.init(
        book: try assembly.book(prices: document.prices.filter { $0.key != Instrument.dollar }),
        ignoredColumns: [])
    } catch {
      throw .entry(source: source, path: "prices", fault: error)
    }
  }
}

extension BookAssembly {
  /// Adds amounts of assets to the account at hand, by the names of the assets.
  fileprivate mutating func append(
    _ amounts: [String: AmountsDocument], as role: Position.Role
  ) throws(BookError) {
    for (asset, document) in amounts.sorted(by: { $0.key < $1.key }) {
      let instrument = try place(of: .asset(asset))
      for amount in document.amounts {
        try append(
          Position(
            instrument: instrument, role: role, quantity: amount.quantity, interestRate: amount.interestRate))
      }
    }
  }
}
