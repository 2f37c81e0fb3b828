internal import RiskMeasures

extension Measure {
  /// The abbreviation that headings use.
  var shortName: String {
    switch self {
    case .valueAtRisk: "VaR"
    case .expectedShortfall: "ES"
    }
  }

  /// The abbreviation with its confidence: `ES 99 %`.
  func heading(_ confidence: Confidence) -> String { "\(shortName) \(Figure.shortPercent(confidence.level))" }
}

extension [RiskMeasure] {
  /// The measures as a table, a row per confidence.
  func table(_ format: (Double) -> String) -> Table {
    Table(
      [
        .numbers("Confidence"), .numbers("VaR"), .numbers("VaR interval"), .numbers("ES"), .numbers("ES interval"),
        .numbers("Losses beyond VaR"),
      ],
      rows: map { measure in
        [
          Figure.shortPercent(measure.confidence.level), format(measure.valueAtRisk),
          Figure.interval(measure.valueAtRiskInterval, format), format(measure.expectedShortfall),
          Figure.interval(measure.expectedShortfallInterval, format), Figure.count(measure.tailCount),
        ]
      })
  }
}

/// Cautions of several subjects, each of them once with those that it concerns.
struct Cautions {
  private var order: [String] = []
  private var subjects: [String: [String]] = [:]

  /// Adds the cautions of one measure.
  mutating func add(_ measure: RiskMeasure, of subject: String) {
    for caution in measure.cautions {
      if subjects[caution] == nil { order.append(caution) }
      subjects[caution, default: []].append(subject)
    }
  }

  /// One line for each caution.
  var lines: [String] {
    order.map { "Caution (\((subjects[$0] ?? []).joined(separator: ", "))): \($0)." }
  }
}
