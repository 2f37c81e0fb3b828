import Documents
import TestSupport
import Testing

@Suite("A column of numbers")
struct NumberColumnTests {
  @Test("gives the finite decimals of every spelling")
  func spellings() throws {
    let table = try csv("loss,x\n1,\n-2.5,\n+3e2,\n.5,\n\"7.\",\n-0,\n1E-3,\n0.0e99999999999,\n")
    #expect(try table.numbers(inColumn: "loss") == [1, -2.5, 300, 0.5, 7, 0, 0.001, 0])
  }

  /// The standard library's reader is the slow twin: it is correctly rounded.
  @Test(
    "reads the double nearest to the text",
    arguments: [
      "0.1", "3797.14", "9007199254740993", "9007199254740992e22", "9007199254740993e-22", "1e23", "1e22", "1e-22",
      "8.2233e+07", "0.000000000000000000123456789", "12345678901234567890123", "1.7976931348623157e308", "5e-324",
      "2.2250738585072011e-308", "0.30000000000000004", "179769313486231570000", "00000000000000000000001.50",
      "-0.9999999999999999999999",
    ])
  func nearest(text: String) throws {
    let expected = try #require(Double(text))
    #expect(try csv("x\n\(text)\n").numbers(inColumn: "x") == [expected])
  }

  @Test("reads back every printed double")
  func roundTrip() throws {
    var generator = SplitMix(seed: 20_240_301)
    let numbers = (0..<5_000).map { index in
      index.isMultiple(of: 2)
        ? Double(Int.random(in: -10_000_000...10_000_000, using: &generator)) / 1e4
        : Double(
          sign: .plus, exponent: Int.random(in: -300...300, using: &generator),
          significand: Double.random(in: 1..<2, using: &generator))
    }
    let table = try csv("x\n" + numbers.map { "\($0)" }.joined(separator: "\n"))
    #expect(try table.numbers(inColumn: "x") == numbers)
  }

  @Test(
    "refuses what is no finite decimal, with file, line, column, value and remedy",
    arguments: [
      ("abc", NumberFault.text), ("1.5%", .text), ("1 000", .text), ("$5", .text), ("1e", .text), ("e5", .text),
      (".", .text), ("-", .text), ("1.2.3", .text), ("--1", .text), ("1_000", .text), ("−5", .text), ("0x1p3", .text),
      ("1,5", .comma), ("1,000.50", .comma), ("-1.000,5", .comma), ("nan", .notFinite), ("NaN", .notFinite),
      ("inf", .notFinite), ("-Infinity", .notFinite), ("+inf", .notFinite), ("nan(0x1)", .notFinite),
      ("1e999", .outOfRange), ("-1e400", .outOfRange), ("1e-999", .outOfRange), ("1e99999999999999999999", .outOfRange),
    ])
  func refusal(value: String, fault: NumberFault) throws {
    let table = try csv("path,loss\n1,0.5\n2,\"\(value)\"\n", source: "losses.csv")
    let error = try caught(CSVError.self) { try table.numbers(inColumn: "loss") }
    #expect(error == .notANumber(source: "losses.csv", line: 3, column: "loss", value: value, fault: fault))
    #expect(error.description == "losses.csv line 3, column loss: \"\(value)\" \(fault)")
  }

  @Test("gives a decimal comma its own remedy")
  func decimalComma() throws {
    let error = try caught(CSVError.self) { try csv("x\n\"1,5\"\n").numbers(inColumn: "x") }
    #expect(error.description.contains("write a decimal point, as in 1.5"))
  }

  @Test("refuses a blank")
  func blank() throws {
    let error = try caught(CSVError.self) { try csv("a,b\n1,2\n,3\n").numbers(inColumn: "a") }
    #expect(error == .blank(source: "prices.csv", line: 3, column: "a"))
    #expect(error.description.contains("prices.csv line 3, column a: blank where a number is needed"))
  }

  @Test("refuses a header without rows")
  func noRows() throws {
    let error = try caught(CSVError.self) { try csv("a,b\n").numbers(inColumn: "a") }
    #expect(error == .noRows(source: "prices.csv"))
  }

  @Test("names the known columns for an unknown one")
  func unknownColumn() throws {
    let error = try caught(CSVError.self) { try csv("loss,pnl\n1,2\n").numbers(inColumn: "Loss") }
    #expect(error == .unknownColumn(source: "prices.csv", name: "Loss", known: ["loss", "pnl"]))
    #expect(error.description == "prices.csv has no column \"Loss\"; it has loss, pnl")
  }

  @Test("cuts a long list of names and a long value")
  func longMessages() throws {
    let header = (1...30).map { "c\($0)" }.joined(separator: ",")
    let unknown = try caught(CSVError.self) { try csv(header).numbers(inColumn: "x") }
    #expect(unknown.description.hasSuffix("c19, c20 and 10 more"))
    let long = try caught(CSVError.self) {
      try csv("x\n" + String(repeating: "y", count: 1_000)).numbers(inColumn: "x")
    }
    #expect(long.description.count < 200)
  }
}
