import Calibration
import MarketModel
import Portfolio
import Reporting
import RiskMeasures
import Simulation

/// The answers for an asset that loses everything on every path.
struct Worthless {
  let report: NightlyReport
  var calibration: CalibrateAnswer { report.calibration }
  let comparison: CompareAnswer

  init() throws {
    let model = try MarketModel(assets: ["DUD"], volatility: [50], correlation: [[1]], dynamics: .gaussian)
    let run = try LossRun(Simulation(model: model, grid: TimeGrid(steps: 1, stepDays: 365), seed: 1), paths: 2_000)
    let policy = try CalibrationPolicy(
      measure: .expectedShortfall, confidence: Confidence(0.99), step: 0.01,
      standard: AssetPolicy(closeOutDays: 365, liquidationDays: 365, liquidationPenalty: 0, haircutFloor: 0))
    let baskets = try ["One", "Other"].map { try Basket(name: $0, holdings: [("DUD", 1)]) }
    let audit = try run.audit()
    let facts = RunFacts(of: run)
    comparison = CompareAnswer(
      try BasketComparison(
        of: baskets, .atStep(1), measure: policy.measure, confidence: policy.confidence, run: run),
      mark: .atStep(1), debt: 1, run: facts, audit: audit)
    report = NightlyReport(
      title: "Worthless", command: "none", tool: "ballast", inputs: [], isSynthetic: false, model: model, quality: nil,
      calibration: CalibrateAnswer(
        assets: try Calibration(policy, run: run).assetParameters(), policy: policy, run: facts, audit: audit),
      reference: RiskAnswer(
        try BasketRisk(baskets[0], .worstUpToStep(1), run: run, confidences: [policy.confidence]),
        mark: .worstUpToStep(1), run: facts, audit: audit),
      comparison: comparison)
  }
}

extension Chart {
  /// The scripts of a report's charts by their names.
  static func scripts(of report: NightlyReport) -> [String: String] {
    Dictionary(uniqueKeysWithValues: report.charts.map { ($0.name, $0.script) })
  }
}
