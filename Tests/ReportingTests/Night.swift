import Calibration
import Documents
import Foundation
import MarketData
import MarketModel
import Portfolio
import Reporting
import RiskMeasures
import Simulation

/// A small run of four assets, drawn once, and the answers that tests make of it.
struct Night {
  let run: LossRun
  let audit: PathAudit
  let policy: CalibrationPolicy
  let assets: [AssetParameters]
  let baskets: [BasketParameters]
  let risk: BasketRisk
  let comparison: BasketComparison

  var facts: RunFacts { RunFacts(of: run) }

  static let model = Result {
    try MarketModel(
      assets: ["BTC", "ETH", "SOL", "USDC"], volatility: [0.55, 0.7, 0.95, 0.004],
      correlation: [[1, 0.82, 0.7, -0.02], [0.82, 1, 0.74, 0], [0.7, 0.74, 1, 0.01], [-0.02, 0, 0.01, 1]],
      dynamics: .studentT(degreesOfFreedom: 5), notes: ["Volatility does not cluster in this model."])
  }

  /// The standard run; drawn once for all tests.
  static let standard = Result { try Night(model: model.get(), paths: 20_000) }

  /// A run of assets that are all but one, so that to mix them is worth nothing that its paths could tell.
  static let withTwins = Result {
    try Night(
      model: MarketModel(
        assets: ["BTC", "ETH", "SOL", "USDC"], volatility: [0.5, 0.5, 0.5, 0.5],
        correlation: (0..<4).map { row in (0..<4).map { $0 == row ? 1 : 0.9999 } }, dynamics: .gaussian),
      paths: 2_000, mixture: "Pair")
  }

  init(model: MarketModel, paths: Int, mixture: String = "Core") throws {
    let grid = try TimeGrid(horizonDays: 4, stepDays: 1)
    run = try LossRun(Simulation(model: model, grid: grid, seed: 7), paths: paths)
    audit = try run.audit()
    policy = try CalibrationPolicy(
      measure: .expectedShortfall, confidence: Confidence(0.99), step: 0.005,
      standard: AssetPolicy(closeOutDays: 2, liquidationDays: 1, liquidationPenalty: 0.05, haircutFloor: 0.02),
      assets: ["SOL": AssetPolicy(closeOutDays: 4, liquidationDays: 1, liquidationPenalty: 0.08, haircutFloor: 0.1)])
    let calibration = try Calibration(policy, run: run)
    assets = try calibration.assetParameters()
    let chosen = try [
      Basket(name: mixture, holdings: [("BTC", 0.6), ("ETH", 0.4)]),
      Basket(name: "Wide", holdings: [("BTC", 0.4), ("ETH", 0.3), ("SOL", 0.2), ("USDC", 0.1)]),
      Basket(name: "Wide, mirrored", holdings: [("ETH", 0.3), ("BTC", 0.4), ("SOL", 0.2), ("USDC", 0.1)]),
      Basket(name: "Dollars", holdings: [("USDC", 1)]),
    ]
    baskets = try chosen.map { try calibration.parameters(of: $0) }
    risk = try BasketRisk(
      chosen[1], .atStep(4), run: run, confidences: [Confidence(0.99), Confidence(0.975)])
    comparison = try BasketComparison(
      of: chosen, .atStep(4), measure: .expectedShortfall, confidence: Confidence(0.99), run: run)
  }

  func calibrate(_ limits: [Limit] = [], audit: PathAudit? = nil) throws -> CalibrateAnswer {
    CalibrateAnswer(
      assets: assets, baskets: baskets, policy: policy,
      limits: try LimitCheck.checks(of: limits, assets: assets, baskets: baskets), run: facts,
      audit: audit ?? self.audit)
  }

  func report(
    _ limits: [Limit] = [], quality: QualityReport? = nil, isSynthetic: Bool = false, audit: PathAudit? = nil
  ) throws -> NightlyReport {
    NightlyReport(
      title: "Nightly stress report", command: "ballast nightly Models/nightly.json5 --seed 7", tool: "ballast 0.1.0",
      inputs: [InputFile(role: "model", name: "model.json", sha256: String(repeating: "ab", count: 32))],
      isSynthetic: isSynthetic, model: run.simulation.model, quality: quality,
      calibration: try calibrate(limits, audit: audit),
      reference: RiskAnswer(risk, mark: .atStep(4), run: facts, audit: audit ?? self.audit),
      comparison: CompareAnswer(
        comparison, mark: .atStep(4), debt: 1_000_000, run: facts, audit: audit ?? self.audit))
  }

  /// The audit of paths that are twice as wild as the model that they are held to.
  static func failedAudit() throws -> PathAudit {
    let model = try MarketModel(assets: ["BTC"], volatility: [1], correlation: [[1]], dynamics: .gaussian)
    let claimed = try MarketModel(assets: ["BTC"], volatility: [0.5], correlation: [[1]], dynamics: .gaussian)
    let grid = try TimeGrid(steps: 2, stepDays: 1)
    let simulation = try Simulation(model: model, grid: grid, seed: 1)
    return try PathAudit(of: PathSample(firstPathsOf: simulation, observations: 4_096), against: claimed, on: grid)
  }

  /// The quality of a price table in CSV.
  static func quality(_ csv: String, name: String = "prices.csv") throws -> QualityReport {
    QualityReport(try PriceTable(CSVTable(Array(csv.utf8), source: name)))
  }
}
