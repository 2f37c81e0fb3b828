import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Simulation

/// A market of assets named from A on, with one correlation among all of them.
func market(
  _ volatility: [Double], drift: [Double]? = nil, correlation: Double = 0, dynamics: Dynamics = .gaussian
) throws -> MarketModel {
  try MarketModel(
    assets: volatility.indices.map(assetName), volatility: volatility, drift: drift,
    correlation: volatility.indices.map { row in volatility.indices.map { row == $0 ? 1 : correlation } },
    dynamics: dynamics)
}

func assetName(_ index: Int) -> String { index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : "A\(index)" }

/// A run of daily steps, unless another step is asked for.
func run(
  _ model: MarketModel, steps: Int = 1, stepDays: Double = 1, paths: Int, seed: UInt64 = 1,
  blockPaths: Int = LossRun.standardBlock, scheduler: any BlockScheduler = ThreadedScheduler()
) throws -> LossRun {
  try LossRun(
    Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: seed), paths: paths,
    blockPaths: blockPaths, scheduler: scheduler)
}

func basket(_ name: String, _ holdings: (asset: String, weight: Double)...) throws -> Basket {
  try Basket(name: name, holdings: holdings)
}

/// A policy with the same rules for every asset.
func policy(
  _ measure: Measure = .valueAtRisk, _ confidence: Double = 0.99, step: Double = 0.005, closeOutDays: Double = 10,
  liquidationDays: Double = 1, penalty: Double = 0.05, floor: Double = 0, assets: [String: AssetPolicy] = [:]
) throws -> CalibrationPolicy {
  try CalibrationPolicy(
    measure: measure, confidence: Confidence(confidence), step: step,
    standard: AssetPolicy(
      closeOutDays: closeOutDays, liquidationDays: liquidationDays, liquidationPenalty: penalty, haircutFloor: floor),
    assets: assets)
}

/// Whether two figures agree to a relative error, or absolutely below 1.
func agree(_ first: Double, _ second: Double, to tolerance: Double = 1e-12) -> Bool {
  abs(first - second) <= tolerance * max(1, abs(first), abs(second))
}

/// The standard error of the mean of independent observations.
func standardErrorOfMean(_ values: [Double]) -> Double {
  let n = Double(values.count)
  let mean = values.reduce(0, +) / n
  return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot() / n
}
