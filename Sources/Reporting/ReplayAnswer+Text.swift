internal import Liquidation
internal import Stress

extension ReplayAnswer {
  /// The answer for a terminal: prices, the events in order, what it came to.
  public var text: String {
    var text = Paragraphs()
    text.add(lines: [headline, summary] + (liquidity == nil ? [unlimited] : []) + scenarioLines)
    text.add("Prices before anything is sold:")
    text.add(priceTable)
    if events.isEmpty {
      text.add(account.map { "Nothing happens to \($0.onOneLine)." } ?? "Nothing happens.")
    } else {
      text.add("What happens\(account.map { " to \($0.onOneLine)" } ?? ""), in order:")
      text.add(eventTable)
      text.add(
        "Worth is what is given at the market's price or, of an account that is called or no longer is, what it has to cover;"
          + " the gain is that of the one who acts.")
    }
    text.add("What it comes to\(account == nil ? "" : ", of all accounts"):")
    text.add(totalTable)
    text.add(
      "Every dollar is accounted for: at each look what accounts, liquidators, buyers, funds, backstops, venues and lenders gained"
        + " added up to nothing.")
    return text.text
  }

  /// What a reader must know of the scenario's prices before using the figures.
  private var scenarioLines: [String] {
    guard let scenario else { return [] }
    var lines: [String] = []
    if !assetsWithoutMoves.isEmpty {
      lines.append(
        "\(scenario.onOneLine): it says nothing of \(Words.list(assetsWithoutMoves)), which"
          + " \(assetsWithoutMoves.count == 1 ? "has" : "have") no moves of the scenario.")
    }
    if !note.isEmpty { lines.append("\(scenario.onOneLine): \(note)") }
    return lines
  }

  private var unlimited: String {
    "NO MARKET IS GIVEN: sales move no price and liquidators want nothing; name a card with --liquidity."
  }

  private var headline: String {
    let places = Words.list(zip(books, story.venues).map { "\($0.onOneLine) at \($1.onOneLine)" })
    let name = path.map { "Path \($0), seed \(run.seed)" } ?? "The one path"
    return
      "\(places). \(name)\(scenario.map { ", \($0.onOneLine)" } ?? ""): \(Figure.duration(days: run.horizonDays)) in"
      + " steps of \(Figure.duration(days: run.stepDays))."
  }

  private var summary: String {
    let total = story.total
    return "\(Words.counted(total.accounts, "account")) liquidated in \(Words.counted(total.liquidations, "piece")):"
      + " \(Figure.cents(total.repaid)) repaid or closed, bad debt \(Figure.cents(total.badDebt)), the accounts lose"
      + " \(Figure.cents(total.usersLoss)); \(Words.counted(total.waiting, "account")) left called at the end,"
      + " \(Words.counted(total.openAuctions, "auction")) left running."
  }

  private var priceTable: Table {
    Table(
      [
        .words("Asset"), .numbers("At the start"), .numbers("Lowest"), .numbers("Fall"), .numbers("At"),
        .numbers("At the end"), .numbers("Move"),
      ],
      rows: courses.map { course in
        [
          course.asset, "$\(Figure.amount(course.start))", "$\(Figure.amount(course.lowest))",
          Figure.percent(course.lowest / course.start - 1, decimals: 1), Figure.moment(course.lowestSeconds),
          "$\(Figure.amount(course.end))", Figure.percent(course.end / course.start - 1, decimals: 1),
        ]
      })
  }

  private var eventTable: Table {
    let isShared = story.venues.count > 1
    return Table(
      [.numbers("Time")] + (isShared ? [.words("Venue")] : []) + [
        .words("Account"), .words("What happens"), .numbers("Given"), .words("Of"), .numbers("Worth"),
        .numbers("Paid"), .words("In"), .numbers("Dollars paid"), .numbers("Health before"), .numbers("Gain"),
      ],
      rows: events.map { event in
        [Figure.moment(event.seconds)] + (isShared ? [event.venue] : []) + [
          event.account, event.words, event.units == 0 ? "" : Figure.units(event.units), event.asset,
          event.dollars == 0 ? "" : Figure.cents(event.dollars),
          event.paidUnits == 0 ? "" : Figure.units(event.paidUnits), event.paidAsset,
          event.paid == 0 ? "" : Figure.cents(event.paid),
          event.health.map { $0.isFinite ? Figure.health($0) : "" } ?? "",
          event.gain == 0 ? "" : Figure.cents(event.gain),
        ]
      })
  }

  private var totalTable: Table {
    let isShared = story.venues.count > 1
    let outcomes = story.outcomes + (isShared ? [story.total] : [])
    let names = story.venues + (isShared ? ["All"] : [])
    func row(_ name: String, _ value: (PathOutcome) -> Double, always: Bool = false) -> [String]? {
      guard always || outcomes.contains(where: { value($0) != 0 }) else { return nil }
      return [name] + outcomes.map { Figure.cents(value($0)) }
    }
    func counts(_ name: String, _ value: (PathOutcome) -> Int, always: Bool = false) -> [String]? {
      guard always || outcomes.contains(where: { value($0) != 0 }) else { return nil }
      return [name] + outcomes.map { Figure.count(value($0)) }
    }
    let rows: [[String]?] = [
      counts("Accounts liquidated", \.accounts, always: true), counts("Liquidations", \.liquidations),
      row("Debt repaid, contracts closed", \.repaid, always: true), row("Collateral sold", \.sold),
      row("Slippage and fees of the market", \.slippage), row("Bad debt", \.badDebt, always: true),
      row("Paid by the insurance fund", \.fundPaid), row("Paid by the backstop", \.backstopPaid),
      row("Left to lenders or all traders", \.socialised), row("Fund's drawdown", \.fundDrawdown),
      row("Backstop's gain on what it took over", \.backstopGain),
      row("Given up by deleveraging", \.deleveraged),
      row("Most that one trader gives up", \.mostDeleveraged),
      row("Contracts closed by deleveraging", \.deleveragedSize),
      row("Accounts' loss", \.usersLoss), row("Liquidators' gain", \.liquidatorsGain),
      row("Venue's gain", \.venueGain), counts("Accounts waiting at the end", \.waiting),
      row("Uncovered at the end", \.uncovered), counts("Auctions running at the end", \.openAuctions),
      row("What these are still to raise", \.openAuctionDebt), counts("Auctions started anew", \.redos),
      counts("Looks at which it did not pay", \.unprofitable), counts("Looks with full blocks", \.crowdedOut),
      counts("Looks without capital", \.shortOfCapital), counts("Looks with nobody there", \.unattended),
    ]
    return Table([.words("What")] + names.map { .numbers($0) }, rows: rows.compactMap { $0 })
  }
}

extension LiquidationEvent {
  /// What happened, in a cell.
  fileprivate var words: String {
    switch kind {
    case .called: "is called"
    case .recovered: health == nil ? "has nothing left to cover" : "is whole again"
    case .liquidated: "is liquidated"
    case .auctionStarted: "auction starts"
    case .auctionSale: "auction sells"
    case .auctionRestarted: "auction starts anew"
    case .auctionEnded: "auction ends"
    case .closed: "contracts closed"
    case .takenOver: "backstop takes over"
    case .deleveraged: "is deleveraged"
    case .converted: "collateral sold for dollars"
    case .badDebt: "bad debt booked"
    }
  }
}
