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
  /// The mean loss; nil where it does not exist, because the prices have no finite expectation.
  public let mean: Estimate?
  /// The probabilities with which the basket's loss reaches some levels at any time up to the mark, in the order asked for.
  public let touches: [TouchProbability]
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
  ///   - touchLevels: Losses of which the probability is asked for that they are reached at any time, fractions strictly
  ///     between 0 and 1.
  /// - Throws: `BasketError` for an asset that the market does not have, `RiskMeasureError` where the paths are too few
  ///   for a tail, ``CalibrationError`` where they are too many for the memory.
  /// - Precondition: there is a confidence.
  /// - Complexity: O(n + tail log tail) beyond the drawing of the paths.
  public init(_ basket: Basket, _ mark: Mark, run: LossRun, confidences: [Confidence], touchLevels: [Double] = [])
    throws
  {
    precondition(!confidences.isEmpty, "A measure needs a confidence")
    let position = try PlacedBasket(basket, in: run.simulation.model.assets)
    let drawn = try run.losses(
      of: [LossRequest(position, mark)],
      touches: touchLevels.map { TouchRequest(position, level: $0, lastStep: mark.lastStep) })
    let sample = try drawn.sample(of: drawn.losses[0])
    self.basket = basket
    measures = try sample.measures(confidences)
    mean = run.simulation.model.dynamics.pricesHaveExpectations ? sample.mean() : nil
    touches = try touchLevels.indices.map { index in
      try TouchProbability(
        level: touchLevels[index], index: index, of: drawn,
        seesBetweenSteps: position.isConditionallyNormal(in: run.simulation.model))
    }
    histogram = LossHistogram(of: sample)
    contributions = try Self.contributions(
      of: position, mark, sample: sample, confidence: confidences[0], run: run)
  }

  private static func contributions(
    of position: PlacedBasket, _ mark: Mark, sample: LossSample, confidence: Confidence, run: LossRun
  ) throws(RiskMeasureError) -> [Contribution] {
    let allocation = try EulerAllocation(of: sample, confidence: confidence)
    return allocation.contributions(
      of: run.componentLosses(of: position, mark, onPaths: allocation.observations))
  }
}
