extension NightlyReport {
  func addGuide(to text: inout Paragraphs) {
    text.add(heading: "How to read this")
    text.add(items: [
      "A loss is positive; a negative figure is a gain. Every figure is a share of the value today, unless it says"
        + " otherwise.",
      "In square brackets stands the 95 % interval of the figure: how far the number of paths leaves it open. It says"
        + " nothing of how wrong the model is. \"\(Figure.noBound)\" means that the paths are too few for that end.",
      "VaR at 99 %: the smallest loss that is not exceeded with probability 99 %.",
      "ES (expected shortfall) at 99 %: the average of the worst 1 % of losses.",
      "Haircut: the share of the collateral's value that does not count. Collateral ratio: the least collateral per"
        + " unit of debt, 1 / (1 - haircut).",
      "LTV (loan-to-value): the largest debt per unit of collateral when it is taken on. Liquidation threshold: the"
        + " loan-to-value at which liquidation must start so that the sale still repays the debt and the penalty.",
      "Within noise: the interval holds the bound, or the zero, so that more paths might change the answer.",
    ])
  }

  func addOrigin(to text: inout Paragraphs) {
    text.add(heading: "Where this came from")
    text.add("\(tool.onOneLine). \(run.sentence) To repeat it:")
    text.add("    \(command.onOneLine)")
    if inputs.isEmpty { return }
    text.add(
      Table(
        [.words("Input"), .words("File"), .words("SHA-256")], rows: inputs.map { [$0.role, $0.name, $0.sha256] }))
  }
}
