import MarketData
import Testing

/// One bad cell in a table of three days, and what is found.
struct BadCell: CustomTestStringConvertible, Sendable {
  let cell: String
  let kind: Finding.Kind
  let value: Double?
  let bound: Double?
  let message: String

  var testDescription: String { cell }
}

@Suite("Tables that hold no prices")
struct PriceTableErrorTests {
  @Test(
    "are refused for the name of the first column, with the one that fits",
    arguments: [
      ("ts_utc,A\n2024-03-01T00:00Z,1\n", "ts_utc", "time"), ("Date,A\n2024-03-01,1\n", "Date", "date"),
      ("day,A\n1/3/2024,1\n", "day", nil), ("BTC,ETH\n", "BTC", nil),
    ])
  func firstColumn(text: String, found: String, fitting: String?) throws {
    let error = try caught(PriceTableError.self) { try priceTable(text) }
    #expect(error == .firstColumn(source: "prices.csv", found: found, fitting: fitting))
    #expect(error.description.contains("\"\(found)\"; rename it to \(fitting ?? "date (with days")"))
  }

  @Test("are refused without a column of prices, and with fewer than two rows")
  func tooSmall() throws {
    #expect(throws: PriceTableError.noAssets(source: "prices.csv")) { try priceTable("date\n2024-03-01\n") }
    let none = try caught(PriceTableError.self) { try priceTable("date,A\n") }
    #expect(none == .tooFewRows(source: "prices.csv", found: 0))
    #expect(none.description == "prices.csv has no row of prices; a return takes at least 2")
    #expect(throws: PriceTableError.tooFewRows(source: "prices.csv", found: 1)) {
      try priceTable("date,A\n2024-03-01,1\n")
    }
  }

  static let badCells = [
    BadCell(cell: "abc", kind: .notANumber, value: nil, bound: nil, message: "\"abc\" is not a number"),
    BadCell(cell: "0x1p3", kind: .notANumber, value: nil, bound: nil, message: "write a plain decimal"),
    BadCell(cell: "1,5", kind: .commaInNumber, value: nil, bound: nil, message: "write a decimal point, as in 1.5"),
    BadCell(cell: "NaN", kind: .notFinite, value: nil, bound: nil, message: "leave the cell blank"),
    BadCell(cell: "-inf", kind: .notFinite, value: nil, bound: nil, message: "is not a finite price"),
    BadCell(cell: "0", kind: .zeroPrice, value: 0, bound: 0, message: "\"0\" is a price of zero; leave the cell blank"),
    BadCell(cell: "-0.0", kind: .zeroPrice, value: 0, bound: 0, message: "a price of zero"),
    BadCell(cell: "-3", kind: .negativePrice, value: -3, bound: 0, message: "\"-3\" is below zero"),
    BadCell(cell: "1e308", kind: .priceOutOfBounds, value: 1e308, bound: 1e15, message: "bounds of a price, 1e-18 to"),
    BadCell(cell: "1e-19", kind: .priceOutOfBounds, value: 1e-19, bound: 1e-18, message: "quote the asset in another"),
    BadCell(cell: "1e999", kind: .priceOutOfBounds, value: nil, bound: nil, message: "outside the bounds"),
  ]

  @Test("are refused for one bad price", arguments: badCells)
  func badPrice(_ bad: BadCell) throws {
    let text = "date,A,B\n2024-03-01,1,1\n2024-03-02,1,\"\(bad.cell)\"\n2024-03-03,1,1\n"
    let error = try caught(PriceTableError.self) { try priceTable(text) }
    guard case .badCells("prices.csv", let findings) = error else { throw error }
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.kind == bad.kind)
    #expect(finding.severity == .error)
    #expect(finding.column == "B")
    #expect(finding.firstLine == 3 && finding.lastLine == 3)
    #expect(finding.text == bad.cell)
    #expect(finding.value == bad.value)
    #expect(finding.bound == bad.bound)
    #expect(error.description.hasPrefix("prices.csv line 3, column B: "))
    #expect(error.description.contains(bad.message))
  }

  @Test(
    "are refused for one bad time",
    arguments: [
      ("date", "2024-03-01", "2024-02-30", Finding.Kind.noSuchDay, 3, "a day that the calendar does not have"),
      ("date", "2024-03-01", "2. March", .malformedTime, 3, "write 2024-03-01, or"),
      ("date", "2024-03-01", "", .malformedTime, 3, "is neither a date nor a time"),
      ("time", "2024-03-01T00:00Z", "2024-03-01T25:00Z", .noSuchTime, 3, "outside 00:00 to 23:59:59"),
      ("date", "2024-03-01", "2024-03-02T00:00Z", .mixedTimes, 3, "does not suit the name of the column"),
      ("time", "2024-03-01T00:00Z", "2024-03-02", .mixedTimes, 3, "name it time and write only times"),
      ("date", "2024-03-01", "2024-03-01", .duplicateTime, 2, "is the time of line 2, too; keep one of the two rows"),
      ("date", "2024-03-01", "2024-02-28", .backwardTime, 2, "is before the time of line 2; sort the rows by time"),
    ])
  func badTime(
    column: String, first: String, second: String, kind: Finding.Kind, firstLine: Int, message: String
  ) throws {
    let error = try caught(PriceTableError.self) { try priceTable("\(column),A\n\(first),1\n\(second),1\n") }
    guard case .badCells("prices.csv", let findings) = error else { throw error }
    #expect(findings.map(\.kind) == [kind])
    #expect(findings.first?.column == column)
    #expect(findings.first?.firstLine == firstLine)
    #expect(findings.first?.lastLine == 3)
    #expect(findings.first?.text == second)
    #expect(error.description.hasPrefix("prices.csv line 3, column \(column): "))
    #expect(error.description.contains(message))
  }

  @Test("find a time that any earlier row has")
  func distantDuplicate() throws {
    let error = try caught(PriceTableError.self) {
      try priceTable("date,A\n2024-03-01,1\n2024-03-02,1\n2024-03-03,1\n2024-03-01,1\n")
    }
    guard case .badCells(_, let findings) = error else { throw error }
    #expect(findings.map(\.kind) == [.duplicateTime])
    #expect(findings.first?.firstLine == 2 && findings.first?.lastLine == 5)
  }

  @Test("find a time before that of the row above, though after the first")
  func backwardAgain() throws {
    let error = try caught(PriceTableError.self) {
      try priceTable("date,A\n2024-03-01,1\n2024-03-05,1\n2024-03-03,1\n2024-03-04,1\n")
    }
    guard case .badCells(_, let findings) = error else { throw error }
    #expect(findings.map(\.kind) == [.backwardTime])
    #expect(findings.first?.firstLine == 3 && findings.first?.lastLine == 4)
  }

  @Test("say every bad cell in the order of the file; the message the first ten and the count")
  func allOfThem() throws {
    let rows = (1...6).map { "2024-03-0\($0),x\($0),0" }.joined(separator: "\n")
    let error = try caught(PriceTableError.self) { try priceTable("date,A,B\n\(rows)\n2024-03-06,1,1\n") }
    guard case .badCells(_, let findings) = error else { throw error }
    #expect(
      findings.map(\.kind) == (0..<6).flatMap { _ in [Finding.Kind.notANumber, .zeroPrice] }
        + [.duplicateTime])
    let lines = error.description.split(separator: "\n")
    #expect(lines.first == "prices.csv has 13 bad cells, the first ten of which are")
    #expect(lines.count == 11)
  }
}
