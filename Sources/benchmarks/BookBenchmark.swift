import Portfolio

/// Reads a book of a million accounts from the bytes of a file: two collaterals and a debt each.
struct BookBenchmark: Benchmark {
  /// How the book is written.
  enum Form {
    /// One row per position: three million rows.
    case long
    /// One row per account.
    case wide
  }

  /// The accounts, each of which is a cell.
  let cells: Int
  let threadLimit = 1
  let floor: [FloorShare] = []

  private let bytes: [UInt8]
  /// The sum of all quantities that the file states.
  private let total: Double

  init(_ form: Form, accounts: Int = 1_000_000) {
    cells = accounts
    let assets = ["BTC", "ETH", "SOL", "AVAX", "LINK", "AAVE", "UNI", "MATIC"]
    var text: [UInt8] = []
    text.reserveCapacity(accounts * 110)
    text += "# a book for timing\n".utf8
    switch form {
    case .long: text += "account,kind,asset,quantity,interest_rate\n".utf8
    case .wide:
      text += ("account," + (assets.map { "collateral:\($0)" } + ["debt:USDC"]).joined(separator: ",") + "\n").utf8
    }
    var total = 0.0
    for account in 0..<accounts {
      let name = "0x" + String(UInt64(account + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
      let first = account % assets.count
      let second = (first + 1 + account / assets.count % (assets.count - 1)) % assets.count
      // Quarters, whose sum is exact in any order.
      let (held, more, owed) = (account % 1_000 * 25 + 25, account % 777 * 75 + 50, account % 9_999 * 175 + 25)
      total += Double(held + more + owed) / 100
      switch form {
      case .long:
        text += "\(name),collateral,\(assets[first]),\(Self.decimal(held)),\n".utf8
        text += "\(name),collateral,\(assets[second]),\(Self.decimal(more)),\n".utf8
        text += "\(name),debt,USDC,\(Self.decimal(owed)),0.05\n".utf8
      case .wide:
        let amounts = assets.indices.map { $0 == first ? Self.decimal(held) : $0 == second ? Self.decimal(more) : "" }
        text += "\(name),\(amounts.joined(separator: ",")),\(Self.decimal(owed))\n".utf8
      }
    }
    bytes = text
    self.total = total
  }

  /// Hundredths as a decimal.
  private static func decimal(_ hundredths: Int) -> String {
    let cents = hundredths % 100
    return "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  func verify() throws {
    let book = try BookReading(csv: bytes, source: "benchmark").book
    try WrongFigure.check("book", Double(book.accounts.count), against: Double(cells), within: 0)
    try WrongFigure.check("book", Double(book.positions.count), against: Double(3 * cells), within: 0)
    try WrongFigure.check("book", Self.sum(book), against: total, within: 0)
  }

  func run(threads: Int) throws -> Double { Self.sum(try BookReading(csv: bytes, source: "benchmark").book) }

  /// The file states its figure.
  func standardError() -> Double { 0 }

  private static func sum(_ book: Book) -> Double { book.positions.reduce(0) { $0 + $1.quantity } }
}
