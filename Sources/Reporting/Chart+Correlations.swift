internal import MarketModel

extension Chart {
  /// The largest number of assets whose correlations are written into their cells.
  private static let largestLabelled = 20
  /// The absolute correlation beyond which a cell is so dark that its number is white.
  private static let darkCell = 0.85

  /// The correlations of a model as a heat map.
  init(correlationsOf model: MarketModel) {
    let count = model.drivers.count
    let isLabelled = count <= Self.largestLabelled
    let names = model.drivers.enumerated().map { "\(Script.quoted($1)) \($0)" }.joined(separator: ", ")
    let side = min(1_000, max(420, 150 + 42 * count))
    var script = Script(output: "correlation.svg", width: side + 100, height: side)
    script += [
      "set title 'Correlation of log returns'",
      "set size square",
      "set xrange [-0.5:\(count - 1).5]",
      "set yrange [\(count - 1).5:-0.5]",
      "set xtics (\(names)) rotate by 45 right scale 0 noenhanced",
      "set ytics (\(names)) scale 0 noenhanced",
      "set cbrange [-1:1]",
      "set cbtics 0.5",
      "set palette defined (-1 '#2166AC', -0.5 '#92C5DE', 0 '#F7F7F7', 0.5 '#FDB863', 1 '#9A4A04')",
      "set style fill solid 1 noborder",
      "unset key",
    ]
    let cells = model.drivers.indices.flatMap { row in
      model.drivers.indices.map { column in (row, column, model.correlation[row][column]) }
    }
    script.add(
      data: "$cells",
      rows: cells.map { row, column, value in [.number(Double(column)), .number(Double(row)), .number(value)] })
    var plot = "plot $cells using 1:2:(0.49):(0.49):3 with boxxyerror linecolor palette"
    if isLabelled {
      for (name, colour, isDark) in [("$light", "black", false), ("$dark", "white", true)] {
        let chosen = cells.filter { ($0.2.magnitude > Self.darkCell) == isDark }
        if chosen.isEmpty { continue }
        script.add(
          data: name,
          rows: chosen.map { row, column, value in
            [
              .number(Double(column)), .number(Double(row)),
              .words(row == column ? "1" : Figure.number(value, decimals: 2)),
            ]
          })
        plot += ", \(name) using 1:2:3 with labels textcolor '\(colour)' noenhanced"
      }
    }
    script += [plot]
    self.init(
      name: "correlation", caption: "Correlation of the log returns of \(Words.list(model.drivers))",
      script: script.text)
  }
}
