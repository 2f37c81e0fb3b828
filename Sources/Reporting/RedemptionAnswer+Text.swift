internal import RiskMeasures
internal import Simulation
internal import Stress

extension RedemptionAnswer {
  /// The answer for a terminal: whether the peg and the reserves hold in words first; then every figure, who is left with
  /// what, the worst paths.
  public var text: String {
    var text = Paragraphs()
    text.add(lines: [pegSentence, backingSentence, holdersSentence, worstSentence].compactMap { $0 })
    text.add("Over \(Figure.duration(days: run.horizonDays)), over \(Words.counted(run.paths, "path")):")
    text.add(figureTable)
    text.add("Who is left with what:")
    text.add(shareTable)
    if !distribution.worstPaths.isEmpty {
      text.add("The paths on which holders lose most:")
      text.add(worstTable)
    }
    text.add(lines: cautions)
    text.add(lines: run.claimLines)
    text.add(lines: [
      "Backing is the dollars of reserves per token outstanding. The peg is lost where the market takes a token to be worth more"
        + " than \(Figure.shortPercent(RedemptionEngine.depegDiscount)) less than a dollar; the issuer fails where its reserves"
        + " are gone and tokens are left.",
      audit.sentence, "\(run.sentence) A loss is positive; intervals hold with 95 %.",
    ])
    return text.text
  }

  /// How likely the peg is lost, and the issuer fails.
  private var pegSentence: String {
    let over = "over \(Figure.duration(days: run.horizonDays))\(scenario.map { ", \($0.onOneLine)" } ?? "")"
    func chance(_ estimate: Estimate) -> String {
      "\(Figure.chance(estimate.value)) \(Figure.interval(estimate.interval, Figure.chance))"
    }
    return
      "\(issuer.name.onOneLine): \(over) \(issuer.token.onOneLine) loses its peg with probability"
      + " \(chance(distribution.depeg)), and the issuer fails with probability \(chance(distribution.failure)); the largest"
      + " discount is \(Figure.percent(distribution.discount.mean.value)) on average."
  }

  /// What backs a token at the end, and how much is redeemed.
  private var backingSentence: String {
    let shortfall = distribution.shortfall
    let low = shortfall.measures.first.map { measure in
      "; on \(Figure.shortPercent(measure.confidence.level)) of paths it is at least"
        + " \(dollarsPerToken(1 - measure.valueAtRisk))"
    }
    return
      "At the end \(dollarsPerToken(1 - shortfall.mean.value)) of reserves back a token on average\(low ?? ""); redeemed are"
      + " \(Figure.percent(distribution.redeemed.mean.value)) \(Figure.percent(distribution.redeemed.mean.interval)) of the"
      + " tokens, \(Figure.percent(distribution.queued.mean.value)) wait in the queue."
  }

  /// What holders lose, and what it pays to run.
  private var holdersSentence: String {
    let (all, stay, run) = (distribution.holdersLoss, distribution.stayersLoss, distribution.runAdvantage)
    let advantage = run.mean.value
    let who = advantage > 0 ? "those who stay lose" : "those who redeem lose"
    return
      "Holders lose \(Figure.dollars(all.mean.value)) \(Figure.interval(all.mean.interval, Figure.dollars)) on average, those"
      + " who stay \(dollarsPerToken(stay.mean.value)) a token; \(who) \(dollarsPerToken(advantage.magnitude)) a token more"
      + " than the others."
  }

  private func dollarsPerToken(_ value: Double) -> String { "$\(Figure.number(value, decimals: 4))" }

  private var worstSentence: String? {
    guard let worst = distribution.worstPaths.first else { return nil }
    return
      "The worst path is \(worst.path): holders lose \(Figure.dollars(worst.holdersLoss)). See it: \(replayCommand) --path"
      + " \(worst.path)"
  }

  private var rows: [(name: String, figure: RedemptionFigure, format: (Double) -> String)] {
    let percent: (Double) -> String = { Figure.percent($0) }
    let days: (Double) -> String = { Figure.number($0, decimals: 2) }
    return [
      ("Backing short of a dollar, at the end", distribution.shortfall, percent),
      ("The same at its deepest", distribution.deepestShortfall, percent),
      ("Largest discount of the market", distribution.discount, percent),
      ("Redeemed, share of the tokens", distribution.redeemed, percent),
      ("In the queue at the end, share", distribution.queued, percent),
      ("Longest wait, days", distribution.waitDays, days),
      ("Given up by sales", distribution.saleLoss, Figure.dollars),
      ("All holders' loss", distribution.holdersLoss, Figure.dollars),
      ("Loss of those who stay, a token", distribution.stayersLoss, dollarsPerToken),
      ("What it pays to run, a token", distribution.runAdvantage, dollarsPerToken),
    ]
  }

  private var figureTable: Table {
    let confidences = distribution.shortfall.measures.map(\.confidence)
    return Table(
      [.words("What"), .numbers("Mean"), .numbers("Interval"), .numbers("Probability of any")]
        + confidences.flatMap { confidence -> [Table.Column] in
          let level = Figure.shortPercent(confidence.level)
          return [.numbers("VaR \(level)"), .numbers("ES \(level)"), .numbers("Interval")]
        },
      rows: rows.map { name, figure, format in
        [
          name, format(figure.mean.value), Figure.interval(figure.mean.interval, format),
          Figure.chance(figure.probability.value),
        ]
          + figure.measures.flatMap { measure in
            [
              format(measure.valueAtRisk), format(measure.expectedShortfall),
              Figure.interval(
                figure.smallest < 0
                  ? measure.expectedShortfallInterval : measure.expectedShortfallInterval.map { max(0, $0) }, format),
            ]
          }
      })
  }

  private var shareTable: Table {
    let groups = [
      ("paid in the step in which they asked", distribution.prompt), ("paid after a wait", distribution.waited),
      ("stayed, or wait at the end", distribution.remaining),
    ]
    return Table(
      [
        .words("Holders who"), .numbers("Share of the tokens"), .numbers("Dollars a token"),
        .numbers("Least on a path"),
      ],
      rows: groups.map { name, share in
        [
          name, Figure.percent(share.tokens), share.perToken.map(dollarsPerToken) ?? "none",
          share.least.map(dollarsPerToken) ?? "none",
        ]
      })
  }

  private var worstTable: Table {
    Table(
      [
        .numbers("Path"), .numbers("Holders' loss"), .numbers("Backing at the end"), .numbers("Largest discount"),
        .numbers("Redeemed"), .numbers("Queued"), .numbers("Given up by sales"), .words("Fails"),
      ],
      rows: distribution.worstPaths.map { path in
        [
          "\(path.path)", Figure.dollars(path.holdersLoss), dollarsPerToken(path.backing),
          Figure.percent(path.deepestDiscount), Figure.percent(path.redeemed.tokens / path.supply),
          Figure.percent(path.queued / path.supply), Figure.dollars(path.saleLoss),
          path.failureStep.map { "after \(Figure.moment(Double($0) * run.stepDays * 86_400))" } ?? "no",
        ]
      })
  }

  private var cautions: [String] {
    var cautions = Cautions()
    for (name, figure, _) in rows where figure.probability.value > 0 {
      for measure in figure.measures { cautions.add(measure, of: name.lowercased()) }
    }
    return cautions.lines
  }
}
