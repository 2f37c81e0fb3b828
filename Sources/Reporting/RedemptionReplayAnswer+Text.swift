internal import Stress

extension RedemptionReplayAnswer {
  /// The answer for a terminal: how the path ends, and every step of it.
  public var text: String {
    var text = Paragraphs()
    text.add(lines: [headline, endSentence])
    text.add("Step by step; dollars but for tokens asked for, redeemed and queued:")
    text.add(stepTable)
    text.add(
      "Every dollar is accounted for: at the end of each step the reserves are what came, less what was paid and given up."
    )
    return text.text
  }

  private var headline: String {
    "\(issuer.name.onOneLine). Path \(path), seed \(run.seed): \(Figure.duration(days: run.horizonDays)) in steps of"
      + " \(Figure.duration(days: run.stepDays))."
  }

  private var endSentence: String {
    let end = story.outcome
    let failure = end.failureStep.map { " The issuer fails after \(Figure.moment(seconds(of: $0)))." } ?? ""
    let depeg = end.depegStep.map { " The peg is lost after \(Figure.moment(seconds(of: $0)))." } ?? " The peg holds."
    return
      "\(Figure.count(Int(end.redeemed.tokens.rounded()))) tokens are redeemed for \(Figure.cents(end.redeemed.dollars)),"
      + " \(Figure.count(Int(end.queued.rounded()))) wait at the end; $\(Figure.number(end.backing, decimals: 4)) back a"
      + " token; holders lose \(Figure.cents(end.holdersLoss)), sales give up \(Figure.cents(end.saleLoss)).\(depeg)\(failure)"
  }

  private func seconds(of step: Int) -> Double { Double(step) * run.stepDays * 86_400 }

  private var stepTable: Table {
    Table(
      [
        .numbers("Time"), .numbers("Price"), .numbers("Asked for"), .numbers("Redeemed"), .numbers("Paid"),
        .numbers("Queued"), .numbers("Raised by sales"), .numbers("Given up"), .numbers("Market's gain"),
        .numbers("Reserves"), .numbers("Backing"),
      ],
      rows: story.steps.map { step in
        [
          Figure.moment(step.seconds), "$\(Figure.number(step.price, decimals: 4))",
          Figure.number(step.requested, decimals: 0), Figure.number(step.redeemed, decimals: 0),
          Figure.cents(step.paid), Figure.number(step.queued, decimals: 0), Figure.cents(step.proceeds),
          Figure.cents(step.saleLoss), Figure.cents(step.marketGain), Figure.cents(step.reserves),
          Figure.number(step.backing, decimals: 4),
        ]
      })
  }
}
