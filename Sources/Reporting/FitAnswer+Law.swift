internal import Estimation

extension LawDiagnostics {
  /// The figures of the market as a whole.
  var marketTable: Table? { Self.table(figures.filter { $0.asset == nil }) }

  /// The figures of each asset: a row per asset, a column per figure, each with its standard error where it has one.
  var assetTable: Table? {
    let own = figures.filter { $0.asset != nil }
    let names = own.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let assets = own.compactMap(\.asset).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard !names.isEmpty else { return nil }
    return Table(
      [.words("Asset")] + names.map { .numbers($0.capitalisedFirst) },
      rows: assets.map { asset in
        [asset] + names.map { name in own.first { $0.asset == asset && $0.name == name }?.words ?? "-" }
      })
  }

  private static func table(_ figures: [FittedFigure]) -> Table? {
    guard !figures.isEmpty else { return nil }
    return Table(
      [.words("Figure"), .numbers("Value (standard error)")],
      rows: figures.map { [$0.name.capitalisedFirst, $0.words] })
  }
}

extension TailEvidence {
  /// The shape of each asset's tail of falls by threshold.
  var ladderTable: Table {
    let shares = falls.flatMap { $0.rungs.map(\.share) }.reduce(into: [Double]()) {
      if !$0.contains($1) { $0.append($1) }
    }.sorted()
    return Table(
      [.words("Asset")] + shares.map { .numbers(Figure.shortPercent($0)) },
      rows: falls.map { ladder in
        [ladder.asset]
          + shares.map { share in
            guard let rung = ladder.rungs.first(where: { $0.share == share }) else { return "-" }
            let error = rung.shapeStandardError.map { " (\(Figure.number($0, decimals: 2)))" } ?? ""
            return Figure.number(rung.shape, decimals: 2) + error
          }
      })
  }

  /// Where the copula has assets fall together more rarely than they did.
  var pairSentence: String {
    let days = "one of the worst \(Figure.shortPercent(Self.level)) of days"
    let short = pairs.filter { pair in
      guard let implied = pair.falls.implied, let low = pair.falls.interval.first else { return false }
      return implied < low
    }
    guard
      let worst = short.max(by: {
        $0.falls.realised - ($0.falls.implied ?? 0) < $1.falls.realised - ($1.falls.implied ?? 0)
      })
    else {
      return "No pair of assets had \(days) together more often than the copula says, beyond its 95 % interval."
    }
    return
      "\(Words.counted(short.count, "pair")) of \(Figure.count(pairs.count)) had \(days) together more often than the"
      + " copula says, beyond the 95 % interval; most of all \(worst.first) and \(worst.second):"
      + " \(Figure.percent(worst.falls.realised)) beside \(Figure.percent(worst.falls.implied ?? 0)). All pairs stand in the"
      + " JSON answer."
  }
}

extension FittedFigure {
  /// The value, and its standard error in brackets where it has one.
  fileprivate var words: String {
    Self.words(value) + (standardError.map { " (\(Self.words($0)))" } ?? "")
  }

  /// Four digits or so: more would be noise.
  private static func words(_ value: Double) -> String {
    Figure.number(value, decimals: value.magnitude >= 1_000 ? 0 : value.magnitude >= 10 ? 2 : 4)
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
