import Calibration
import Foundation
import MarketModel
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("The risk of one basket")
struct BasketRiskTests {
  static let weights = [0.5, 0.2, 0.3]
  static let count = 3000

  private func run() throws -> LossRun {
    try CalibrationTests.run(
      market([0.6, 1.1, 0.3], drift: [0, 0.4, -0.2], correlation: 0.5, dynamics: .studentT(degreesOfFreedom: 4)),
      steps: 5, stepDays: 2, paths: Self.count, seed: 41)
  }

  private func holdings() throws -> Basket {
    // In another order than the market's.
    try basket("mix", ("C", Self.weights[2]), ("A", Self.weights[0]), ("B", Self.weights[1]))
  }

  /// Prices at the end of every step, drawn one path at a time: ratios[path][step][asset].
  private func prices(_ run: LossRun) -> [[[Double]]] {
    var tile = run.simulation.makeTile()
    return (0..<Self.count).map { path in
      var steps: [[Double]] = []
      run.simulation.draw([UInt64(path)], in: &tile) { _, tile in
        steps.append((0..<3).map { exp(tile.logRatios[PathTile.column($0).lowerBound]) })
      }
      return steps
    }
  }

  @Test("losses at a step and at the worst step are those of the prices, path by path", arguments: [1, 3, 5])
  func losses(step: Int) throws {
    let run = try run()
    let position = try PlacedBasket(holdings(), in: run.simulation.model.assets)
    let losses = try run.losses(of: [
      LossRequest(position, .atStep(step)), LossRequest(position, .worstUpToStep(step)),
    ]).losses
    for (path, steps) in prices(run).enumerated() {
      let values = steps.map { ratios in zip(Self.weights, ratios).reduce(0) { $0 + $1.0 * $1.1 } }
      #expect(agree(losses[0][path], 1 - values[step - 1]))
      #expect(agree(losses[1][path], 1 - (try #require(values[..<step].min()))))
    }
  }

  @Test("each asset's part of a loss is its own at the moment of the loss")
  func components() throws {
    let run = try run()
    let position = try PlacedBasket(holdings(), in: run.simulation.model.assets)
    let chosen = [2999, 7, 0, 256, 255, 1000, 7]
    let prices = prices(run)
    let atEnd = run.componentLosses(of: position, .atStep(5), onPaths: chosen)
    let atWorst = run.componentLosses(of: position, .worstUpToStep(5), onPaths: chosen)
    for (place, path) in chosen.enumerated() {
      let values = prices[path].map { ratios in zip(Self.weights, ratios).reduce(0) { $0 + $1.0 * $1.1 } }
      let worst = try #require(values.indices.min { values[$0] < values[$1] })
      for (index, asset) in position.assets.enumerated() {
        #expect(agree(atEnd[index][place], Self.weights[asset] * (1 - prices[path][4][asset])))
        #expect(agree(atWorst[index][place], Self.weights[asset] * (1 - prices[path][worst][asset])))
      }
    }
  }

  @Test("contributions add up to the measures at the first confidence", arguments: [Mark.atStep(5), .worstUpToStep(5)])
  func contributions(mark: Mark) throws {
    let risk = try BasketRisk(holdings(), mark, run: run(), confidences: [Confidence(0.95), Confidence(0.99)])
    #expect(risk.measures.map(\.confidence.level) == [0.95, 0.99])
    #expect(risk.contributions.count == 3)
    let (valueAtRisk, shortfall) = risk.contributions.reduce((0, 0)) {
      ($0.0 + $1.valueAtRisk, $0.1 + $1.expectedShortfall)
    }
    #expect(agree(valueAtRisk, risk.measures[0].valueAtRisk, to: 1e-9))
    #expect(agree(shortfall, risk.measures[0].expectedShortfall, to: 1e-9))
    #expect(agree(risk.histogram.shares.reduce(risk.histogram.below, +), 1))
  }

  /// The contributions from components that the test keeps for every path.
  @Test("contributions are those of the kept losses of every path")
  func contributionTwin() throws {
    let run = try run()
    let held = try holdings()
    let position = try PlacedBasket(held, in: run.simulation.model.assets)
    let confidence = try Confidence(0.95)
    let prices = prices(run)
    let components = position.assets.map { asset in
      prices.map { Self.weights[asset] * (1 - $0[4][asset]) }
    }
    let totals = prices.indices.map { path in components.reduce(0) { $0 + $1[path] } }
    let allocation = try EulerAllocation(of: LossSample(totals), confidence: confidence)
    let expected = allocation.contributions(
      of: components.map { losses in allocation.observations.map { losses[$0] } })
    let risk = try BasketRisk(held, .atStep(5), run: run, confidences: [confidence])
    for (first, second) in zip(risk.contributions, expected) {
      #expect(agree(first.valueAtRisk, second.valueAtRisk, to: 1e-10))
      #expect(agree(first.expectedShortfall, second.expectedShortfall, to: 1e-10))
    }
  }

  @Test("the worst step is never better than the last, and one step has no choice")
  func worstAgainstLast() throws {
    let run = try run()
    let position = PlacedBasket(only: 1)
    let losses = try run.losses(of: [
      LossRequest(position, .atStep(5)), LossRequest(position, .worstUpToStep(5)),
      LossRequest(position, .atStep(1)), LossRequest(position, .worstUpToStep(1)),
    ]).losses
    #expect(zip(losses[0], losses[1]).allSatisfy { $0 <= $1 } && losses[0] != losses[1])
    #expect(losses[2] == losses[3])
  }

  @Test("an asset that the market does not have, and too few paths for a tail")
  func errors() throws {
    let unknown = BasketError.unknownAsset(basket: "x", asset: "Z", known: ["A", "B", "C"])
    #expect(throws: unknown) {
      try BasketRisk(basket("x", ("Z", 1)), .atStep(1), run: run(), confidences: [Confidence(0.9)])
    }
    let few = try CalibrationTests.run(market([0.5]), paths: 99)
    #expect(throws: RiskMeasureError.emptyTail(count: 99, confidence: 0.99, needed: 100)) {
      try BasketRisk(basket("x", ("A", 1)), .atStep(1), run: few, confidences: [Confidence(0.99)])
    }
  }

  @Test("a mark beyond the grid is a mistake of the caller")
  func markBeyondGrid() async {
    await #expect(processExitsWith: .failure) {
      let run = try CalibrationTests.run(market([0.5]), paths: 10)
      _ = try run.losses(of: [LossRequest(PlacedBasket(only: 0), .atStep(2))])
    }
  }
}
