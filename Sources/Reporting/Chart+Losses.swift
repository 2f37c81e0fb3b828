internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension Chart {
  /// The distribution of a basket's losses, with the measures of the first confidence.
  init(lossesOf answer: RiskAnswer) {
    let basket = answer.risk.basket.name
    let first = answer.risk.measures[0]
    let bins = answer.risk.histogram
    let confidence = Figure.shortPercent(first.confidence.level)
    let (valueAtRisk, shortfall) = (100 * first.valueAtRisk, 100 * first.expectedShortfall)
    let width = bins.width > 0 ? 100 * bins.width : 1
    let low = min(100 * bins.low, valueAtRisk)
    let high = max(100 * bins.low + Double(bins.shares.count) * width, shortfall)
    let room = 0.04 * (high - low)

    var script = Script(output: "loss-distribution.svg")
    script += [
      "set title \(Script.quoted("Losses of \(basket) \(answer.mark.words(stepDays: answer.run.stepDays))")) noenhanced",
      "set xlabel 'Loss, % of the value today; a gain is negative; \(Figure.shortPercent(bins.below)) of the paths gain"
        + " more than is shown'",
      "set ylabel 'Share of the paths, %'",
      "set xrange [\(low - room):\(high + room)]",
      "set yrange [0:*]",
      "set offsets 0, 0, graph 0.12, 0",
      "set tics nomirror out",
      "set border 3",
      "set grid ytics linecolor '\(Palette.grey)'",
      "set boxwidth \(width)",
      "set style fill solid 1 border linecolor '\(Palette.blue)'",
    ]
    script += Self.mark(
      1, at: valueAtRisk, "VaR \(confidence): \(Figure.percent(first.valueAtRisk))", colour: Palette.black,
      side: "right", offset: -0.7)
    script += Self.mark(
      2, at: shortfall, "ES \(confidence): \(Figure.percent(first.expectedShortfall))", colour: Palette.vermilion,
      side: "left", offset: 0.7)
    script.add(
      data: "$losses",
      rows: bins.shares.indices.map { bin in
        [.number(100 * bins.low + (Double(bin) + 0.5) * width), .number(100 * bins.shares[bin])]
      })
    script += ["plot $losses using 1:2 with boxes linecolor '\(Palette.sky)' notitle"]
    self.init(
      name: "loss-distribution",
      caption: "Distribution of the losses of \(basket), with VaR and ES at \(confidence)", script: script.text)
  }

  /// A vertical line with its label beside it at the top.
  private static func mark(
    _ number: Int, at position: Double, _ text: String, colour: String, side: String, offset: Double
  ) -> [String] {
    [
      "set arrow \(number) from first \(position), graph 0 to first \(position), graph 1 nohead linewidth 2"
        + " linecolor '\(colour)' front",
      "set label \(number) \(Script.quoted(text)) at first \(position), graph 0.95 \(side) offset \(offset), 0"
        + " textcolor '\(colour)' noenhanced front",
    ]
  }
}
