internal import Simulation

extension PathAudit {
  /// The outcome in a sentence.
  var sentence: String {
    let compared = entries.count { $0.zScore != nil }
    let limit = Figure.short(Self.limit)
    let failures = failures
    if failures.isEmpty {
      let worst = worst.flatMap { worst in
        worst.zScore.map { ", the farthest is \(worst.quantity) at \(Figure.number($0, decimals: 2))" }
      }
      return "The audit of the paths passed: of \(Words.counted(compared, "quantity", "quantities")) none is more than"
        + " \(limit) standard errors off\(worst ?? "")."
    }
    let named = failures.prefix(3).map(\.quantity).joined(separator: ", ")
    let rest = failures.count > 3 ? " and \(Figure.count(failures.count - 3)) more" : ""
    return "The audit of the paths FAILED: the paths contradict the model in \(named)\(rest), beyond \(limit) standard"
      + " errors; use none of the figures."
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
          entry.zScore.map { Figure.number($0, decimals: 2) } ?? "none",
        ]
      })
  }

  /// The entries that are farthest off, in falling order of distance; ties in the order of the audit.
  func farthest(_ count: Int) -> [AuditEntry] {
    let compared = entries.filter { $0.zScore != nil }
    let order = compared.indices.sorted { first, second in
      let (near, far) = (compared[second].zScore?.magnitude ?? 0, compared[first].zScore?.magnitude ?? 0)
      return (far, second) > (near, first)
    }
    return order.prefix(count).map { compared[$0] }
  }
}
