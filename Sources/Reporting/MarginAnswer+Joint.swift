internal import MarginCalls
internal import RiskMeasures

extension MarginAnswer {
  /// How many accounts the schedule is too cheap or too dear for.
  var jointSentence: String {
    guard let joint, let comparisons = review.joint else { return "" }
    func count(_ verdict: JointComparison.Verdict) -> String {
      Figure.count(comparisons.count { $0.verdict == verdict })
    }
    let isWhole = comparisons.count == review.statements.count
    let subjects = (isWhole ? "" : "the ") + Words.counted(comparisons.count, "account") + (isWhole ? "" : " above")
    return
      "Beside the joint margin, \(joint.measure.heading(joint.confidence)) of all that an account holds and owes over"
      + " \(Figure.duration(days: joint.periodDays)), the venue's schedule is too cheap for \(count(.tooCheap)) of"
      + " \(subjects), too dear for \(count(.tooDear)), and not distinguishable for"
      + " \(count(.notDistinguishable))\(jointTable.rows.isEmpty ? "." : "; where it is furthest off:")"
  }

  /// The accounts for which the schedule is furthest off: the cheapest, then the dearest.
  var jointTable: Table {
    let comparisons = review.joint ?? []
    let cheap = comparisons.filter { $0.verdict == .tooCheap }.sorted { $0.missing > $1.missing }.prefix(5)
    let dear = comparisons.filter { $0.verdict == .tooDear }.sorted { $0.missing < $1.missing }.prefix(5)
    return Table(
      [
        .words("Account"), .numbers("Schedule"), .numbers("Joint"), .numbers("Interval"), .numbers("Ratio"),
        .numbers("Wrong way"), .numbers("Interval"), .words("Schedule is"),
      ],
      rows: (cheap + dear).map { comparison in
        [
          accountNames[comparison.account], Figure.dollars(comparison.schedule), Figure.dollars(comparison.joint.value),
          Figure.interval(comparison.joint.interval, Figure.dollars),
          comparison.ratio.map { Figure.number($0, decimals: 2) } ?? "none",
          comparison.wrongWay.map { Figure.percent($0.value, decimals: 0) } ?? "none",
          comparison.wrongWay.map { Figure.percent($0.interval, decimals: 0) } ?? "",
          comparison.verdict.words,
        ]
      })
  }

  /// What the columns mean.
  var jointGuide: String {
    "The schedule is what haircuts, weights and maintenance margin set aside: the equity that an account still has when it is"
      + " called; the ratio is schedule over joint margin. Another period is --margin-period. Wrong way is by how much the joint margin exceeds"
      + " that of an account whose collateral moved by itself: above 0 it falls when the positions lose, below 0 it hedges"
      + " them."
  }
}

extension JointComparison {
  /// What the schedule lacks of the joint margin, dollars; negative where it asks for more.
  fileprivate var missing: Double { joint.value - schedule }
}

extension JointComparison.Verdict {
  /// The verdict as a cell of a table.
  var words: String {
    switch self {
    case .tooCheap: "too cheap"
    case .tooDear: "too dear"
    case .notDistinguishable: "not distinguishable"
    }
  }
}
