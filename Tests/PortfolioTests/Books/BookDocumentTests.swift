import Documents
import Portfolio
import Testing

@Suite("A book as a document")
struct BookDocumentTests {
  static let text = """
    // Every kind of position.
    {
      ballastBook: 1, name: "Desk", asOf: "2024-01-08T11:19Z", prices: { ETH: 2222.19, USD: 1 },
      accounts: [
        {
          account: "a1", category: "stable", marginModel: "portfolio", liquidationThreshold: 0.8,
          debt: { USDC: { quantity: 12000, interestRate: 0.05 }, DAI: [1, { quantity: 2, interestRate: 0.1 }] },
          collateral: { WETH: 10, USD: 5 },
          contracts: [
            { perpetual: "ETH", quantity: -3, entryPrice: 2200, settlement: "linear", isolatedMargin: 500 },
            { future: "ETH", expiry: "2024-03-29T08:00Z", quantity: 1, entryPrice: 2300 },
            { option: "ETH", type: "call", strike: 2200, expiry: "2024-03-29T08:00Z", quantity: -5,
              settlement: "inverse", volatility: 0.6 },
          ],
        },
        { account: "vault", collateral: { WETH: 3 }, debt: { DAI: 2000 } },
      ],
    }
    """

  @Test("gives every kind of position")
  func everyKind() throws {
    let book = try readJSON(Self.text).book
    #expect(book.name == "Desk")
    #expect(try book.asOf == Timestamp("2024-01-08T11:19Z"))
    #expect(book.prices == ["ETH": 2222.19])
    #expect(
      book.accounts[0]
        == Account(
          id: "a1", category: "stable", marginModel: "portfolio", liquidationThreshold: 0.8))
    #expect(
      book.words(ofAccount: 0) == [
        "collateral 5.0 USD", "collateral 10.0 WETH", "debt 1.0 DAI", "debt 2.0 DAI bears 0.1",
        "debt 12000.0 USDC bears 0.05", "contract -3.0 ETH perpetual at 2200.0 margin 500.0",
        "contract 1.0 ETH future 2024-03-29T08:00Z at 2300.0",
        "contract -5.0 ETH 2200 call 2024-03-29T08:00Z (inverse)",
      ])
    #expect(book.words(ofAccount: 1) == ["collateral 3.0 WETH", "debt 2000.0 DAI"])
  }

  @Test("is told from a table by its first letter")
  func form() throws {
    #expect(
      try BookReading(Array(Self.text.utf8), source: "book.json5") == readJSON(Self.text))
    let table = "# {\naccount,kind,asset,quantity\na,collateral,ETH,1\n"
    #expect(try BookReading(Array(table.utf8), source: "book.csv") == readCSV(table))
  }

  @Test(
    "is refused where a key is unknown or belongs to another kind of contract",
    arguments: [
      ("\"colateral\": {}", "colateral", "accounts[0]"),
      ("\"debt\": { \"USDC\": { \"quantity\": 1, \"rate\": 2 } }", "rate", "accounts[0].debt.USDC"),
      (
        "\"contracts\": [{ \"perpetual\": \"E\", \"quantity\": 1, \"strike\": 2 }]", "strike",
        "accounts[0].contracts[0]"
      ),
    ])
  func unknownKey(member: String, key: String, path: String) throws {
    let error = try #require(
      #expect(throws: BookReadingError.self) {
        try readJSON("{ \"ballastBook\": 1, \"accounts\": [{ \"account\": \"a\", \(member) }] }")
      })
    guard case .document(.unknownKey("book.json5", path, key, _)) = error else {
      return #expect(Bool(false), "\(error)")
    }
  }

  @Test(
    "is refused with its place, the fault and the remedy",
    arguments: [
      ("{ ballastBook: 2, accounts: [] }", "book.json5: ballastBook: version 2 is unknown: this is version 1"),
      ("{ ballastBook: 1, accounts: [] }", "book.json5 has no account: a book has at least one"),
      (
        "{ ballastBook: 1, prices: { USD: 2 }, accounts: [{ account: 'a' }] }",
        "prices.USD: 2.0: the price of a dollar is 1"
      ),
      (
        "{ ballastBook: 1, accounts: [{ account: 'a', contracts: [{ quantity: 1 }] }] }",
        "accounts[0].contracts[0]: a contract has one of the keys perpetual, future and option"
      ),
      (
        "{ ballastBook: 1, accounts: [{ account: 'a', contracts: [{ perpetual: 'E', entryPrice: 1 }] }] }",
        "accounts[0].contracts[0]: the key \"quantity\" is missing"
      ),
      (
        "{ ballastBook: 1, accounts: [{ account: 'a' }, { account: 'a' }] }",
        "book.json5 accounts[1]: account \"a\" stands twice"
      ),
      (
        "{ ballastBook: 1, accounts: [{ account: 'b' }, { account: 'a', collateral: { ETH: -1 } }] }",
        "book.json5: accounts[1]: account a: -1.0 of ETH: collateral and debt are at least 0"
      ),
      (
        """
        { ballastBook: 1, asOf: '2024-05-01', accounts: [{ account: 'a', contracts: [
          { future: 'E', quantity: 1, entryPrice: 1, expiry: '2024-04-01' }] }] }
        """, "accounts[0]: E future 2024-04-01 has expired when the book was taken, 2024-05-01"
      ),
      (
        """
        { ballastBook: 1, asOf: '2024-05-01', accounts: [{ account: 'a', contracts: [
          { option: 'E', type: 'cal', strike: 1, quantity: 1, expiry: '2024-06-01' }] }] }
        """, "accounts[0].contracts[0].type: \"cal\" is unknown: write call or put"
      ),
      ("{ ballastBook: 1, prices: { E: 0 }, accounts: [{ account: 'a' }] }", "prices: the price of E is 0.0"),
      (
        "{ ballastBook: 1, accounts: [{ account: 'a', collateral: { E: 'ten' } }] }",
        "accounts[0].collateral.E: must be a number, but is a text"
      ),
    ])
  func refusal(text: String, message: String) throws {
    let error = try #require(#expect(throws: BookReadingError.self) { try readJSON(text) })
    #expect(error.description.contains(message), "\(error)")
  }
}
