internal import Calibration
internal import RiskMeasures

extension Chart {
  /// The haircut of each asset beside the measures of its price fall.
  init(haircutsOf answer: CalibrateAnswer) {
    let assets = answer.assets
    let measure = answer.policy.measure
    let other: Measure = measure == .expectedShortfall ? .valueAtRisk : .expectedShortfall
    let names = assets.enumerated().map { "\(Script.quoted($1.asset)) \($0)" }.joined(separator: ", ")
    // In percent: as set, as measured, both ends of its interval, the other measure.
    let heights = assets.map { asset in
      let haircut = asset.haircut
      let ends = [haircut.measuredInterval.low, haircut.measuredInterval.high].map { $0 ?? haircut.measured }
      return ([haircut.value, haircut.measured] + ends + [asset.closeOut.value(of: other)]).map { 100 * $0 }
    }
    let low = 1.05 * heights.joined().reduce(0, min)
    let high = 1.05 * heights.joined().reduce(0.1, max)
    let isCrowded = assets.count > 8
    var script = Script(
      output: "haircuts.svg", width: max(860, 160 + 40 * assets.count), height: isCrowded ? 460 : 420)
    script += [
      "set title 'Haircuts and the price falls that they cover'",
      "set xrange [-0.6:\(assets.count - 1).6]",
      "set yrange [\(low):\(high)]",
      "set xtics (\(names))\(isCrowded ? " rotate by 45 right" : "") scale 0 noenhanced",
      "set ylabel '% of the price'",
      "set tics nomirror out",
      "set border 3",
      "set grid ytics linecolor '\(Palette.grey)'",
      "set boxwidth 0.6",
      "set style fill solid 1 border linecolor '\(Palette.blue)'",
      "set key below center horizontal maxrows 1 Left reverse noenhanced samplen 2",
    ]
    script.add(
      data: "$assets",
      rows: heights.enumerated().map { place, heights in ([Double(place)] + heights).map(Script.Cell.number) })
    let measured = Script.quoted("\(answer.target) and its 95 % interval")
    let beside = Script.quoted(other.heading(answer.policy.confidence))
    script += [
      "plot $assets using 1:2 with boxes linecolor '\(Palette.sky)' title 'haircut as set', \\",
      "  $assets using 1:6 with points pointtype 7 pointsize 0.7 linecolor '\(Palette.vermilion)'"
        + " title \(beside), \\",
      // An error bar of gnuplot would hide itself behind the halo of its point.
      "  $assets using 1:4:(0):($5-$4) with vectors heads size screen 0.006,90 linewidth 1.5 linecolor"
        + " '\(Palette.black)' notitle, \\",
      "  $assets using 1:3 with points pointtype 7 pointsize 0.5 linecolor '\(Palette.black)' title \(measured)",
    ]
    self.init(
      name: "haircuts", caption: "Haircut of each asset beside VaR and ES of its price fall", script: script.text)
  }
}
