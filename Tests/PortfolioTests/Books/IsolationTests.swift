import Portfolio
import Testing

@Suite("Isolated positions")
struct IsolationTests {
  static let table = """
    # asOf: 2024-01-08
    # price ETH: 2000
    account,category,margin_model,liquidation_threshold,kind,asset,quantity,entry_price,isolated_margin,type,strike,expiry,volatility
    a,stable,grid,0.8,collateral,ETH,10,,,,,,
    a,,,,perpetual,ETH,-3,2100,500,,,,
    a,,,,perpetual,ETH,-1,2200,0,,,,
    a,,,,perpetual,ETH,2,1900,,,,,
    b,,,,debt,USD,100,,,,,,
    b,,,,option,ETH,-2,,700,call,2200,2024-03-29,0.6
    a: ETH perpetual,,,,collateral,ETH,1,,,,,,
    """

  @Test("become accounts of their own behind those that are there, each with where it came from")
  func accounts() throws {
    let book = try readCSV(Self.table).book
    let separated = book.separatingIsolatedPositions()
    #expect(separated.origins == [0, 1, 2, 0, 0, 1])
    #expect(Array(separated.book.accounts[..<3]) == book.accounts)
    #expect(
      Array(separated.book.accounts[3...]) == [
        Account(id: "a: ETH perpetual 2", category: "stable", marginModel: "grid"),
        Account(id: "a: ETH perpetual 3", category: "stable", marginModel: "grid"),
        Account(id: "b: ETH 2200 call 2024-03-29"),
      ])
    #expect(
      (0..<6).map { separated.book.words(ofAccount: $0) } == [
        ["collateral 10.0 ETH", "contract 2.0 ETH perpetual at 1900.0"], ["debt 100.0 USD"], ["collateral 1.0 ETH"],
        ["collateral 500.0 USD", "contract -3.0 ETH perpetual at 2100.0"],
        ["collateral 0.0 USD", "contract -1.0 ETH perpetual at 2200.0"],
        ["collateral 700.0 USD", "contract -2.0 ETH 2200 call 2024-03-29"],
      ])
  }

  @Test("are worth the same apart, and their margins with them")
  func value() throws {
    let book = try readCSV(Self.table).book
    func value(_ book: Book) throws -> Double {
      let priced = try PricedBook(book)
      return book.positions.reduce(0) { $0 + priced.value(of: $1, in: priced.today) }
    }
    let separated = try value(book.separatingIsolatedPositions().book)
    let expected = try value(book) + 500 + 0 + 700
    #expect(abs(separated - expected) <= 1e-12 * abs(expected))
  }

  @Test("leave a book as it is where there are none")
  func none() throws {
    let book = try readCSV("account,kind,asset,quantity\na,debt,ETH,1\nb,debt,ETH,2\n").book
    #expect(book.separatingIsolatedPositions().book == book)
    #expect(book.separatingIsolatedPositions().origins == [0, 1])
  }
}
