internal import Documents
internal import Liquidation
internal import RiskMeasures
internal import Simulation
internal import Stress

extension StressAnswer {
  /// The answer for a terminal: what is lost and who pays in words first; then the figures, the scenarios, the worst paths.
  public var text: String {
    var text = Paragraphs()
    text.add(lines: liquidityWarning + limitSentences)
    text.add(
      lines: [
        lossSentence, liquidationSentence, calledSentence, payersSentence, leftSentence, amplificationSentence,
        worstSentence,
      ].compactMap { $0 })
    text.add(lines: faults)
    if cases.count > 1 {
      text.add(caseHeading)
      text.add(caseTable)
      text.add(lines: replayLines)
    }
    text.add("Over \(Figure.duration(days: first.horizonDays)), \(first.title), \(pathWords(first)):")
    text.add(lawTable)
    if venues.count > 1 {
      text.add("Venue by venue:")
      text.add(venueTable)
    }
    for stressCase in cases where !stressCase.deleveraging.isEmpty {
      text.add("Who is deleveraged, \(stressCase.title), on the same paths:")
      text.add(deleveragingTable(of: stressCase))
    }
    for stressCase in cases where !stressCase.worstPaths.isEmpty && !stressCase.isReplay {
      text.add("The paths with the most bad debt, \(stressCase.title); of as much, those with more liquidated:")
      text.add(worstTable(of: stressCase))
      if stressCase != first { text.add("See one: \(stressCase.replayCommand) --path NUMBER") }
    }
    text.add(lines: cases.flatMap(noteLines))
    text.add(lines: cautions)
    text.add(lines: run.claimLines)
    text.add(lines: guideLines)
    return text.text
  }

  /// Whether any amount is bad debt in the first case.
  private var hasBadDebt: Bool { first.laws[.badDebt].mean > 0 }

  /// What an unlimited market means, said first.
  var liquidityWarning: [String] {
    guard liquidity == nil else { return [] }
    return [
      "NO MARKET IS GIVEN: sales move no price and liquidators want nothing, so liquidations cost less than any real one;"
        + " name a card with --liquidity."
    ]
  }

  /// The verdict of the limit, a line per case.
  var limitSentences: [String] {
    limitChecks.map { check in
      let noise = check.isWithinNoise ? ", within noise" : ""
      let interval = check.interval.isBounded ? " \(Figure.interval(check.interval, Figure.dollars))" : ""
      return
        "Limit of \(Figure.dollars(check.atMost)) of bad debt \(check.isBreached ? "BREACHED" : "held")\(noise),"
        + " \(check.title): \(check.measure) \(Figure.dollars(check.value))\(interval)."
    }
  }

  /// The place of the answer: the books at the venues.
  private var place: String {
    Words.list(
      venues.map { "\($0.book.onOneLine) at \($0.name.onOneLine)\($0.asOf.map { ", \($0)" } ?? "")" })
  }

  /// How many paths a case has, in words.
  func pathWords(_ stressCase: StressCase) -> String {
    stressCase.isReplay ? "the one path of the replay" : "over \(Words.counted(stressCase.paths, "path"))"
  }

  /// What is expected to be lost.
  var lossSentence: String {
    let law = first.laws[.badDebt]
    let over = "over \(Figure.duration(days: first.horizonDays))"
    if first.isReplay {
      return
        "\(place): \(over) of \(first.title) a bad debt of \(law.meanText). It is one path, without intervals."
    }
    guard law.mean > 0 else {
      return
        "\(place): \(over) there is no bad debt on any of \(Words.counted(first.paths, "path")): its probability is below"
        + " \(law.probabilityInterval.high.map(Figure.chance) ?? "a bound that so few paths do not give")."
    }
    let tail = law.measures.first.map { measure in
      "; \(Measure.expectedShortfall.heading(measure.confidence)) is \(Figure.dollars(measure.expectedShortfall))"
        + " \(law.text(measure.expectedShortfallInterval))"
    }
    return
      "\(place): \(over) a bad debt of \(law.meanText) \(law.intervalText) is expected; there is any with probability"
      + " \(Figure.chance(law.probability)) \(Figure.interval(law.probabilityInterval, Figure.chance))\(tail ?? "")."
  }

  /// How much is liquidated, and what that costs the accounts.
  var liquidationSentence: String {
    let (accounts, repaid) = (first.laws[.accounts], first.laws[.repaid])
    guard repaid.probability > 0 else { return "Nothing is liquidated \(first.isReplay ? "on it" : "on any path")." }
    let sum = venues.reduce(0) { $0 + $1.accounts }
    let often =
      first.isReplay
      ? "" : ", anything with probability \(Figure.chance(repaid.probability))"
    return
      "Liquidated: \(accounts.meanText) of \(Words.counted(sum, "account"))\(spaced(accounts))\(first.isReplay ? "" : " on average"),"
      + " each counted once, for \(repaid.meanText)\(spaced(repaid)) of debt and contracts\(often); collateral of"
      + " \(first.laws[.sold].meanText) changes hands, slippage takes \(first.laws[.slippage].meanText), and the accounts lose"
      + " \(first.laws[.usersLoss].meanText)."
  }

  /// Who is called before anything moves; nil where nobody is.
  var calledSentence: String? {
    let called = venues.flatMap { venue in
      venue.called.map { venues.count > 1 ? "\($0.onOneLine) at \(venue.name.onOneLine)" : $0.onOneLine }
    }
    guard !called.isEmpty else { return nil }
    let few = called.prefix(Self.namedAccounts)
    let more = called.count - few.count
    return
      "Called already at today's prices: "
      + "\(Words.list(few + (more > 0 ? [Words.counted(more, "other account")] : [])))."
  }

  /// How many accounts a sentence names.
  private static let namedAccounts = 5

  private func spaced(_ law: StressLaw) -> String { law.intervalText.isEmpty ? "" : " \(law.intervalText)" }

  /// Who pays the bad debt; nil where there is none and nobody was deleveraged.
  var payersSentence: String? {
    guard hasBadDebt || first.mean(\.deleveraged) > 0 || first.laws[.backstopLoss].mean > 0 else { return nil }
    let payers: [(String, Double)] = [
      ("the insurance fund", first.mean(\.fundPaid)), ("the backstop", first.mean(\.backstopPaid)),
      ("those who lent or all traders", first.mean(\.socialised)),
    ]
    let paid = payers.filter { $0.1 > 0 }.map { "\($0.0) \(Figure.dollars($0.1))" }
    var sentence = paid.isEmpty ? "" : "Who pays it\(first.isReplay ? "" : ", on average"): \(Words.list(paid))."
    if first.mean(\.deleveraged) > 0 {
      sentence +=
        " By deleveraging, other traders give up \(Figure.dollars(first.mean(\.deleveraged)))"
        + " on \(Figure.dollars(first.mean(\.deleveragedSize))) of contracts."
    }
    let drawdown = first.laws[.fundDrawdown]
    if let measure = drawdown.measures.first, drawdown.mean > 0 {
      sentence +=
        " The fund falls by \(drawdown.meanText) at its lowest on average;"
        + " \(Measure.expectedShortfall.heading(measure.confidence)) \(Figure.dollars(measure.expectedShortfall))."
    }
    return sentence.isEmpty ? nil : sentence.trimmed
  }

  /// What is cut off by the horizon and who did not come.
  var leftSentence: String {
    var left: [String] = []
    func number(_ value: Double) -> String { Figure.short(value.rounded(toDigits: 3)) }
    if first.sums.waiting > 0 {
      left.append(
        "\(number(first.mean(\.waiting))) accounts are called and not dealt with"
          + (first.mean(\.uncovered) > 0
            ? ", owing \(Figure.dollars(first.mean(\.uncovered))) beyond their collateral, which is no bad debt yet"
            : ""))
    }
    if first.sums.openAuctions > 0 {
      left.append(
        "\(number(first.mean(\.openAuctions))) auctions still run for \(Figure.dollars(first.mean(\.openAuctionDebt)))")
    }
    var waits: [String] = []
    for (count, reason) in [
      (first.mean(\.unprofitable), "because it did not pay"), (first.mean(\.crowdedOut), "because blocks were full"),
      (first.mean(\.shortOfCapital), "because capital was bound"),
      (first.mean(\.unattended), "because the venue was paused or nobody was there"),
    ] where count > 0 { waits.append("\(number(count)) times \(reason)") }
    let average = first.isReplay ? "" : ", on average over the paths"
    let end =
      left.isEmpty
      ? "Nothing is cut off by the end: nobody waits and no auction runs."
      : "Left at the end\(average): \(Words.list(left))."
    let on = waits.isEmpty ? "" : " On the way liquidators did not come \(Words.list(waits))."
    let redos = first.sums.redos > 0 ? " Auctions were started anew \(number(first.mean(\.redos))) times." : ""
    return end + on + redos
  }

  /// How much sales add to liquidations; nil where nobody asked.
  var amplificationSentence: String? {
    guard let amplification = first.amplification else { return nil }
    guard let ratio = amplification.ratio else {
      return "No amplification: nothing is liquidated where sales move no price. \(StressAmplification.definition)"
    }
    let interval =
      amplification.interval.isBounded
      ? " \(Figure.interval(amplification.interval) { Figure.ratio($0) })" : ""
    return
      "Amplification \(Figure.ratio(ratio))\(interval); bad debt without it"
      + " \(Figure.dollars(amplification.badDebtWithoutFeedback)). \(StressAmplification.definition)"
  }

  /// The worst path and how to see it; nil where nothing happens.
  var worstSentence: String? {
    guard let worst = first.worstPaths.first else { return nil }
    let what = "bad debt \(Figure.dollars(worst.outcome.badDebt)), \(Figure.dollars(worst.outcome.repaid)) liquidated"
    if first.isReplay { return "See what happens, event by event: \(first.replayCommand)" }
    return "The worst path is \(worst.path): \(what). See it: \(first.replayCommand) --path \(worst.path)"
  }
}

extension String {
  /// The text without blanks at its start.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
