import Documents
import Liquidation
import Reporting
import Stress

/// What happened on every path, CSV: a row per case and path, dollars of all venues together.
enum StressPathTable {
  /// The table of some cases and their results.
  static func text(of cases: [(StressCase, StressResult)]) -> String {
    var text = ""
    let counts = [
      "liquidations", "waiting", "openAuctions", "redos", "unprofitable", "crowdedOut", "shortOfCapital", "unattended",
    ]
    text.appendCSVRow(
      ["scenario", "path"] + StressFigure.allCases.map(\.rawValue) + ["fundPaid", "backstopPaid"] + counts)
    for (stressCase, result) in cases {
      for path in 0..<result.paths {
        let outcome = result.total(of: path)
        let figures = StressFigure.allCases.map { figure in
          figure == .accounts ? "\(outcome.accounts)" : "\(figure.value(of: outcome))"
        }
        let numbers = [
          outcome.liquidations, outcome.waiting, outcome.openAuctions, outcome.redos, outcome.unprofitable,
          outcome.crowdedOut, outcome.shortOfCapital, outcome.unattended,
        ]
        text.appendCSVRow(
          [stressCase.scenario, "\(path)"] + figures + ["\(outcome.fundPaid)", "\(outcome.backstopPaid)"]
            + numbers.map { "\($0)" })
      }
    }
    return text
  }
}
