internal import Simulation

extension PathAudit {
  /// The outcome in a sentence.
  var sentence: String {
    let limit = Figure.short(Self.limit)
    let failures = failures
    if failures.isEmpty {
      let worst = worst.flatMap { worst in
        worst.zScore.map { ", the farthest is \(worst.quantity) at \(Figure.number($0, decimals: 2))" }
      }
      return
        "The audit of the paths passed: of \(Words.counted(comparedCount, "quantity", "quantities")) none is more than"
        + " \(limit) standard errors off\(worst ?? "")."
    }
    let named = failures.prefix(3).map(\.quantity).joined(separator: ", ")
    let rest = failures.count > 3 ? " and \(Figure.count(failures.count - 3)) more" : ""
    return "The audit of the paths FAILED: the paths contradict the model in \(named)\(rest), beyond \(limit) standard"
      + " errors; use none of the figures."
  }

  /// How often a sound simulation would fail, in a sentence.
  var falseAlarms: String {
    let oneIn = 1 / Self.falseAlarmRate
    return
      "\(Words.counted(comparedCount, "quantity was", "quantities were")) compared; a sound simulation fails one of them"
      + " in about \(Figure.number(oneIn, decimals: 0)) by chance."
  }

  /// Some entries as a table.
  static func table(_ entries: [AuditEntry]) -> Table {
    Table(
      [
        .words("Quantity"), .numbers("Configured"), .numbers("Realised"), .numbers("Standard error"),
        .numbers("z-score"),
      ],
      rows: entries.map { entry in
        [
          entry.quantity, entry.configured.map(Figure.amount) ?? "infinite",
          entry.realised.isNaN ? "not a number" : Figure.amount(entry.realised),
          entry.standardError.map(Figure.amount) ?? "none",
          entry.zScore.map { $0.isNaN ? "not a number" : Figure.number($0, decimals: 2) } ?? "none",
        ]
      })
  }

  private var comparedCount: Int { entries.count { $0.zScore != nil } }

  /// The entries that are farthest off, in falling order of distance; ties in the order of the audit.
  func farthest(_ count: Int) -> [AuditEntry] {
    let compared = entries.filter { $0.zScore != nil }
    // What is not a number is as far off as can be.
    let distances = compared.map { entry in entry.zScore.map { $0.isNaN ? .infinity : $0.magnitude } ?? 0 }
    let order = compared.indices.sorted { (distances[$0], $1) > (distances[$1], $0) }
    return order.prefix(count).map { compared[$0] }
  }
}
