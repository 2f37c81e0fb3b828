internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension NightlyReport {
  /// The report in Markdown; the pictures are the files of ``charts``, beside it.
  public var markdown: String {
    var text = head
    addLimits(to: &text)
    addParameters(to: &text)
    addComparison(to: &text)
    addReference(to: &text)
    addMarket(to: &text)
    addQuality(to: &text)
    addAudit(to: &text)
    addGuide(to: &text)
    addOrigin(to: &text)
    return text.text
  }

  private func addLimits(to text: inout Paragraphs) {
    text.add(heading: "Limits")
    if calibration.limits.isEmpty {
      text.add("No limit is set.")
    } else {
      text.add(calibration.limitTable)
    }
  }

  private func addParameters(to text: inout Paragraphs) {
    let policy = calibration.policy
    text.add(heading: "Assets")
    text.add(
      "Each haircut covers the fall of the price over the close-out at \(calibration.target), rounded up to a multiple"
        + " of \(Figure.shortPercent(policy.step)) and held to its floor.")
    text.add(calibration.assetTable)
    text.add(calibration.marginTable)
    text.add(haircutChart)
    if !calibration.baskets.isEmpty {
      text.add(heading: "Baskets")
      text.add(
        "Each basket is measured as a whole over the longest close-out of its assets.")
      text.add(calibration.basketTable)
      text.add(
        "Beside it, the sum of its parts measured one by one; the difference is what diversification is worth.")
      text.add(calibration.diversificationTable)
      text.add(items: calibration.baskets.compactMap(\.diversificationCaveat))
    }
    text.add(items: calibration.cautions)
  }

  private func addComparison(to text: inout Paragraphs) {
    guard let comparison, let chart = basketChart else { return }
    text.add(heading: "Which basket needs least")
    text.add("\(comparison.sentence) \(comparison.ambiguity) \(comparison.basis)")
    text.add(comparison.rankTable)
    text.add(comparison.measureTable)
    text.add(chart)
    if !comparison.comparison.differences.isEmpty { text.add(comparison.differenceTable) }
    if let omission = comparison.omission { text.add(omission) }
    text.add(items: comparison.cautions)
  }

  private func addReference(to text: inout Paragraphs) {
    text.add(heading: "Losses of \(reference.risk.basket.name.onOneLine)")
    text.add("\(reference.sentence) \(reference.risk.basket.sentence)")
    text.add(lossChart)
    text.add(reference.measureTable)
    let confidence = Figure.shortPercent(reference.risk.measures[0].confidence.level)
    text.add("What each asset adds at confidence \(confidence); the shares add up to the basket:")
    text.add(reference.contributionTable)
    text.add(items: reference.cautions)
  }
}
