internal import Calibration
internal import RiskMeasures

extension Chart {
  /// The haircut of each asset beside the measures of its price fall.
  init(haircutsOf answer: CalibrateAnswer) {
    let assets = answer.assets
    let measure = answer.policy.measure
    let other: Measure = measure == .expectedShortfall ? .valueAtRisk : .expectedShortfall
    let names = assets.enumerated().map { "\(Script.quoted($1.asset)) \($0)" }.joined(separator: ", ")
    let isCrowded = assets.count > 8
    var script = Script(
      output: "haircuts.svg", width: max(860, 160 + 40 * assets.count), height: isCrowded ? 460 : 420)
    script += [
      "set title 'Haircuts and the price falls that they cover'",
      "set xrange [-0.6:\(assets.count - 1).6]",
      "set yrange [*<0:*]",
      "set offsets 0, 0, graph 0.05, 0",
      "set xtics (\(names))\(isCrowded ? " rotate by 45 right" : "") scale 0 noenhanced",
      "set ylabel '% of the price'",
      "set tics nomirror out",
      "set border 3",
      "set grid ytics linecolor '\(Palette.grey)'",
      "set boxwidth 0.6",
      "set style fill solid 1 border linecolor '\(Palette.blue)'",
      "set key outside top center horizontal Left reverse noenhanced samplen 2",
    ]
    script.add(
      data: "$assets",
      rows: assets.enumerated().map { place, asset in
        let haircut = asset.haircut
        let ends = [haircut.measuredInterval.low, haircut.measuredInterval.high]
        return [Double(place), 100 * haircut.value, 100 * haircut.measured].map(Script.Cell.number)
          + ends.map { .number(100 * ($0 ?? haircut.measured)) } + [.number(100 * asset.closeOut.value(of: other))]
      })
    let measured = Script.quoted("\(answer.target) with its 95 % interval")
    let beside = Script.quoted(other.heading(answer.policy.confidence))
    script += [
      "plot $assets using 1:2 with boxes linecolor '\(Palette.sky)' title 'haircut as set', \\",
      "  $assets using 1:6 with points pointtype 6 pointsize 0.8 linewidth 2 linecolor '\(Palette.vermilion)'"
        + " title \(beside), \\",
      "  $assets using 1:3:4:5 with yerrorbars pointtype 7 pointsize 0.5 linewidth 1.5 linecolor '\(Palette.black)'"
        + " title \(measured)",
    ]
    self.init(
      name: "haircuts", caption: "Haircut of each asset beside VaR and ES of its price fall", script: script.text)
  }
}
