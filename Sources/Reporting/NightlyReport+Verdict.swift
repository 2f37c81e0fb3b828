internal import Calibration
internal import MarketData
internal import Portfolio
internal import RiskMeasures
internal import Simulation

extension NightlyReport {
  /// What the night says of the limits, in words that are made of the figures.
  public var verdict: String {
    let words = LimitVerdict(calibration.limits).sentence
    return audit.passed ? words : "Do not use these figures: the audit of the paths failed. \(words)"
  }

  /// The head of ``markdown``, for a terminal: the verdict and what must be known first.
  public var text: String { head.text }

  /// The head of the report: its title, the verdict and what must be known first, in ten lines at most.
  var head: Paragraphs {
    var head = Paragraphs()
    head.add("# \(title.onOneLine)")
    if isSynthetic { head.add(Self.syntheticBanner) }
    let limits = LimitVerdict(calibration.limits)
    head.add("**\(verdict)**\(limits.closest.map { " Closest of those that hold: \($0)." } ?? "")".onOneLine)
    var items: [String] = []
    if let breaches = limits.breaches { items.append("Breached: \(breaches).") }
    items += ["Worst figure: \(worstFigure).", audit.sentence, dataSentence]
    head.add(items: items)
    return head
  }

  private static let syntheticBanner =
    "> **SYNTHETIC PRICES.** The price table was drawn from a model, not observed: its quality says nothing of a market."
    + " The figures are those of the market model, whose source stands under it."

  /// The largest measured haircut of all assets and baskets, with its interval.
  private var worstFigure: String {
    let figures =
      calibration.assets.map { ($0.asset, $0.policy.closeOutDays, $0.haircut) }
      + calibration.baskets.map { ($0.basket.name, $0.closeOutDays, $0.haircut) }
    // An asset comes before a basket of the same figure.
    let (name, days, haircut) = figures.reduce(figures[0]) { $1.2.measured > $0.2.measured ? $1 : $0 }
    return "\(name.onOneLine), \(calibration.target) over \(Figure.duration(days: days)):"
      + " \(Figure.percent(haircut.measured)) \(Figure.percent(haircut.measuredInterval))"
  }

  /// Whether the price table has findings.
  private var dataSentence: String {
    guard let quality else { return "Data quality: this run read no price table." }
    let rows = "\(Words.counted(quality.rows, "row")) of \(quality.source.onOneLine), the last of \(quality.last)"
    if quality.findings.isEmpty { return "Data quality: no finding in \(rows)." }
    let kinds = Finding.Kind.allCases.compactMap { kind in
      let count = quality.findings.count { $0.kind == kind }
      return count == 0 ? nil : Words.counted(count, kind.words.one, kind.words.many)
    }
    return "Data quality: \(Words.counted(quality.findings.count, "finding")) in \(rows): \(Words.list(kinds))."
  }
}
