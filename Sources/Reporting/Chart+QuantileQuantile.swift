internal import Estimation

extension Chart {
  /// The columns of panels that fit beside each other.
  private static let mostColumns = 4
  /// The width and the height of a panel, in points.
  private static let panel = (width: 270, height: 240)
  /// Room above the panels for the title, in points.
  private static let heading = 44

  /// The standardised returns of each asset against the quantiles of its law, a panel for each.
  ///
  /// - Precondition: there is a series.
  init(quantilesOf series: [SeriesDiagnostics]) {
    precondition(!series.isEmpty, "A chart of quantiles needs a series")
    // Six panels stand better as two rows of three than as four and two.
    let columns = series.count <= Self.mostColumns ? series.count : series.count <= 6 ? 3 : Self.mostColumns
    let rows = (series.count + columns - 1) / columns
    let laws = Set(series.map(\.law))
    let law = laws.count == 1 ? series[0].law : "the law of each"
    let (width, height) = (max(columns * Self.panel.width, 420), Self.heading + rows * Self.panel.height + 12)
    /// Points as shares of the picture, which is how gnuplot lays panels out.
    func across(_ points: Int) -> Double { Double(points) / Double(width) }
    func along(_ points: Int) -> Double { Double(points) / Double(height) }
    let title = Script.quoted("Standardised returns against \(law)")
    var script = Script(output: "quantiles.svg", width: width, height: height)
    script += [
      "set multiplot layout \(rows),\(columns) rowsfirst title \(title) noenhanced"
        + " margins screen \(across(60)), \(1 - across(15)), \(along(62)), \(1 - along(Self.heading + 22))"
        + " spacing screen \(across(42)), \(along(62))",
      "set border 3",
      "set tics nomirror out",
      "set grid linecolor '\(Palette.grey)'",
      "unset key",
    ]
    for (place, one) in series.enumerated() {
      script += Self.panel(one, number: place, isLeft: place % columns == 0, isLowest: place + columns >= series.count)
      script.add(
        data: "$asset\(place)", rows: one.quantiles.map { [.number($0.theoretical), .number($0.observed)] })
      script += [
        "plot x with lines linewidth 1.5 linecolor '\(Palette.vermilion)', $asset\(place) using 1:2 with points"
          + " pointtype 7 pointsize 0.3 linecolor '\(Palette.blue)'"
      ]
    }
    script += ["unset multiplot"]
    self.init(
      name: "quantiles",
      caption: "Quantiles of the standardised returns of \(Words.list(series.map(\.asset))) against \(law)",
      script: script.text)
  }

  /// The settings of one panel, whose two axes span the same values.
  private static func panel(_ series: SeriesDiagnostics, number: Int, isLeft: Bool, isLowest: Bool) -> [String] {
    let values = series.quantiles.flatMap { [$0.theoretical, $0.observed] }
    let reach = 1.05 * max(values.map(\.magnitude).max() ?? 0, 1)
    return [
      "set title \(Script.quoted(series.asset)) noenhanced offset 0, -0.7",
      "set xrange [\(-reach):\(reach)]",
      "set yrange [\(-reach):\(reach)]",
      isLowest ? "set xlabel 'quantile of the law' offset 0, 0.5" : "unset xlabel",
      isLeft ? "set ylabel 'observed, standard deviations' offset 1, 0" : "unset ylabel",
    ]
  }
}
