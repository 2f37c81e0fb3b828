internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension RiskAnswer {
  /// The answer for a terminal: in words first, then measures and contributions, then what to beware of.
  public var text: String {
    var text = Paragraphs()
    text.add(sentence)
    text.add(risk.basket.sentence)
    text.add(measureTable)
    text.add(meanSentence)
    if !risk.touches.isEmpty {
      text.add("How likely the loss reaches a level at any time up to the horizon:")
      text.add(touchTable)
      text.add(monitoringSentence)
    }
    text.add("What each asset adds at confidence \(Figure.shortPercent(risk.measures[0].confidence.level)):")
    text.add(contributionTable)
    text.add(lines: cautions)
    text.add(lines: run.claimLines)
    text.add(lines: [audit.sentence, "\(run.sentence) A loss is positive; intervals hold with 95 %."])
    return text.text
  }

  /// The first measures in words.
  var sentence: String {
    let first = risk.measures[0]
    return "\(risk.basket.name.onOneLine) loses at most \(Figure.percent(first.valueAtRisk))"
      + " \(Figure.percent(first.valueAtRiskInterval)) of its value \(mark.words(stepDays: run.stepDays)) with confidence"
      + " \(Figure.shortPercent(first.confidence.level)) (VaR); the worst"
      + " \(Figure.shortPercent(1 - first.confidence.level)) of paths lose \(Figure.percent(first.expectedShortfall))"
      + " \(Figure.percent(first.expectedShortfallInterval)) on average (expected shortfall)."
  }

  /// The mean loss in words, or that there is none.
  private var meanSentence: String {
    guard let mean = risk.mean else {
      return
        "There is no mean loss: tails this heavy give prices without a finite expectation, through rare huge gains."
    }
    return "The mean loss is \(Figure.percent(mean.value)) \(Figure.percent(mean.interval))."
  }

  /// The measures, as shares of the value today.
  var measureTable: Table { risk.measures.table { Figure.percent($0) } }

  /// What each asset adds to the measures at the first confidence, and the whole.
  var contributionTable: Table {
    let basket = risk.basket
    let first = risk.measures[0]
    var rows = basket.assets.indices.map { index in
      let share = risk.contributions[index]
      return [
        basket.assets[index], Figure.shortPercent(basket.weights[index]), Figure.percent(share.valueAtRisk),
        Figure.percent(share.valueAtRiskInterval), Figure.percent(share.expectedShortfall),
        Figure.percent(share.expectedShortfallInterval),
      ]
    }
    rows.append([
      "Basket", Figure.shortPercent(1), Figure.percent(first.valueAtRisk), Figure.percent(first.valueAtRiskInterval),
      Figure.percent(first.expectedShortfall), Figure.percent(first.expectedShortfallInterval),
    ])
    return Table(
      [
        .words("Asset"), .numbers("Weight"), .numbers("To VaR"), .numbers("VaR interval"), .numbers("To ES"),
        .numbers("ES interval"),
      ], rows: rows)
  }

  /// What to beware of, a line each; what concerns the whole run stands in its sentence.
  var cautions: [String] { ownCautions.map { "Caution: \($0)." } }

  /// What to beware of, of the run and of each figure.
  var allCautions: [String] { (run.method.caution.map { [$0] } ?? []) + ownCautions }

  private var ownCautions: [String] { risk.measures.cautions + risk.touches.flatMap(\.cautions) }

  /// The probabilities of reaching some losses.
  private var touchTable: Table {
    Table(
      [
        .numbers("Loss"), .numbers("Probability"), .numbers("Interval"), .numbers("Seen at step ends"),
        .numbers("Interval"),
      ],
      rows: risk.touches.map { touch in
        [
          Figure.shortPercent(touch.level), Figure.probability(touch.probability.value),
          Figure.interval(touch.probability.interval, Figure.probability),
          Figure.probability(touch.monitored.value),
          Figure.interval(touch.monitored.interval, Figure.probability),
        ]
      })
  }

  /// What lies between the two columns of the table.
  private var monitoringSentence: String {
    guard risk.touches.allSatisfy(\.seesBetweenSteps) else {
      return
        "These returns have no law between the steps, so the level is watched at their ends alone,"
        + " every \(Figure.duration(days: run.stepDays)): a fall that recovers within a step is not seen."
    }
    return "The probability allows for the time between the steps; a watch that looks at steps"
      + " of \(Figure.duration(days: run.stepDays)) sees only what the last columns say."
  }
}

extension Basket {
  /// What the basket holds, in a sentence.
  var sentence: String { "\(name.onOneLine) holds \(holdings)." }

  /// The shares of the assets: `BTC 40 %, ETH 60 %`.
  var holdings: String {
    zip(assets, weights).map { "\($0) \(Figure.shortPercent($1))" }.joined(separator: ", ")
  }
}
