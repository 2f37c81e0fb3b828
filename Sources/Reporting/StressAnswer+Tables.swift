internal import Liquidation
internal import RiskMeasures
internal import Stress

extension StressFigure {
  /// The figure in a cell.
  var words: String {
    switch self {
    case .accounts: "Accounts liquidated"
    case .repaid: "Debt repaid, contracts closed"
    case .sold: "Collateral sold"
    case .badDebt: "Bad debt"
    case .fundDrawdown: "Fund's drawdown"
    case .backstopLoss: "Backstop's loss"
    case .deleveraged: "Given up by deleveraging"
    case .mostDeleveraged: "Most that one trader gives up"
    case .socialised: "Left to lenders or all traders"
    case .usersLoss: "Accounts' loss"
    case .slippage: "Slippage"
    case .uncovered: "Uncovered at the end"
    }
  }
}

extension StressAnswer {
  /// What the table of cases shows.
  var caseHeading: String {
    let level = confidences.first.map { Measure.expectedShortfall.heading($0) } ?? "ES"
    return cases.contains { !$0.isReplay }
      ? "The cases side by side; simulated ones on the same random numbers, so that differences to the first are of the"
        + " scenario alone (\(level) of bad debt):"
      : "The replays side by side, one path each, without intervals:"
  }

  /// The cases side by side.
  var caseTable: Table {
    let level = confidences.first.map { Measure.expectedShortfall.heading($0) } ?? "ES"
    return Table(
      [
        .words("Case"), .numbers("Accounts"), .numbers("Repaid"), .numbers("Bad debt"), .numbers("Interval"),
        .numbers("Probability"), .numbers(level), .numbers("Fund's drawdown"), .numbers("Accounts' loss"),
        .numbers("Amplification"),
        .numbers("More bad debt"), .numbers("Interval"), .words("Difference is real"),
      ],
      rows: cases.enumerated().map { place, stressCase in
        let law = stressCase.laws[.badDebt]
        let difference = stressCase.differences[.badDebt]
        return [
          stressCase.title, stressCase.laws[.accounts].meanText, stressCase.laws[.repaid].meanText, law.meanText,
          law.intervalText, stressCase.isReplay ? "" : Figure.chance(law.probability),
          law.measures.first.map { Figure.dollars($0.expectedShortfall) } ?? "",
          stressCase.laws[.fundDrawdown].meanText, stressCase.laws[.usersLoss].meanText,
          stressCase.amplification.map { $0.ratio.map { Figure.ratio($0, decimals: 2) } ?? "none" } ?? "",
          difference.map { Figure.dollars($0.difference.difference) } ?? "",
          difference.map { Figure.interval($0.difference.interval, Figure.dollars) } ?? "",
          difference?.verdict ?? (stressCase.isReplay ? "one path" : place == 0 ? "" : "none"),
        ]
      })
  }

  /// Every figure of the first case.
  var lawTable: Table {
    let confidences = first.laws[.badDebt].measures.map(\.confidence)
    let columns: [Table.Column] =
      first.isReplay
      ? [.words("What"), .numbers("On the path")]
      : [.words("What"), .numbers("Mean"), .numbers("Interval"), .numbers("Probability of any")]
        + confidences.flatMap { confidence -> [Table.Column] in
          let level = Figure.shortPercent(confidence.level)
          return [.numbers("VaR \(level)"), .numbers("ES \(level)"), .numbers("Interval")]
        }
    let laws = first.laws.filter { $0.probability > 0 || $0.figure == .badDebt }
    return Table(
      columns,
      rows: laws.map { law in
        guard !first.isReplay else { return [law.figure.words, law.meanText] }
        return [law.figure.words, law.meanText, law.intervalText, Figure.chance(law.probability)]
          + law.measures.flatMap { measure in
            [
              law.text(measure.valueAtRisk), law.text(measure.expectedShortfall),
              law.text(measure.expectedShortfallInterval),
            ]
          }
      })
  }

  /// The cases venue by venue.
  var venueTable: Table {
    let figures: [StressFigure] = [.accounts, .repaid, .badDebt, .fundDrawdown, .socialised, .usersLoss]
    return Table(
      [.words("Case"), .words("Venue")] + figures.map { .numbers($0.words) } + [.numbers("Probability of bad debt")],
      rows: cases.flatMap { stressCase in
        zip(venues, stressCase.venueLaws).map { venue, laws in
          [stressCase.title, venue.name] + figures.map { laws[$0].meanText }
            + [stressCase.isReplay ? "" : Figure.chance(laws[.badDebt].probability)]
        }
      })
  }

  /// The orders of deleveraging side by side.
  func deleveragingTable(of stressCase: StressCase) -> Table {
    let figures: [StressFigure] = [
      .badDebt, .deleveraged, .mostDeleveraged, .fundDrawdown, .backstopLoss, .socialised, .usersLoss, .slippage,
    ]
    return Table(
      [.words("What")]
        + stressCase.deleveraging.flatMap { order -> [Table.Column] in
          [.numbers("Deleveraging: \(order.order.words)")]
            + (order.differences.isEmpty ? [] : [.numbers("Less none"), .words("Difference is real")])
        },
      rows: figures.map { figure in
        [figure.words]
          + stressCase.deleveraging.flatMap { order in
            [order.laws[figure].meanText]
              + (order.differences.isEmpty
                ? []
                : [
                  order.differences[figure].map {
                    Figure.interval($0.difference.interval, Figure.dollars)
                  } ?? "", order.differences[figure]?.verdict ?? "",
                ])
          }
      })
  }

  /// The worst paths of a case.
  func worstTable(of stressCase: StressCase) -> Table {
    Table(
      [
        .numbers("Path"), .numbers("Bad debt"), .numbers("Repaid"), .numbers("Collateral sold"), .numbers("Accounts"),
        .numbers("Liquidations"), .numbers("Accounts' loss"), .numbers("Waiting at the end"), .numbers("Uncovered"),
      ],
      rows: stressCase.worstPaths.map { worst in
        let outcome = worst.outcome
        return [
          "\(worst.path)", Figure.dollars(outcome.badDebt), Figure.dollars(outcome.repaid),
          Figure.dollars(outcome.sold), Figure.count(outcome.accounts), Figure.count(outcome.liquidations),
          Figure.dollars(outcome.usersLoss), Figure.count(outcome.waiting), Figure.dollars(outcome.uncovered),
        ]
      })
  }
}
