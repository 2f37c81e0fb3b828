import Documents
import Foundation
import MarketData
import Testing

@Suite("Quality reports")
struct QualityReportTests {
  static let lax = try? QualityBounds(staleRows: 3, jump: 0.5, returns: 2)

  private func findings(_ prices: PriceTable) throws -> [Finding] {
    QualityReport(prices, bounds: try #require(Self.lax)).findings
  }

  @Test("sum up the table and each asset")
  func summary() throws {
    let report = QualityReport(
      try dailyPrices([
        ("A", [nil, 1, 1.1, nil, nil, 1.2, nil]), ("B", [1, 2, 3, 4, 5, 6, 7]),
        (
          "C",
          [
            nil, nil, nil,
            nil, nil, nil, nil,
          ]
        ),
      ]))
    #expect(report.source == "prices.csv")
    #expect(report.rows == 7)
    #expect(report.first.description == "2024-01-01" && report.last.description == "2024-01-07")
    #expect(report.step == 86_400)
    #expect(report.assets.map(\.asset) == ["A", "B", "C"])
    #expect(report.assets.map(\.first?.description) == ["2024-01-02", "2024-01-01", nil])
    #expect(report.assets.map(\.last?.description) == ["2024-01-06", "2024-01-07", nil])
    #expect(report.assets.map(\.observations) == [3, 7, 0])
    #expect(report.assets.map(\.returns) == [1, 6, 0])
    #expect(report.assets.map(\.missing) == [2, 0, 0])
  }

  @Test("find nothing in prices without a fault")
  func clean() throws {
    #expect(try findings(dailyPrices([("A", [1, 1.1, 1.2, 1.2, 1.1])])) == [])
  }

  @Test("find times that are more or less than a step apart")
  func spacing() throws {
    let found = try findings(
      priceTable(
        """
        time,A
        2024-03-01T00:00Z,1.0
        2024-03-01T01:00Z,1.1
        2024-03-01T02:00Z,1.2
        2024-03-01T05:00Z,1.3
        2024-03-01T05:30Z,1.4
        2024-03-01T06:30Z,1.5
        """))
    #expect(found.map(\.kind) == [.timeGap, .shortStep])
    #expect(found.map(\.column) == ["time", "time"])
    #expect(found.map(\.firstLine) == [4, 5] && found.map(\.lastLine) == [5, 6])
    #expect(found.map(\.count) == [2, nil])
    #expect(found.map(\.value) == [10_800, 1_800])
    #expect(found.map(\.bound) == [3_600, 3_600])
    #expect(
      found[0].description == "prices.csv lines 4 to 5, column time: 2 rows missing in the interval "
        + "from 2024-03-01T02:00Z to 2024-03-01T05:00Z; no return is taken across the gap")
  }

  @Test("find each run of missing prices inside the span of an asset, and none outside it")
  func missing() throws {
    let found = try findings(
      dailyPrices([
        ("A", [1, 2, 3, 4, 5, 6, 7, 8, 9].map { $0 / 10 + 1 }),
        ("B", [nil, 1, 1.1, nil, nil, 1.2, nil, 1.3, nil]),
      ]))
    #expect(found.filter { $0.kind == .missingPrices }.map(\.firstLine) == [5, 8])
    #expect(found.filter { $0.kind == .missingPrices }.map(\.lastLine) == [6, 8])
    #expect(found.filter { $0.kind == .missingPrices }.map(\.count) == [2, 1])
    #expect(found.allSatisfy { $0.column == "B" && $0.severity == .warning })
    #expect(
      found[0].description == "prices.csv lines 5 to 6, column B: no price in 2 rows from 2024-01-04 to "
        + "2024-01-05; no return is taken across them")
  }

  @Test("find runs of one price from the bound on, which a missing price ends")
  func stale() throws {
    let found = try findings(dailyPrices([("A", [1.5, 1, 1, 1, 1, 1.5, 1.5, nil, 1.5, 1.2, 1.2, 1.2])]))
      .filter { $0.kind == .stalePrices }
    #expect(found.map(\.firstLine) == [3, 11])
    #expect(found.map(\.lastLine) == [6, 13])
    #expect(found.map(\.count) == [4, 3])
    #expect(found.map(\.value) == [1, 1.2])
    #expect(found.map(\.bound) == [3, 3])
  }

  @Test("find returns beyond the bound in either direction, and none at it or across a gap")
  func jumps() throws {
    let atBound = exp(0.5)
    let found = try findings(dailyPrices([("A", [1, 2, 1, nil, 9, 9 * atBound.nextDown, 9])]))
      .filter { $0.kind == .jump }
    #expect(found.map(\.firstLine) == [3, 4])
    #expect(found.map(\.value) == [log(2), -log(2)])
    #expect(found.map(\.bound) == [0.5, 0.5])
    #expect(
      found[0].description == "prices.csv line 3, column A: a move of +100.0 % at 2024-01-02, "
        + "beyond a log return of 0.5; check the price")
    #expect(found[1].description.contains("a move of -50.0 % at 2024-01-03"))
  }

  @Test("find assets with fewer returns than the bound")
  func tooShort() throws {
    let prices = try dailyPrices([("A", [1, 1.1, 1.2, 1.3]), ("B", [nil, nil, 1, 2])])
    let found = QualityReport(prices, bounds: try QualityBounds(jump: 2, returns: 3)).findings
    #expect(found.map(\.kind) == [.tooShort])
    #expect(found[0].column == "B" && found[0].firstLine == nil && found[0].count == 1 && found[0].bound == 3)
    #expect(
      found[0].description == "prices.csv, column B: fewer returns, 1, than 3; leave the asset out, or bring a "
        + "longer history")
  }

  @Test("survive JSON")
  func json() throws {
    let report = QualityReport(try dailyPrices([("A", [1, 2, nil, 2, 2, 2, 2, 2, 2])]))
    #expect(report.findings.map(\.kind) == [.missingPrices, .stalePrices, .jump, .tooShort])
    #expect(try JSONDecoder().decode(QualityReport.self, from: JSONEncoder().encode(report)) == report)
  }

  @Test("have bounds in their ranges")
  func bounds() throws {
    #expect(try QualityBounds() == .standard)
    #expect(throws: QualityBoundsError.staleRows(1)) { try QualityBounds(staleRows: 1) }
    #expect(throws: QualityBoundsError.jump(0)) { try QualityBounds(jump: 0) }
    #expect(throws: QualityBoundsError.jump(.infinity)) { try QualityBounds(jump: .infinity) }
    #expect(throws: QualityBoundsError.returns(1)) { try QualityBounds(returns: 1) }
    let decoded = try JSONDecoder().decode(QualityBounds.self, from: Data(#"{"jump": 0.25}"#.utf8))
    #expect(try decoded == QualityBounds(jump: 0.25))
    #expect(throws: QualityBoundsError.jump(-1)) {
      try JSONDecoder().decode(QualityBounds.self, from: Data(#"{"jump": -1}"#.utf8))
    }
  }
}
