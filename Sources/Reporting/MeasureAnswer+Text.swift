internal import RiskMeasures

extension MeasureAnswer {
  /// The answer for a terminal: in words first, then the measures, then what to beware of.
  public var text: String {
    let first = measures[0]
    var text = Paragraphs()
    text.add(
      "With confidence \(Figure.shortPercent(first.confidence.level)) a loss is at most"
        + " \(Figure.amount(first.valueAtRisk))"
        + " \(Figure.interval(first.valueAtRiskInterval, Figure.amount)) (VaR); the worst"
        + " \(Figure.shortPercent(1 - first.confidence.level)) average \(Figure.amount(first.expectedShortfall))"
        + " \(Figure.interval(first.expectedShortfallInterval, Figure.amount)) (expected shortfall).")
    text.add(measures.table(Figure.amount))
    text.add(lines: measures.cautions.map { "Caution: \($0)." })
    let reading = columnHoldsGains ? "gains, of which the negatives are the losses" : "losses"
    text.add(
      "\(source.onOneLine), column \(column.onOneLine): \(Figure.count(count)) \(reading)."
        + " A loss is positive; intervals hold with 95 %.")
    return text.text
  }
}
