import Calibration
import Foundation
import MarketModel
import Numerics
import Portfolio
import RiskMeasures
import Simulation

/// A run of a market by any method, to measure one basket.
func run(
  _ method: SamplingMethod, _ model: MarketModel, measuring basket: Basket, _ mark: Mark, confidences: [Confidence],
  levels: [Double] = [], steps: Int = 1, stepDays: Double = 1, paths: Int, seed: UInt64 = 1,
  blockPaths: Int = LossRun.standardBlock, scheduler: any BlockScheduler = ThreadedScheduler()
) throws -> LossRun {
  let plan = try SamplingPlan(
    method, for: [LossRequest(PlacedBasket(basket, in: model.assets), mark)], confidences: confidences, levels: levels,
    model: model, stepDays: stepDays)
  return try LossRun(
    Simulation(
      model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: seed, sampling: plan.sampling),
    paths: paths, blockPaths: blockPaths, scheduler: scheduler, plan: plan)
}

extension Interval {
  /// The distance between the ends.
  var width: Double { (high ?? .infinity) - (low ?? -.infinity) }
}
