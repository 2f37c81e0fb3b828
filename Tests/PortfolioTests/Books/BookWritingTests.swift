import Documents
import Portfolio
import Testing

@Suite("Writing books")
struct BookWritingTests {
  /// A book with every kind of position, drawn anew for each seed.
  static func drawn(_ seed: UInt64) throws -> Book {
    var state = seed
    func draw(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33 % bound)
    }
    func amount() -> Double { Double(draw(1_000_000) + 1) / Double(draw(997) + 1) }
    let names = ["ETH", "BTC", "a, b", "größe", "x:\"y\"", " z"]
    var rows = "# name: Drawn \(seed)\n# asOf: 2024-01-08T11:19:30Z\n# price ETH: \(amount())\n"
    rows += "account,category,liquidation_threshold,kind,asset,quantity,entry_price,settlement,type,strike,expiry,"
    rows += "volatility,isolated_margin,interest_rate\n"
    for _ in 0..<60 {
      let account = "\"account \(draw(12)), \"\"n\"\"\""
      let asset =
        "\"" + names[draw(6)].split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      let inverse = draw(2) == 0 ? "inverse" : ""
      let margin = draw(3) == 0 ? "\(amount())" : ""
      let row =
        switch draw(6) {
        case 0: "\(account),,,collateral,\(asset),\(amount()),,,,,,,,\n"
        case 1: "\(account),,,debt,\(asset),\(amount()),,,,,,,,\(draw(2) == 0 ? "0.0\(draw(99))" : "")\n"
        case 2: "\(account),,,perpetual,\(asset),-\(amount()),\(amount()),\(inverse),,,,,\(margin),\n"
        case 3:
          "\(account),,,future,\(asset),\(amount()),\(amount()),\(inverse),,,2024-0\(2 + draw(8))-29,,\(margin),\n"
        case 4:
          "\(account),,,option,\(asset),\(amount()),,\(inverse),put,\(draw(9) + 1)00,2024-03-29T08:00Z,0.\(draw(8) + 1),,\n"
        default: "only \(draw(3)),cat,0.83,,,,,,,,,,,\n"
        }
      rows += row
    }
    return try readCSV(rows).book
  }

  @Test("as CSV reads back as an equal book, and the same text", arguments: 1...40 as ClosedRange<UInt64>)
  func csv(seed: UInt64) throws {
    let book = try Self.drawn(seed)
    let text = try book.csv()
    let again = try readCSV(text)
    #expect(again.book == book)
    #expect(again.ignoredColumns.isEmpty)
    #expect(try again.book.csv() == text)
  }

  @Test("as JSON reads back as an equal book, and the same text", arguments: 1...40 as ClosedRange<UInt64>)
  func json(seed: UInt64) throws {
    let book = try Self.drawn(seed)
    let text = book.json()
    let again = try readJSON(text).book
    #expect(again == book)
    #expect(again.json() == text)
  }

  @Test("gives short and stable text")
  func text() throws {
    let book = try readCSV(
      "# asOf: 2024-01-08\naccount,kind,asset,quantity,expiry,entry_price\nb,future,ETH,1.50,2024-03-29,0.1\nb,debt,DAI,1e3,,\n"
    ).book
    #expect(
      try book.csv() == """
        # asOf: 2024-01-08
        account,kind,asset,quantity,entry_price,expiry
        b,debt,DAI,1000,,
        b,future,ETH,1.5,0.1,2024-03-29

        """)
    #expect(
      book.json() == """
        {
          "ballastBook": 1,
          "asOf": "2024-01-08",
          "accounts": [
            {"account": "b", "debt": {"DAI": 1000}, "contracts": [\
        {"future": "ETH", "expiry": "2024-03-29", "quantity": 1.5, "entryPrice": 0.1}]}
          ]
        }

        """)
  }

  @Test("reads back control characters and backslashes of names from JSON")
  func escapes() throws {
    var book = try Book(name: "a\\b\n\u{1}\"")
    try book.append(Account(id: "tab\t\u{7F}"), positions: [])
    #expect(try readJSON(book.json()).book == book)
  }

  @Test("refuses a name that a remark cannot hold", arguments: ["two\nlines", " blank", "zero\0"])
  func notOneLine(name: String) throws {
    let book = try Book(name: name)
    #expect(throws: BookWritingError.notOneLine(text: name)) { try book.csv() }
  }

  @Test("gives the shipped books back", arguments: ShippedBooks.names)
  func shipped(name: String) throws {
    let reading = try BookReading(ShippedBooks.bytes(name), source: name)
    #expect(reading.ignoredColumns.isEmpty)
    #expect(reading.book.accounts.count >= 8)
    #expect(try readCSV(reading.book.csv()).book == reading.book)
    #expect(try readJSON(reading.book.json()).book == reading.book)
  }
}
