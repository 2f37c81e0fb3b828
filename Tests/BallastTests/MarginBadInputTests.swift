import Foundation
import Testing

@Suite("Bad input: books, venues and places of the margin command")
struct MarginBadInputTests {
  let place: Workspace

  init() throws {
    place = try Workspace()
    try place.write(Inputs.model, as: "model.json")
    try place.write(Inputs.lender, as: "venue.json5")
    try place.write(Inputs.exchange, as: "exchange.json5")
    try place.write(Inputs.book, as: "book.csv")
    try place.write(Inputs.trader, as: "trader.csv")
  }

  private let lending = ["margin", "model.json", "--venue", "venue.json5", "--book", "book.csv", "--paths", "256"]
  private let trading = ["margin", "model.json", "--venue", "exchange.json5", "--book", "trader.csv", "--paths", "256"]

  @Test(
    "amounts of borrowers that nobody can have meant are refused where they stand",
    arguments: [
      Spoiled("too much", Inputs.book, "ETH,10", "ETH,1e308", saying: "book.csv line 6", "quantity", "1e+308", "1e+30"),
      Spoiled("too little", Inputs.book, "USD,15000", "USD,1e-308", saying: "line 7", "quantity", "1e-308", "1e-30"),
      Spoiled("a price too high", Inputs.book, "ETH: 2000", "ETH: 1e200", saying: "line 4", "price ETH", "1e-18"),
      Spoiled("a price too low", Inputs.book, "ETH: 2000", "ETH: 1e-300", saying: "line 4", "price ETH", "1e-18"),
      Spoiled("nobody holds anything", "account,kind,asset,quantity\nidle,,,\n", saying: "book.csv", "position"),
      Spoiled("an asset of two lines", Inputs.book, "near,collateral,ETH", "near,collateral,\"E\nTH\"", saying: "E TH"),
    ])
  func lending(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "book.csv")
    try expectOneLine(of: lending, saying: spoiled.words)
  }

  @Test(
    "amounts of traders that no number holds are refused, and do not end the run by a trap",
    arguments: [
      Spoiled("a size", Inputs.trader, "BTC,1,", "BTC,1e200,", saying: "trader.csv line 4", "quantity", "1e+30"),
      Spoiled("a short size", Inputs.trader, "BTC,1,", "BTC,-1e308,", saying: "line 4", "quantity", "-1e+308", "1e+30"),
      Spoiled("an entry price", Inputs.trader, "BTC,1,100000", "BTC,1,1e-300", saying: "entry_price", "1e-18"),
      Spoiled("an asset without a name", Inputs.namelessAsset, saying: "accounts[0]", "named \"\""),
      Spoiled("an expiry centuries ahead", Inputs.farFuture, saying: "accounts[0]", "9999", "50 years", "2024-01-01"),
    ])
  func trading(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "trader.csv")
    try expectOneLine(of: trading, saying: spoiled.words)
  }

  @Test(
    "what a venue's card lacks is said in words that can be followed",
    arguments: [
      Spoiled(
        "a last tier that ends", Inputs.exchange, Inputs.flat,
        #""kind": "rates", "default": { "tiers": [{ "from": 0, "to": 9, "initial": 0.1, "maintenance": 0.05 }] }"#,
        saying: "tiers[0]", "ends at 9.0", "leave out its \"to\""),
      Spoiled(
        "a fall to nothing", Inputs.exchange, Inputs.flat,
        #""kind": "scenarioGrid", "maintenanceShare": 0.5, "default": { "rows": [[-1, 0, 1]] }"#,
        saying: "rows[0], price move: -1.0: it is above -1.0 and at most 100.0"),
      Spoiled(
        "a period between two steps", Inputs.exchange, Inputs.flat,
        #""kind": "expectedShortfall", "measure": "es", "confidence": 0.9, "days": 1.5"#,
        saying: "exchange.json5: the margin period", "1.5 days", "--step"),
    ])
  func venue(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "exchange.json5")
    let outcome = try place.run(trading)
    outcome.expectRefusal(spoiled.testDescription.contains("period") ? 64 : 65, saying: spoiled.words)
    #expect(outcome.errors.split(separator: "\n").count == 1 && !outcome.errors.contains("inf"), "\(outcome.errors)")
  }

  @Test(
    "a table of accounts does not replace what the run reads",
    arguments: ["book.csv", "./venue.json5", "model.json", "prices.csv", "link.csv"])
  func accountsOntoInput(_ output: String) throws {
    try place.write("date,BTC,ETH\n2024-01-01,40000,2000\n", as: "prices.csv")
    try FileManager.default.createSymbolicLink(
      atPath: place.path("link.csv"), withDestinationPath: place.path("book.csv"))
    let before = try ["book.csv", "venue.json5", "model.json", "prices.csv"].map { try place.read($0) }
    try place.expectRefusal(
      of: lending + ["--prices", "prices.csv", "--accounts-out", output], 64, saying: [output, "is an input"])
    #expect(try ["book.csv", "venue.json5", "model.json", "prices.csv"].map { try place.read($0) } == before)
  }

  @Test(
    "today's prices are those of the last row, and no older ones",
    arguments: [
      Spoiled("blank", "date,BTC,ETH\n2024-01-01,4e4,2000\n2024-01-02,4e4,\n", saying: "p.csv line 3", "column ETH"),
      Spoiled("no row", "date,BTC,ETH\n", saying: "p.csv", "no row"),
      Spoiled("a dear dollar", "date,BTC,USD\n2024-01-01,4e4,1.1\n", saying: "line 2", "USD", "1.1", "is 1"),
      Spoiled("zero", "date,BTC,ETH\n2024-01-01,4e4,0\n", saying: "p.csv", "ETH", "2"),
    ])
  func prices(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "p.csv")
    try place.expectRefusal(of: lending + ["--prices", "p.csv"], 65, saying: spoiled.words)
  }

  @Test("one row of prices is enough, and what the book does not hold may be blank")
  func oneRow() throws {
    try place.write("date,BTC,ETH,SOL\n2024-01-02,40000,1900,\n", as: "p.csv")
    let answer = try place.answer(lending + ["--prices", "p.csv"])
    let near = try #require(try answer.objects("closest").first { $0["account"] as? String == "near" })
    #expect(abs(try near.object("statement").number("healthFactor") - 0.83 * 19_000 / 15_000) < 1e-12)
  }

  @Test(
    "times that are none",
    arguments: [
      Refused("--horizon", "nan", saying: ["'nan'", "10d, 1h or 30m"]),
      Refused("--horizon", "1e-300d", "--step", "1e-300d", saying: ["1e-300d", "millisecond"]),
      Refused("--margin-period", "0d", saying: ["0d", "above 0"]),
    ])
  func times(_ refused: Refused) throws {
    try place.expectRefusal(of: lending + refused.arguments, refused.code, saying: refused.words)
  }

  @Test("an account that owes dust has a health that can be read, and nothing is infinite")
  func dust() throws {
    try place.write(Inputs.book.replacing("USD,15000", with: "USD,1e-20"), as: "book.csv")
    let outcome = try place.run(lending + ["--quiet", "--accounts-out", "accounts.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("| over 1,000,000 |"), "\(outcome.output)")
    #expect(try !(outcome.output + place.read("accounts.csv")).contains("inf"))
  }

  @Test("no interval of what cannot be negative reaches below 0")
  func intervals() throws {
    let answer = try place.answer(lending)
    for day in try answer.objects("days") {
      for key in ["accountsInterval", "shortfallInterval"] {
        let low = try #require((day[key] as? [Any])?.first as? Double)
        #expect(low >= 0, "\(day)")
      }
    }
  }

  @Test("names with line ends, bars and control characters stay within their cells")
  func names() throws {
    let odd = "\"a\r\nb|c\",collateral,ETH,10\n\"a\r\nb|c\",debt,USD,15000\n\u{1B}[31m,collateral,ETH,1\n"
    try place.write(Inputs.book + "\n" + odd, as: "book.csv")
    let outcome = try place.run(lending + ["--quiet"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("a b\\|c") && !outcome.output.contains("\u{1B}"))
    let widths = Set(
      outcome.output.split(separator: "\n\n").first { $0.contains("| Account") }?.split(separator: "\n").map(\.count)
        ?? [])
    #expect(widths.count == 1)
  }

  @Test(
    "options, isolated positions and general accounts: the same bytes at any thread count and block size",
    arguments: [["--threads", "1"], ["--threads", "3", "--block", "100"], ["--block", "1"]])
  func sameBytes(_ cut: [String]) throws {
    let arguments = [
      "margin", Workspace.shipped("Models/derivatives.json5"), "--venue", "all.json5", "--book", "all.json5.book",
      "--paths", "700", "--horizon", "3d", "--json", "--quiet",
    ]
    try place.write(Inputs.optionVenue, as: "all.json5")
    try place.write(Inputs.optionBook, as: "all.json5.book")
    let reference = try place.run(arguments)
    #expect(reference.status == 0, "\(reference.errors)")
    #expect(try place.run(arguments + cut).output == reference.output)
  }

  private func expectOneLine(
    of arguments: [String], saying words: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try place.contents()
    let outcome = try place.run(arguments + ["--accounts-out", "accounts.csv"])
    outcome.expectRefusal(65, saying: words, sourceLocation: sourceLocation)
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(try place.contents() == before, sourceLocation: sourceLocation)
  }
}
