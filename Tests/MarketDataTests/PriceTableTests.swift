import Documents
import MarketData
import Testing

@Suite("Price tables")
struct PriceTableTests {
  @Test("hold times, assets, prices and blanks as observed")
  func daily() throws {
    let table = try priceTable("# synthetic\ndate,BTC,ETH\n2024-02-28,1,\n2024-02-29,2.5,3\n2024-03-01,,4\n")
    #expect(table.source == "prices.csv")
    #expect(table.remarks == ["synthetic"])
    #expect(table.timeColumn == "date")
    #expect(table.assets == ["BTC", "ETH"])
    #expect(table.times.map(\.description) == ["2024-02-28", "2024-02-29", "2024-03-01"])
    #expect(table.lines == [3, 4, 5])
    #expect(table.prices == [[1, 2.5, nil], [nil, 3, 4]])
    #expect(table.step == 86_400)
  }

  @Test("take times of either precision")
  func hourly() throws {
    let table = try priceTable("time,A\n2024-03-01T00:00Z,1\n2024-03-01T01:00:00Z,1\n2024-03-01T02:00Z,2\n")
    #expect(table.step == 3_600)
    #expect(table.times.map(\.form) == [.minutes, .seconds, .minutes])
  }

  @Test("have the commonest spacing as their step, the shorter of a tie")
  func step() throws {
    #expect(try priceTable("date,A\n2024-01-01,1\n2024-01-08,1\n2024-01-09,1\n2024-01-16,1\n").step == 7 * 86_400)
    #expect(try priceTable("date,A\n2024-01-01,1\n2024-01-08,1\n2024-01-09,1\n").step == 86_400)
  }

  @Test("take prices at their bounds")
  func bounds() throws {
    #expect(try priceTable("date,A\n2024-01-01,1e-18\n2024-01-02,1e15\n").prices == [[1e-18, 1e15]])
  }

  @Test("select assets in the order named")
  func selection() throws {
    let table = try dailyPrices([("A", [1, 2]), ("B", [3, nil]), ("C", [5, 6])])
    let chosen = try table.selecting(["C", "A"])
    #expect(chosen.assets == ["C", "A"])
    #expect(chosen.prices == [[5, 6], [1, 2]])
    #expect(chosen.times == table.times)
    let unknown = try caught(AssetSelectionError.self) { try table.selecting(["A", "b"]) }
    #expect(unknown == .unknown(source: "prices.csv", name: "b", known: ["A", "B", "C"]))
    #expect(unknown.description == "prices.csv has no asset \"b\"; it has A, B, C")
    #expect(throws: AssetSelectionError.repeated(source: "prices.csv", name: "A")) { try table.selecting(["A", "A"]) }
    #expect(throws: AssetSelectionError.none(source: "prices.csv")) { try table.selecting([]) }
  }
}
