import Calibration
import Foundation
import MarketModel
import Numerics
import Portfolio
import RiskMeasures
import Testing

@Suite("Baskets of simulated prices")
struct LognormalBasketTests {
  @Test("two assets against their own integral", arguments: [0.95, 0.99])
  func integral(level: Double) throws {
    let count = 400_000
    let truth = TwoAssets(volatility: (0.6, 0.9), years: 30 / 365.0)
    let value = truth.quantile(1 - level)
    let model = try market([0.6, 0.9], correlation: truth.correlation)
    let run = try run(model, steps: 3, stepDays: 10, paths: count, seed: 31)
    let held = try basket("both", ("A", truth.weights.0), ("B", truth.weights.1))
    let losses = try run.losses(of: [LossRequest(PlacedBasket(held, in: model.assets), .atStep(3))]).losses[0]
    let sample = try LossSample(losses)
    let confidence = try Confidence(level)
    let density = (truth.below(value + 1e-5).probability - truth.below(value - 1e-5).probability) / 2e-5
    let error = (level * (1 - level) / Double(count)).squareRoot() / density
    #expect(abs(sample.valueAtRisk(confidence) - (1 - value)) < 4 * error)
    let influence = try sample.influence(on: .expectedShortfall, at: confidence)
    let shortfall = 1 - truth.below(value).mean / (1 - level)
    #expect(abs(try sample.expectedShortfall(confidence) - shortfall) < 4 * standardErrorOfMean(influence))
    #expect(
      try BasketRisk(held, .atStep(3), run: run, confidences: [confidence]).measures == [sample.measure(confidence)])
  }

  @Test("one that moves and one that does not: the loss is the mover's, weighted")
  func still() throws {
    let run = try run(market([0.6, 0]), paths: 20_000, seed: 32)
    let confidences = try [Confidence(0.9), Confidence(0.99)]
    let half = try BasketRisk(basket("half", ("A", 0.5), ("B", 0.5)), .atStep(1), run: run, confidences: confidences)
    let whole = try BasketRisk(basket("all", ("A", 1)), .atStep(1), run: run, confidences: confidences)
    for (first, second) in zip(half.measures, whole.measures) {
      #expect(agree(2 * first.valueAtRisk, second.valueAtRisk))
      #expect(agree(2 * first.expectedShortfall, second.expectedShortfall))
    }
    #expect(half.contributions[1].expectedShortfall == 0 && half.contributions[1].valueAtRisk == 0)
  }
}
