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
