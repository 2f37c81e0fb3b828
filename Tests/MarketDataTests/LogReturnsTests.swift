import Documents
import Foundation
import MarketData
import Testing

@Suite("Log returns")
struct LogReturnsTests {
  @Test("are the logarithms of price ratios, dated at the end of their interval")
  func ratios() throws {
    let returns = LogReturns(try dailyPrices([("A", [100, 110, 99]), ("B", [2, 1, 1])]))
    #expect(returns.assets == ["A", "B"])
    #expect(returns.step == 86_400)
    #expect(returns.times.map(\.description) == ["2024-01-02", "2024-01-03"])
    #expect(returns.returns == [[log(1.1), log(0.9)], [-log(2), 0]])
  }

  @Test("exist only between neighbouring prices")
  func blanks() throws {
    let returns = LogReturns(try dailyPrices([("A", [nil, 1, 2, nil, 4, 8, nil])]))
    #expect(returns.returns == [[nil, log(2), nil, nil, log(2), nil]])
    #expect(returns.count(of: 0) == 2)
  }

  @Test("never reach across rows that are not one step apart")
  func gaps() throws {
    let returns = LogReturns(
      try priceTable(
        """
        time,A
        2024-03-01T00:00Z,1
        2024-03-01T01:00Z,2
        2024-03-01T03:00Z,4
        2024-03-01T03:30Z,5
        2024-03-01T04:30Z,10
        """))
    #expect(returns.returns == [[log(2), nil, nil, log(2)]])
    #expect(returns.times.count == 4)
  }

  @Test("on common dates are those that every asset has")
  func commonDates() throws {
    let returns = LogReturns(
      try dailyPrices([("A", [1, 2, 4, 8, 16]), ("B", [nil, 3, 9, 27, 81]), ("C", [1, 1, nil, 1, 1])]))
    let pair = try returns.commonDates(["B", "A"])
    #expect(pair.assets == ["B", "A"])
    #expect(pair.count == 3)
    #expect(pair.times.map(\.description) == ["2024-01-03", "2024-01-04", "2024-01-05"])
    #expect(pair.columns == [[Double](repeating: log(3), count: 3), [Double](repeating: log(2), count: 3)])
    #expect(pair.step == 86_400)
    #expect(try returns.pairwise("B", "A") == pair)
    #expect(try returns.pairwise("A", "C").times.map(\.description) == ["2024-01-02", "2024-01-05"])
  }

  @Test("are of all assets where none is named")
  func allAssets() throws {
    let returns = LogReturns(try dailyPrices([("A", [1, 2, 4]), ("B", [1, 1, 1])]))
    #expect(try returns.commonDates() == returns.commonDates(["A", "B"]))
  }

  @Test("name the asset whose span leaves too few common dates")
  func blame() throws {
    let returns = LogReturns(
      try dailyPrices([
        ("OLD", [1, 2, 3, 4, 5, nil, nil, nil]), ("NEW", [nil, nil, nil, nil, 1, 2, 3, nil]),
        ("ALL", [1, 2, 3, 4, 5, 6, 7, 8]),
      ]))
    let error = try caught(AlignmentError.self) { try returns.commonDates() }
    #expect(
      error
        == .tooFewCommon(
          source: "prices.csv", assets: ["OLD", "NEW", "ALL"], found: 0, asset: "NEW",
          first: try Timestamp("2024-01-06"), last: try Timestamp("2024-01-07"), remaining: 4))
    #expect(
      error.description
        == "prices.csv: OLD, NEW, ALL have 0 common returns, fewer than 2; NEW has returns from 2024-01-06 "
        + "to 2024-01-07; leave it out (4 common returns without it), or align pairwise")
    let pair = try caught(AlignmentError.self) { try returns.pairwise("OLD", "NEW") }
    #expect(pair.description.contains("NEW has returns from 2024-01-06 to 2024-01-07; choose another pair"))
  }

  @Test("on one common date are too few")
  func oneCommonDate() throws {
    let returns = LogReturns(try dailyPrices([("A", [1, 2, 3]), ("B", [nil, 1, 2])]))
    let error = try caught(AlignmentError.self) { try returns.commonDates() }
    #expect(error.description.contains("A, B have 1 common returns, fewer than 2; B has returns from"))
  }

  @Test("name an asset without any return")
  func noReturn() throws {
    let returns = LogReturns(try dailyPrices([("A", [1, 2, 3]), ("B", [nil, 1, nil])]))
    let error = try caught(AlignmentError.self) { try returns.commonDates() }
    #expect(error.description.contains("B has no return"))
  }

  @Test("name the known assets for an unknown one")
  func unknown() throws {
    let returns = LogReturns(try dailyPrices([("A", [1, 2, 3]), ("B", [1, 2, 1])]))
    let error = try caught(AlignmentError.self) { try returns.pairwise("A", "X") }
    #expect(error == .selection(.unknown(source: "prices.csv", name: "X", known: ["A", "B"])))
    #expect(throws: AlignmentError.selection(.repeated(source: "prices.csv", name: "A"))) {
      try returns.pairwise("A", "A")
    }
  }

  @Test("trap where columns and intervals do not agree")
  func shapes() async {
    await #expect(processExitsWith: .failure) {
      _ = AlignedReturns(assets: ["A"], times: [], step: 1, columns: [[0.1]])
    }
  }

  @Test("are aligned as the user spells it")
  func alignment() throws {
    #expect(Alignment.allCases.map(\.rawValue) == ["common", "pairwise"])
  }
}
