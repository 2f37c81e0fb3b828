internal import MarketModel
public import Portfolio
public import RiskMeasures
internal import Simulation

/// The risk of one basket over a horizon: its measures and what each asset adds to them.
public struct BasketRisk: Equatable, Sendable {
  /// The basket.
  public let basket: Basket
  /// The measures, one per confidence, in the order asked for.
  public let measures: [RiskMeasure]
  /// Each asset's share of the measures at the first confidence, in the order of the basket's assets.
  public let contributions: [Contribution]
  /// The distribution of the losses, for a chart.
  public let histogram: LossHistogram

  /// Measures a basket on the paths of a run.
  ///
  /// The contributions come from the paths in the tail alone, which are drawn a second time by their numbers.
  /// - Parameters:
  ///   - basket: The basket.
  ///   - mark: When its loss is taken.
  ///   - run: The run.
  ///   - confidences: The confidences, at least one.
  /// - Throws: `BasketError` for an asset that the market does not have, `RiskMeasureError` where the paths are too few
  ///   for a tail, ``CalibrationError`` where they are too many for the memory.
  /// - Precondition: there is a confidence.
  /// - Complexity: O(n + tail log tail) beyond the drawing of the paths.
  public init(_ basket: Basket, _ mark: Mark, run: LossRun, confidences: [Confidence]) throws {
    precondition(!confidences.isEmpty, "A measure needs a confidence")
    let position = try Position(basket, in: run.simulation.model.assets)
    let losses = try run.losses(of: [LossRequest(position, mark)])[0]
    let sample = try LossSample(losses)
    self.basket = basket
    measures = try sample.measures(confidences)
    histogram = LossHistogram(of: sample)
    contributions = try Self.contributions(
      of: position, mark, sample: sample, confidence: confidences[0], run: run)
  }

  private static func contributions(
    of position: Position, _ mark: Mark, sample: LossSample, confidence: Confidence, run: LossRun
  ) throws(RiskMeasureError) -> [Contribution] {
    let allocation = try EulerAllocation(of: sample, confidence: confidence)
    return allocation.contributions(
      of: run.componentLosses(of: position, mark, onPaths: allocation.observations))
  }
}
