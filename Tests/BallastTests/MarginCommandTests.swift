import Foundation
import Testing

@Suite("The margin of a book")
struct MarginCommandTests {
  let place: Workspace

  init() throws {
    place = try Workspace()
    try place.write(Inputs.model, as: "model.json")
    try place.write(Inputs.lender, as: "venue.json5")
    try place.write(Inputs.book, as: "book.csv")
  }

  private let command = ["margin", "model.json", "--venue", "venue.json5", "--book", "book.csv"]

  /// The accounts of an answer by their names.
  private func accounts(_ answer: [String: Any]) throws -> [String: [String: Any]] {
    Dictionary(
      uniqueKeysWithValues: try answer.objects("closest").map { (try #require($0["account"] as? String), $0) })
  }

  @Test("statements, liquidation prices and cures are those that a pencil finds")
  func byHand() throws {
    let answer = try place.answer(command + ["--paths", "500"])
    let accounts = try accounts(answer)
    let near = try #require(accounts["near"])
    let statement = try near.object("statement")
    #expect(abs(try statement.number("healthFactor") - 16_600 / 15_000) < 1e-12)
    #expect(abs(try statement.number("loanToValue") - 0.75) < 1e-12)
    #expect(abs(try statement.number("freeCollateral") - 1_000) < 1e-9)
    let price = try #require(try near.objects("liquidationPrices").first)
    #expect(price["asset"] as? String == "ETH")
    #expect(abs(try price.number("below") - 15_000 / 8.3) < 1e-9 && price["above"] is NSNull)
    let short = try #require(accounts["short"])
    #expect(short["calledToday"] as? Bool == true)
    let cures = try short.objects("cures")
    #expect(cures.map { $0["action"] as? String } == ["addCollateral", "repayDebt"])
    #expect(abs(try cures[0].number("quantity") - (1.1 * 1_800 / 1_660 - 1)) < 1e-9)
    #expect(abs(try cures[1].number("dollars") - (1_800 - 1_660 / 1.1)) < 1e-6)
    let today = try answer.object("today")
    #expect(try today.number("accounts") == 1 && abs(today.number("shortfall") - 140) < 1e-9)
    #expect(try answer.objects("closest").map { $0["account"] as? String } == ["short", "near", "far"])
  }

  /// One look after a day: the price is below 15,000 / 8.3 with the probability of a lognormal law.
  @Test("the probability of a call after one step is that of the lognormal law, to 6.1 standard errors")
  func closedForm() throws {
    let paths = 200_000
    let answer = try place.answer(command + ["--paths", "\(paths)", "--horizon", "1d", "--step", "1d"])
    let deviation = 0.75 * (1 / 365.0).squareRoot()
    let distance = (log(15_000 / 16_600.0) + 0.5 * deviation * deviation) / deviation
    let expected = 0.5 * erfc(-distance * 0.5.squareRoot())
    let near = try #require(try accounts(answer)["near"])
    let error = (expected * (1 - expected) / Double(paths)).squareRoot()
    #expect(abs(try near.number("callProbability") - expected) < 6.1 * error)
    #expect(try near.number("meanDays") == 1)
  }

  @Test("the trader of the Hyperliquid example is liquidated at 91,139.24")
  func perpetual() throws {
    try place.write(Inputs.exchange, as: "exchange.json5")
    try place.write(Inputs.trader, as: "trader.csv")
    let answer = try place.answer([
      "margin", "model.json", "--venue", "exchange.json5", "--book", "trader.csv", "--paths", "500",
    ])
    let trader = try #require(try accounts(answer)["trader"])
    let price = try #require(try trader.objects("liquidationPrices").first)
    #expect(abs(try price.number("below") - 91_139.24) < 0.005)
    #expect(try trader.objects("models").map { try $0.number("maintenance") } == [1_250])
    let text = try place.run([
      "margin", "model.json", "--venue", "exchange.json5", "--book", "trader.csv", "--paths", "500", "--quiet",
    ])
    #expect(text.output.contains("$91,139"), "\(text.output)")
  }

  @Test("the first lines of the answer say who is short, what the horizon brings and who is next")
  func firstLines() throws {
    let text = try place.run(command + ["--paths", "2000", "--quiet"])
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    let lines = text.output.split(separator: "\n")
    #expect(lines[0].contains("1 of 3 accounts is below maintenance today (short), short of $140"), "\(lines[0])")
    #expect(lines[1].hasPrefix("Over 7 days "), "\(lines[1])")
    let next = "Next is near: health 1.107, called when ETH is below $1,807.23 (-9.6 %)"
    #expect(lines[2].hasPrefix(next), "\(lines[2])")
    #expect(lines[3].hasPrefix("Accounts are looked at every 1 day") && lines[3].contains("ETH had 2.3 % less to go"))
  }

  @Test("the same bytes at any thread count and block size", arguments: [["--threads", "1"], ["--block", "1000"]])
  func sameBytes(_ cut: [String]) throws {
    let arguments = command + ["--paths", "3000", "--json", "--quiet"]
    #expect(try place.run(arguments + cut).output == place.run(arguments).output)
  }

  @Test("without volatility nobody is called")
  func noVolatility() throws {
    let still = Inputs.model.replacing("\"BTC\": 0.6, \"ETH\": 0.75", with: "\"BTC\": 0, \"ETH\": 0")
    try place.write(still, as: "model.json")
    let answer = try place.answer(command + ["--paths", "500"])
    #expect(try answer.object("calls").number("mean") == 0)
    #expect(try answer.object("calls").number("probability") == 0)
  }

  @Test("a haircut that follows volatility takes the model's today, and the path's afterwards")
  func dynamicHaircut() throws {
    let weights = #""ltv": 0.8, "liquidationThreshold": 0.83"#
    try place.write(
      Inputs.lender.replacing(
        weights,
        with: weights + #", "dynamicHaircut": { "kind": "volatility", "multiple": 2, "floor": 0.1, "days": 10 }"#),
      as: "venue.json5")
    try place.write(Inputs.book.replacing("ETH,10\n", with: "ETH,11\n"), as: "book.csv")
    func near(halfLife: String) throws -> [String: Any] {
      let answer = try place.answer(command + ["--paths", "4000", "--volatility-half-life", halfLife])
      return try #require(try accounts(answer)["near"])
    }
    let slow = try near(halfLife: "3000d")
    // Twice the volatility of ten days: 1 - 2 x 0.75 sqrt(10 / 365), below the threshold of 83 %.
    let weight = 1 - 2 * 0.75 * (10 / 365.0).squareRoot()
    #expect(abs(try slow.object("statement").number("healthFactor") - weight * 22_000 / 15_000) < 1e-12)
    // What a path realises moves the haircut: more often called where it is believed at once.
    #expect(try near(halfLife: "2d").number("callProbability") > slow.number("callProbability"))
  }

  private let exchange = [
    "margin", "model.json", "--venue", "exchange.json5", "--book", "trader.csv", "--paths", "500",
  ]

  @Test("a margin set aside for a position is dollars of its account, and no position of its own")
  func parts() throws {
    try place.write(Inputs.exchange, as: "exchange.json5")
    let isolated = """
      # price BTC: 100000
      account,kind,asset,quantity,entry_price,isolated_margin
      trader,collateral,USD,10000,,
      trader,perpetual,BTC,1,100000,
      trader,perpetual,BTC,-0.5,100000,20000
      """
    try place.write(isolated, as: "trader.csv")
    let answer = try place.answer(exchange)
    #expect(try answer.number("positions") == 3 && answer.number("accounts") == 1)
    #expect(try answer.object("total").number("collateral") == 30_000)
  }

  @Test("a margin period counts the days of the model's own year")
  func tradingDays() throws {
    let model = Inputs.model.replacing("\"daysPerYear\": 365", with: "\"daysPerYear\": 252")
    #expect(model != Inputs.model)
    try place.write(model, as: "model.json")
    let tail = "\"kind\": \"expectedShortfall\", \"confidence\": 0.99, \"days\": 2"
    let flat = "\"kind\": \"flatRate\", \"initial\": 0.1, \"maintenance\": 0.0125"
    try place.write(Inputs.exchange.replacing(flat, with: tail), as: "exchange.json5")
    try place.write(Inputs.trader, as: "trader.csv")
    let trader = try #require(try accounts(place.answer(exchange + ["--horizon", "1d"]))["trader"])
    let margin = try #require(try trader.objects("models").first).number("maintenance")
    // ES of 99 % of a fall over two of 252 days is 0.134 of the price in the limit; 500 moves leave a tenth of it open.
    #expect(margin > 9_000 && margin < 17_000)
  }

  @Test("prices of a table come before the book's")
  func prices() throws {
    try place.write("date,BTC,ETH\n2024-01-01,40000,2000\n2024-01-02,40000,1900\n", as: "prices.csv")
    let answer = try place.answer(command + ["--paths", "500", "--prices", "prices.csv"])
    let near = try #require(try accounts(answer)["near"])
    #expect(abs(try near.object("statement").number("healthFactor") - 0.83 * 19_000 / 15_000) < 1e-12)
  }

  @Test("every account is written as a table, whole or not at all")
  func accountTable() throws {
    let run = try place.run(command + ["--paths", "500", "--quiet", "--accounts-out", "accounts.csv"])
    #expect(run.status == 0, "\(run.errors)")
    let lines = try place.read("accounts.csv").split(separator: "\n")
    #expect(lines.count == 4 && lines[0].hasPrefix("account,called_today,health_factor"))
    #expect(lines[1].hasPrefix("near,no,1.10666") && lines[3].hasPrefix("short,yes,0.9222"))
    try place.run(command + ["--paths", "500", "--accounts-out", "nowhere/accounts.csv"])
      .expectRefusal(73, saying: ["no folder nowhere"])
  }

  @Test(
    "what is wrong is refused with its place and a remedy, and nothing is written",
    arguments: [
      Spoiled("an unknown asset", Inputs.book, "near,collateral,ETH", "near,collateral,PEPE", saying: "PEPE", "price"),
      Spoiled("a negative amount", Inputs.book, "ETH,10", "ETH,-10", saying: "book.csv", "near", "-10"),
      Spoiled("no number", Inputs.book, "ETH,10", "ETH,ten", saying: "book.csv line 6", "quantity", "ten"),
      Spoiled("an unknown kind", Inputs.book, "near,debt", "near,dept", saying: "line 7", "dept", "debt"),
    ])
  func badBook(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "book.csv")
    try place.expectRefusal(of: command + ["--accounts-out", "a.csv"], 65, saying: spoiled.words)
  }

  @Test(
    "a venue that is wrong is refused",
    arguments: [
      Spoiled("a misspelt key", Inputs.lender, "liquidationThreshold", "liquidationTreshold", saying: "did you mean"),
      Spoiled("a threshold below the loan-to-value", Inputs.lender, "0.83", "0.79", saying: "ETH", "0.79", "0.8"),
      Spoiled("no margin", Inputs.venue, "\"name\": \"venue\"", "\"name\": \"v\"", saying: "\"margin\""),
    ])
  func badVenue(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "venue.json5")
    try place.expectRefusal(of: command, 65, saying: spoiled.words)
  }
}
