internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension CompareAnswer {
  /// The answer for a terminal: in words first, then the ranking and the differences.
  public var text: String {
    var text = Paragraphs()
    text.add(lines: [sentence, ambiguity])
    text.add(rankTable)
    text.add(measureTable)
    if !comparison.differences.isEmpty { text.add(differenceTable) }
    if let omission { text.add(omission) }
    text.add(lines: cautions)
    text.add(lines: run.claimLines)
    text.add(lines: [basis, audit.sentence, run.sentence])
    return text.text
  }

  /// What the ratios rest on, in words.
  var basis: String {
    "Ratios here rest on \(target) of each basket's loss \(mark.words(stepDays: run.stepDays)), not rounded and without a"
      + " floor, so that small differences show."
  }

  /// Which basket needs the least collateral, in words.
  var sentence: String {
    let best = comparison.entries[0]
    guard let ratio = best.collateralRatio else {
      return "No basket keeps a value at \(target): none of them can secure a debt."
    }
    return "\(best.basket.name.onOneLine) needs the least collateral for a debt of \(Figure.dollars(debt)):"
      + " \(Figure.dollars(debt * ratio))"
      + " \(Figure.interval(best.collateralRatioInterval) { Figure.dollars(debt * $0) }), a ratio of"
      + " \(Self.ratio(ratio)) \(Figure.interval(best.collateralRatioInterval, Self.ratio))."
  }

  /// Which baskets the paths cannot tell apart, in words.
  var ambiguity: String {
    let names = comparison.entries.map(\.basket.name)
    let groups = comparison.entries.enumerated().compactMap { rank, entry in
      // Each pair is named once, by its better basket.
      let later = entry.notDistinguishableFrom.filter { names[(rank + 1)...].contains($0) }
      return later.isEmpty ? nil : "\(entry.basket.name) from \(Words.list(later))"
    }
    let coverage = "with \(Figure.shortPercent(comparison.coverage.level)) for all pairs together"
    if groups.isEmpty { return "The paths tell every basket from every other, \(coverage)." }
    return "The paths cannot tell \(groups.joined(separator: "; nor ")), \(coverage)."
  }

  /// What to beware of, a line each.
  var cautions: [String] {
    var cautions = Cautions()
    for entry in comparison.entries { cautions.add(entry.risk, of: entry.basket.name) }
    return cautions.lines
  }

  /// The measure and confidence of the comparison: `ES 99 %`.
  var target: String { comparison.measure.heading(comparison.confidence) }

  /// The baskets in rank order.
  var rankTable: Table {
    Table(
      [
        .numbers("Rank"), .words("Basket"), .numbers("Collateral ratio"), .numbers("Interval"),
        .numbers("Collateral needed"), .numbers("Interval"), .words("Cannot be told from"),
      ],
      rows: comparison.entries.enumerated().map { rank, entry in
        [
          Figure.count(rank + 1), entry.basket.name, entry.collateralRatio.map(Self.ratio) ?? "none",
          Figure.interval(entry.collateralRatioInterval, Self.ratio),
          entry.collateralRatio.map { Figure.dollars(debt * $0) } ?? "none",
          Figure.interval(entry.collateralRatioInterval) { Figure.dollars(debt * $0) },
          entry.notDistinguishableFrom.isEmpty ? "-" : entry.notDistinguishableFrom.joined(separator: ", "),
        ]
      })
  }

  /// Both measures of each basket's loss; the haircut is the comparison's.
  var measureTable: Table {
    let (measure, other) = (comparison.measure, comparison.measure.other)
    return Table(
      [
        .words("Basket"), .numbers("Haircut (\(target))"), .numbers("Interval"),
        .numbers(other.heading(comparison.confidence)), .numbers("Interval"),
      ],
      rows: comparison.entries.map { entry in
        [
          entry.basket.name, Figure.percent(entry.risk.value(of: measure)),
          Figure.percent(entry.risk.interval(of: measure)), Figure.percent(entry.risk.value(of: other)),
          Figure.percent(entry.risk.interval(of: other)),
        ]
      })
  }

  /// The differences of the pairs, or of those that decide a choice where there are too many.
  var differenceTable: Table {
    Table(
      [
        .words("Needs more"), .words("Needs less"), .numbers("Difference of ratios"), .numbers("Interval"),
        .words("Difference is"),
      ],
      rows: telling.map { pair in
        [
          pair.worse, pair.better, Self.ratio(pair.collateralRatio.difference),
          Figure.interval(pair.collateralRatio.interval, Self.ratio),
          pair.collateralRatio.isDistinguishable ? "real" : "within noise",
        ]
      })
  }

  /// A ratio with the decimals that set dollar baskets apart.
  static func ratio(_ value: Double) -> String { Figure.ratio(value, decimals: 4) }

  /// The most pairs that are all shown.
  private static let shownPairs = 15

  /// Which pairs are left out, in words; nil where none is.
  var omission: String? {
    let (shown, all) = (telling.count, comparison.differences.count)
    guard shown < all else { return nil }
    return "Shown are the \(Figure.count(shown)) pairs with the first basket or of neighbours in rank; all"
      + " \(Figure.count(all)) stand in the JSON answer."
  }

  /// All pairs where they are few; otherwise every basket beside the one that it follows and beside the first.
  private var telling: [BasketDifference] {
    guard comparison.differences.count > Self.shownPairs else { return comparison.differences }
    let names = comparison.entries.map(\.basket.name)
    return comparison.differences.filter { pair in
      pair.better == names[0] || zip(names, names.dropFirst()).contains { $0 == pair.better && $1 == pair.worse }
    }
  }
}
