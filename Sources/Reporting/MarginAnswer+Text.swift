internal import Foundation
internal import Margin
internal import MarginCalls
internal import RiskMeasures

extension MarginAnswer {
  /// The answer for a terminal: who is called, in words first; then the accounts, the days, the models, the joint margin.
  public var text: String {
    var text = Paragraphs()
    text.add(lines: [todaySentence, horizonSentence, closestSentence, watchSentence].compactMap { $0 })
    text.add(lines: faults + capUses.filter { $0.excess > 0 }.map(\.sentence))
    text.add(totalsSentence)
    text.add("Those that are short today, then the likeliest to be called:")
    text.add(accountTable)
    text.add(items: review.closest.flatMap(lines(of:)))
    if !isQuiet {
      text.add("Calls over \(Figure.duration(days: run.horizonDays)), over all paths:")
      text.add(distributionTable)
      text.add("First calls by day, on average:")
      text.add(dayTable)
      text.add(worstSentence)
    }
    if !review.models.isEmpty {
      text.add("What each margin model asks of the whole book, and of the accounts above:")
      text.add(modelTable)
    }
    if joint != nil {
      text.add(jointSentence)
      if !jointTable.rows.isEmpty {
        text.add(jointTable)
        text.add(jointGuide)
      }
    }
    text.add(lines: cautions)
    text.add(lines: run.claimLines)
    text.add(lines: [checksSentence, audit.sentence, "\(run.sentence) A loss is positive; intervals hold with 95 %."])
    return text.text
  }

  private var distribution: CallDistribution { review.distribution }

  /// Whether no account was called on any path.
  private var isQuiet: Bool { distribution.calls.largest == 0 }

  /// Who is short of maintenance before anything has moved.
  var todaySentence: String {
    let short = distribution.today
    let count = Words.counted(review.accounts, "account")
    let place = "\(book.onOneLine) at \(venue.onOneLine)\(asOf.map { ", \($0)" } ?? "")"
    guard !short.isEmpty else { return "\(place): none of \(count) is below maintenance today." }
    let sum = Figure.dollars(short.reduce(0) { $0 + $1.shortfall })
    let first = review.closest.first.map {
      short.count == 1 ? " (\($0.name.onOneLine))" : ", first \($0.name.onOneLine)"
    }
    return
      "\(place): \(Figure.count(short.count)) of \(count) \(short.count == 1 ? "is" : "are") below maintenance today\(first ?? ""),"
      + " short of \(sum)."
  }

  /// What the horizon brings.
  var horizonSentence: String {
    let horizon = "Over \(Figure.duration(days: run.horizonDays))"
    guard !isQuiet else { return "\(horizon) no account is called on any of \(Figure.count(run.paths)) paths." }
    let calls = distribution.calls
    let shortfall = distribution.shortfall
    let more = distribution.today.isEmpty ? "" : " more"
    var sentence =
      "\(horizon) \(Figure.short(calls.mean.value.rounded(toDigits: 4)))\(more) accounts"
      + " \(Figure.interval(calls.mean.interval) { Figure.short($0.rounded(toDigits: 4)) }) are called on average, short of"
      + " \(Figure.dollars(shortfall.mean.value)); somebody is with probability"
      + " \(Figure.probability(calls.probability.value))"
      + " \(Figure.interval(calls.probability.interval, Figure.probability))"
    if let first = calls.measures.first, let dollars = shortfall.measures.first {
      sentence +=
        "; on \(Figure.shortPercent(first.confidence.level)) of paths no more than \(Figure.short(first.valueAtRisk)), short of"
        + " at most \(Figure.dollars(dollars.valueAtRisk))"
    }
    return sentence + "."
  }

  /// The likeliest account to be called among those that are not short today; nil where all that are shown are.
  private var next: AccountReview? {
    let short = Set(distribution.today.map(\.account))
    return review.closest.first { !short.contains($0.owner) }
  }

  /// Who is called next, and what stands between.
  private var closestSentence: String? {
    let short = Set(distribution.today.map(\.account))
    guard let next = review.closest.first(where: { !short.contains($0.owner) }), next.statement.healthFactor != nil
    else {
      return nil
    }
    let probability = Figure.probability(next.calls.probability.value)
    let price = next.liquidations.first.map { ", called when \($0.words)" } ?? ""
    return "Next is \(next.name.onOneLine): health \(Figure.health(next.statement.healthFactor))\(price), within"
      + " \(Figure.duration(days: run.horizonDays)) with probability \(probability)."
  }

  /// How much a watch at the ends of steps alone misses, by the asset that calls next.
  private var watchSentence: String? {
    guard let next = next?.liquidations.first, next.unseenMove > 0 else { return nil }
    return
      "Accounts are looked at every \(Figure.duration(days: run.stepDays)): a watch without gaps calls more often, as if"
      + " \(next.asset) had \(Figure.percent(next.unseenMove, decimals: 1)) less to go."
  }

  private var totalsSentence: String {
    let total = review.total
    var parts = ["collateral \(Figure.dollars(total.collateral))", "debt \(Figure.dollars(total.debt))"]
    if total.gain != 0 || total.maintenanceMargin != 0 {
      parts += [
        "unrealised gain \(Figure.dollars(total.gain))", "initial margin \(Figure.dollars(total.initialMargin))",
        "maintenance margin \(Figure.dollars(total.maintenanceMargin))",
      ]
    }
    return "\(Words.counted(review.positions, "position")) in all: \(Words.list(parts))."
  }

  private var worstSentence: String {
    guard let worst = distribution.worstPaths.first else { return "" }
    return "The worst path is \(worst.path): \(Words.counted(worst.calls, "account")) called, short of"
      + " \(Figure.dollars(worst.shortfall))\(worst.debt > 0 ? ", owing \(Figure.dollars(worst.debt))" : "")."
  }

  private var checksSentence: String {
    let checks = distribution.checks
    guard checks.general > 0 else {
      return "Every account was checked at the end of every step; what happens within a step is not seen."
    }
    return
      "Every account was checked at the end of every step, \(Figure.count(checks.general)) of them one statement at a time;"
      + " what happens within a step is not seen."
  }

  private var cautions: [String] {
    var cautions = Cautions()
    if !isQuiet {
      for measure in distribution.calls.measures { cautions.add(measure, of: "calls") }
      for measure in distribution.shortfall.measures { cautions.add(measure, of: "shortfall") }
    }
    return cautions.lines
  }
}

extension Double {
  /// The number with so many digits from the first that is not 0.
  func rounded(toDigits digits: Int) -> Double { Double(String(format: "%.\(digits)g", self)) ?? self }
}

extension Figure {
  /// A health factor, or that there is nothing to cover.
  static func health(_ value: Double?) -> String {
    guard let value else { return "nothing to cover" }
    return value < 1e6 ? number(value, decimals: 3) : "over 1,000,000"
  }

  /// A margin ratio in percent: beyond any use of its digits where an account has next to nothing.
  static func marginRatio(_ value: Double) -> String {
    abs(value) < 1e4 ? percent(value) : value < 0 ? "below -1,000,000 %" : "over 1,000,000 %"
  }
}
