import Documents
import Testing

/// A text that is no table, and the error that says why.
struct NoTable: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let error: CSVError
  let message: String

  var testDescription: String { name }
}

@Suite("Text that is no table")
struct CSVErrorTests {
  static let cases = [
    NoTable(name: "empty", text: "", error: .empty(source: "f.csv"), message: "f.csv is empty; it needs a header"),
    NoTable(
      name: "only blanks", text: "\u{FEFF}\n \r\n", error: .empty(source: "f.csv"), message: "f.csv is empty"),
    NoTable(name: "only a remark", text: "# a\n", error: .empty(source: "f.csv"), message: "f.csv is empty"),
    NoTable(
      name: "a column twice", text: "date,BTC,ETH,BTC\n",
      error: .duplicateColumn(source: "f.csv", line: 1, name: "BTC", first: 2, second: 4),
      message: "f.csv line 1: column \"BTC\" stands twice, as columns 2 and 4; rename one or take it out"),
    NoTable(
      name: "a column without a name", text: "# x\ndate,,ETH\n",
      error: .unnamedColumn(source: "f.csv", line: 2, column: 2),
      message: "f.csv line 2: column 2 has no name; name it"),
    NoTable(
      name: "a field too many", text: "a,b\n1,2\n1,5,2\n",
      error: .fieldCount(source: "f.csv", line: 3, found: 3, expected: 2),
      message: "f.csv line 3 has 3 fields where the header has 2; a decimal comma splits a number in two: write 1.5"),
    NoTable(
      name: "a field too few", text: "a,b\n1\n", error: .fieldCount(source: "f.csv", line: 2, found: 1, expected: 2),
      message: "f.csv line 2 has 1 field where the header has 2; write a comma for every blank field"),
    NoTable(
      name: "an empty line between rows", text: "a,b\n1,2\n \n3,4\n", error: .emptyLine(source: "f.csv", line: 3),
      message: "f.csv line 3 is empty with rows after it"),
    NoTable(
      name: "semicolons", text: "date;BTC\n2024-01-01;1,5\n",
      error: .wrongSeparator(source: "f.csv", line: 1, separator: ";"),
      message: "f.csv line 1: the columns are separated by semicolons; save the file with commas"),
    NoTable(
      name: "tabs", text: "date\tBTC\n", error: .wrongSeparator(source: "f.csv", line: 1, separator: "\t"),
      message: "the columns are separated by tabs"),
    NoTable(
      name: "text after a closing quote", text: "a,b\n1,\"2\"3\n",
      error: .textAfterQuote(source: "f.csv", line: 2, column: 2),
      message: "f.csv line 2, column 2: text after the closing quote"),
    NoTable(
      name: "a quote inside a bare field", text: "a,b\n5\" pipe,1\n",
      error: .quoteInBareField(source: "f.csv", line: 2, column: 1),
      message: "f.csv line 2, column 1: a quote inside a field that does not start with one"),
    NoTable(
      name: "a quote that is never closed", text: "a,b\n1,2\n\"3,4\n5,6\n",
      error: .unterminatedQuote(source: "f.csv", line: 3),
      message: "f.csv line 3: the quote that opens here is never closed"),
    NoTable(
      name: "a zero byte", text: "a,b\n1,\0\n", error: .notText(source: "f.csv", line: 2, byte: 0),
      message: "f.csv line 2: byte 0x0 is not UTF-8 text; save the file as CSV in UTF-8"),
    NoTable(
      name: "a line beyond the bound",
      text: "a,b\r\n1,2\r\n1," + String(repeating: "1", count: CSVTable.longestLine - 1),
      error: .lineTooLong(source: "f.csv", line: 3, bound: CSVTable.longestLine),
      message: "f.csv line 3 is longer than 1048576 bytes; put each row on a line of its own"),
  ]

  @Test("is refused with the line and the remedy", arguments: cases)
  func refusal(_ noTable: NoTable) throws {
    let error = try caught(CSVError.self) { try csv(noTable.text, source: "f.csv") }
    #expect(error == noTable.error)
    #expect(error.description.contains(noTable.message))
  }

  @Test("is refused where a byte is not UTF-8, at its line", arguments: ["\n", "\r\n", "\r"])
  func latin1(lineEnd: String) throws {
    let bytes = Array("a,b\(lineEnd)1,2\(lineEnd)".utf8) + [0xE9, UInt8(ascii: ",")]
    let error = try caught(CSVError.self) { try CSVTable(bytes, source: "f.csv") }
    #expect(error == .notText(source: "f.csv", line: 3, byte: 0xE9))
  }

  @Test("is refused where the file is UTF-16")
  func utf16() throws {
    let error = try caught(CSVError.self) { try CSVTable([0xFF, 0xFE, 0x61, 0], source: "f.csv") }
    #expect(error == .notText(source: "f.csv", line: 1, byte: 0xFF))
  }

  @Test("is refused when ten megabytes stand in one line")
  func oneLine() throws {
    let error = try caught(CSVError.self) {
      try CSVTable([UInt8](repeating: UInt8(ascii: ","), count: 10_000_000), source: "f.csv")
    }
    #expect(error == .lineTooLong(source: "f.csv", line: 1, bound: CSVTable.longestLine))
  }
}
