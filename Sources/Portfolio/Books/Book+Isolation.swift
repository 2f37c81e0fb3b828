extension Book {
  /// A book in which every contract with a margin of its own is an account of its own.
  ///
  /// The accounts of this book keep their places, and what is left of their positions; one account per such contract follows
  /// them, in the order of the positions. It holds the margin in dollars and the contract, and has the category and
  /// the margin model of the account that it came from, but no threshold of its own: that one is an average over other
  /// collateral.
  ///
  /// An isolated margin is dollars set aside in addition to the collateral that the account lists. So the new book is worth
  /// what this one is worth and all isolated margins.
  ///
  /// - Returns: The book, and for each of its accounts the place in this book of the account that it came from.
  /// - Complexity: O(accounts + positions).
  public func separatingIsolatedPositions() -> SeparatedBook {
    guard positions.contains(where: { $0.isolatedMargin != nil }) else {
      return SeparatedBook(book: self, origins: Array(accounts.indices))
    }
    do throws(BookError) {
      return try separated()
    } catch {
      preconditionFailure("What a book holds, it may hold in parts: \(error)")
    }
  }

  private func separated() throws(BookError) -> SeparatedBook {
    var book = try Book(name: name, asOf: asOf, prices: prices)
    for instrument in instruments { _ = try book.place(of: instrument) }
    for (index, account) in accounts.enumerated() {
      try book.append(account, positions: positions(of: index).filter { $0.isolatedMargin == nil })
    }
    let dollar = try book.place(of: .asset(Instrument.dollar))
    var origins = Array(accounts.indices)
    var names = Set(accounts.map(\.id))
    for (index, account) in accounts.enumerated() {
      for position in positions(of: index) {
        guard let margin = position.isolatedMargin else { continue }
        let part = Account(
          id: Self.name(ofPartOf: account.id, holding: instrument(of: position), unlike: &names),
          category: account.category, marginModel: account.marginModel)
        let contract = Position(
          instrument: position.instrument, role: .contract, quantity: position.quantity,
          entryPrice: position.entryPrice)
        try book.append(
          part, positions: [Position(instrument: dollar, role: .collateral, quantity: margin), contract])
        origins.append(index)
      }
    }
    return SeparatedBook(book: book, origins: origins)
  }

  /// A name that no account has: that of the account and the contract, and a number where two are alike.
  private static func name(
    ofPartOf account: String, holding instrument: Instrument, unlike names: inout Set<String>
  ) -> String {
    let stem = "\(account): \(instrument)"
    var name = stem
    var number = 2
    while !names.insert(name).inserted {
      name = "\(stem) \(number)"
      number += 1
    }
    return name
  }
}
