import Documents
import Portfolio
import Testing

@Suite("A table of one row per position")
struct LongBookTests {
  @Test("gives accounts with their positions, whatever the order of the columns")
  func everyKind() throws {
    let reading = try readCSV(
      """
      # name: Two desks
      # asOf: 2024-01-08T11:19Z
      # price BTC: 46000
      # whatever else: is for the reader
      kind,asset,account,quantity,interest_rate,entry_price,settlement,expiry,strike,type,volatility,isolated_margin
      debt,USDC,a1,12000,0.05,,,,,,,
      collateral,WETH,a1,10,,,,,,,,
      perpetual,ETH,a1,-3,,2200,,,,,,500
      perpetual,BTC,a2,-5e4,,45000.5,inverse,,,,,
      future,ETH,a2,7,,2250,linear,2024-03-29,,,,
      option,ETH,a2,-5,,,inverse,2024-03-29T08:00Z,2200,call,0.6,
      option,ETH,a2,2,,,,2024-03-29T08:00Z,1800,put,,
      """)
    let book = reading.book
    #expect(reading.ignoredColumns.isEmpty)
    #expect(book.name == "Two desks")
    #expect(try book.asOf == Timestamp("2024-01-08T11:19Z"))
    #expect(book.prices == ["BTC": 46_000])
    #expect(book.accounts == [Account(id: "a1"), Account(id: "a2")])
    #expect(
      book.words(ofAccount: 0) == [
        "collateral 10.0 WETH", "debt 12000.0 USDC bears 0.05",
        "contract -3.0 ETH perpetual at 2200.0 margin 500.0",
      ])
    #expect(
      book.words(ofAccount: 1) == [
        "contract -50000.0 BTC perpetual (inverse) at 45000.5", "contract 7.0 ETH future 2024-03-29 at 2250.0",
        "contract -5.0 ETH 2200 call 2024-03-29T08:00Z (inverse)", "contract 2.0 ETH 1800 put 2024-03-29T08:00Z",
      ])
    guard case .option(let call) = book.instruments[5] else { return #expect(Bool(false)) }
    #expect(call.volatility == 0.6)
    #expect(book.instruments.map(\.underlying) == ["WETH", "USDC", "ETH", "BTC", "ETH", "ETH", "ETH"])
  }

  @Test("takes a date of expiry as the first second of that day")
  func midnight() throws {
    let book = try readCSV(
      "# asOf: 2024-01-08\naccount,kind,asset,quantity,expiry,entry_price\na,future,BTC,1,2024-03-29,1\n"
    ).book
    #expect(try book.instruments[0].expiry == Timestamp("2024-03-29T00:00Z"))
  }

  @Test("gathers the rows of an account that lie apart, in the order of first appearance")
  func scattered() throws {
    let header = "account,kind,asset,quantity,category\n"
    let scattered = try readCSV(
      header + "b,debt,USDC,1,\na,collateral,ETH,2,\nb,collateral,BTC,3,stable\na,collateral,BTC,4,\nb,debt,DAI,5,\n"
    ).book
    let grouped = try readCSV(
      header + "b,debt,DAI,5,stable\nb,debt,USDC,1,\nb,collateral,BTC,3,\na,collateral,BTC,4,\na,collateral,ETH,2,\n"
    ).book
    #expect(scattered == grouped)
    #expect(scattered.accounts == [Account(id: "b", category: "stable"), Account(id: "a")])
    #expect(scattered.words(ofAccount: 0) == ["collateral 3.0 BTC", "debt 5.0 DAI", "debt 1.0 USDC"])
  }

  @Test("keeps two positions in one asset apart, in their order")
  func twoLoans() throws {
    let book = try readCSV(
      "account,kind,asset,quantity,interest_rate\na,debt,USDC,10,0.07\na,debt,USDC,20,0.03\n"
    ).book
    #expect(book.words(ofAccount: 0) == ["debt 10.0 USDC bears 0.07", "debt 20.0 USDC bears 0.03"])
  }

  @Test("takes an account of which nothing but its name and attributes is filled in")
  func emptyAccount() throws {
    let book = try readCSV(
      "account,kind,asset,quantity,margin_model,liquidation_threshold\na,,,,portfolio,0.8\nb,collateral,ETH,1,,\n"
    ).book
    #expect(book.accounts[0] == Account(id: "a", marginModel: "portfolio", liquidationThreshold: 0.8))
    #expect(book.firstPositions == [0, 0, 1])
  }

  @Test("turns dollars into units by a remark, by a column on any row, or by the caller's prices")
  func dollars() throws {
    let book = try readCSV(
      """
      # price BTC: 40000
      account,kind,asset,value_usd,quantity,price
      a,collateral,BTC,20000,,
      a,collateral,ETH,3000,,
      b,collateral,ETH,,5,2000
      b,debt,DAI,990,,
      b,debt,USD,7,,
      """, prices: ["DAI": 0.99, "ETH": 1, "SOL": 5]
    ).book
    #expect(book.words(ofAccount: 0) == ["collateral 0.5 BTC", "collateral 1.5 ETH"])
    #expect(book.words(ofAccount: 1) == ["collateral 5.0 ETH", "debt 1000.0 DAI", "debt 7.0 USD"])
    #expect(book.prices == ["BTC": 40_000, "ETH": 2_000, "DAI": 0.99])
  }

  @Test("counts an asset that is known in dollars only in dollars")
  func dollarsOnly() throws {
    let book = try readCSV("account,kind,asset,value_usd\na,collateral,pool,125\nb,debt,pool,75\n").book
    #expect(book.prices == ["pool": 1])
    #expect(book.positions.map(\.quantity) == [125, 75])
  }

  @Test("reports the columns that nothing reads, with the nearest that is absent")
  func ignored() throws {
    let reading = try readCSV("account,kind,asset,quantity,entryprice,remark\na,collateral,ETH,1,5,x\n")
    #expect(reading.ignoredColumns.map(\.name) == ["entryprice", "remark"])
    #expect(reading.ignoredColumns.map(\.nearest) == ["entry_price", nil])
    #expect(reading.ignoredColumns[0].description == "column entryprice is not read; did you mean entry_price?")
  }

  @Test("reads names with commas, quotes and letters beyond ASCII")
  func names() throws {
    let book = try readCSV("account,kind,asset,quantity\n\"a, \"\"b\"\"\",collateral,größe,1\n").book
    #expect(book.accounts[0].id == "a, \"b\"")
    #expect(book.instruments == [.asset("größe")])
  }

  @Test("gives the same accounts to a slow reader of many scattered rows")
  func manyRows() throws {
    var text = "account,kind,asset,quantity\n"
    var expected: [String: [String: Double]] = [:]
    var state: UInt64 = 7
    for row in 0..<5_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let (account, asset) = ("user-\(state >> 33 % 997)", "asset\(state >> 50 % 60)")
      guard expected[account]?[asset] == nil else { continue }
      expected[account, default: [:]][asset] = Double(row)
      text += "\(account),collateral,\(asset),\(row)\n"
    }
    let book = try readCSV(text).book
    #expect(book.accounts.count == expected.count)
    for (index, account) in book.accounts.enumerated() {
      let holdings = try #require(expected[account.id])
      let positions = book.positions(of: index)
      #expect(positions.map { book.instrument(of: $0).underlying } == holdings.keys.sorted())
      #expect(positions.map(\.quantity) == holdings.sorted { $0.key < $1.key }.map(\.value))
    }
  }
}
