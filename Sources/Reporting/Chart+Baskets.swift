internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension Chart {
  /// Characters of a basket's name that a chart has room for.
  private static let longestName = 36

  /// The collateral ratio that each basket needs, in rank order.
  init(ratiosOf answer: CompareAnswer) {
    let entries = answer.comparison.entries
    let names = entries.enumerated().map { "\(Script.quoted(Self.shortened($1.basket.name))) \($0)" }
    var script = Script(output: "baskets.svg", height: max(240, 130 + 36 * entries.count))
    script += [
      "set title \(Script.quoted("Collateral needed per unit of debt, at \(answer.target)")) noenhanced",
      "set xlabel 'Collateral ratio, with its 95 % interval'",
      "set yrange [\(entries.count - 1).6:-0.6]",
      "set ytics (\(names.joined(separator: ", "))) scale 0 noenhanced",
      "set tics nomirror out",
      "set border 3",
      "set grid xtics linecolor '\(Palette.grey)'",
      "unset key",
    ]
    let placed = entries.enumerated().compactMap { rank, entry in
      entry.collateralRatio.map { ratio in
        let ends = entry.collateralRatioInterval
        return (rank: rank, ratio: ratio, low: ends.low ?? ratio, high: ends.high ?? ratio)
      }
    }
    guard let low = placed.map(\.low).min(), let high = placed.map(\.high).max() else {
      script += [
        "set xrange [1:2]", "set label 1 'no basket keeps a value' at graph 0.5, graph 0.5 center", "plot NaN",
      ]
      self.init(name: "baskets", caption: "No basket keeps a value", script: script.text)
      return
    }
    let room = max(0.1 * (high - low), 0.002)
    script.add(
      data: "$baskets",
      rows: placed.map { place in
        [.number(place.ratio), .number(Double(place.rank)), .number(place.low), .number(place.high)]
          + [.words(CompareAnswer.ratio(place.ratio))]
      })
    script += [
      "set xrange [\(low - room):\(high + 2 * room)]",
      "plot $baskets using 1:2:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 2 linecolor '\(Palette.blue)', \\",
      "  $baskets using 4:2:5 with labels left offset 1, 0 noenhanced",
    ]
    self.init(
      name: "baskets", caption: "Collateral ratio that each basket needs, the least first", script: script.text)
  }

  private static func shortened(_ name: String) -> String {
    name.count <= longestName ? name : "\(name.prefix(longestName - 1))…"
  }
}
