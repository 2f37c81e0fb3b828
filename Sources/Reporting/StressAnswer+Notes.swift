internal import Liquidation
internal import RiskMeasures
internal import Simulation
internal import Stress

extension StressAnswer {
  /// What has to be known of a case: what stands still in it, and what no price model knows.
  func noteLines(_ stressCase: StressCase) -> [String] {
    guard let scenario = stressCase.scenario?.onOneLine else { return [] }
    var lines: [String] = []
    if !stressCase.assetsWithoutMoves.isEmpty {
      lines.append(
        "\(scenario): it says nothing of \(Words.list(stressCase.assetsWithoutMoves)), which"
          + " \(stressCase.assetsWithoutMoves.count == 1 ? "has" : "have") no moves of the scenario.")
    }
    if !stressCase.note.isEmpty { lines.append("\(scenario): \(stressCase.note)") }
    return lines
  }

  /// That replays are one path each, over their own horizon, where they stand beside others; none where there are none.
  var replayLines: [String] {
    cases.filter(\.isReplay).map { replay in
      "\(replay.title): one path over \(Figure.duration(days: replay.horizonDays)) in steps of"
        + " \(Figure.duration(days: replay.stepDays)), which the scenario alone describes; no figure of it has an interval."
    }
  }

  /// Cautions of the measures of the first case.
  var cautions: [String] {
    var cautions = Cautions()
    for law in first.laws where law.probability > 0 {
      for measure in law.measures { cautions.add(measure, of: law.figure.words.lowercased()) }
    }
    return cautions.lines
  }

  /// How to read the figures, and what they rest on.
  var guideLines: [String] {
    var lines = [
      "Bad debt is booked when nothing is left to pay it, not before; what accounts that wait owe beyond their collateral stands"
        + " apart. A loss is positive; intervals hold with 95 %. The dollars of all parties added up at every look of every path."
    ]
    if let liquidity { lines.append("The market is that of the card \(liquidity.onOneLine).") }
    for stressCase in cases {
      guard let audit = stressCase.audit, stressCase == first || audit != first.audit else { continue }
      lines.append((stressCase == first ? "" : "\(stressCase.title): ") + audit.sentence)
    }
    return lines + [first.isReplay ? "Nothing is simulated." : run.sentence]
  }
}
