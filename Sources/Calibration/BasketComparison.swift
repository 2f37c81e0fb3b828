internal import MarketModel
public import Portfolio
public import RiskMeasures
internal import Simulation

/// Baskets side by side for the same debt, on the same paths.
///
/// Which basket needs less collateral is a question about differences, and on common paths a difference is known far
/// better than either figure. Each pair's interval is widened by Bonferroni's rule, so that all of them together hold
/// with the stated coverage.
public struct BasketComparison: Equatable, Sendable {
  /// The measure of which the required collateral is made.
  public let measure: Measure
  /// The confidence of the measure.
  public let confidence: Confidence
  /// The probability with which the statements about all pairs hold together.
  public let coverage: Confidence
  /// The baskets, the one that needs the least collateral first.
  public let entries: [BasketComparisonEntry]
  /// The difference of the required collateral ratios of each pair, worse less better, in rank order; pairs with a basket
  /// that needs an infinite ratio are left out.
  public let differences: [BasketDifference]

  /// The largest number of baskets.
  public static let largestCount = 50

  /// Compares baskets.
  ///
  /// - Parameters:
  ///   - baskets: Two to fifty baskets of different names.
  ///   - mark: When their losses are taken.
  ///   - measure: The measure of which the haircut is made.
  ///   - confidence: Its confidence.
  ///   - run: The run.
  ///   - coverage: The probability with which the statements about all pairs hold together.
  /// - Throws: ``CalibrationError``, `BasketError` or `RiskMeasureError`.
  /// - Complexity: O(baskets² * n) beyond the drawing of the paths.
  public init(
    of baskets: [Basket], _ mark: Mark, measure: Measure, confidence: Confidence, run: LossRun,
    coverage: Confidence = .interval
  ) throws {
    guard baskets.count >= 2, baskets.count <= Self.largestCount else {
      throw CalibrationError.basketCount(baskets.count)
    }
    var names: Set<String> = []
    for basket in baskets where !names.insert(basket.name).inserted {
      throw CalibrationError.duplicateBasket(basket.name)
    }
    self.measure = measure
    self.confidence = confidence
    self.coverage = coverage
    let positions = try baskets.map { try PlacedBasket($0, in: run.simulation.model.assets) }
    let drawn = try run.losses(of: positions.map { LossRequest($0, mark) })
    var candidates: [Candidate] = []
    for (basket, sample) in zip(baskets, try drawn.samples()) {
      candidates.append(
        Candidate(
          basket: basket, risk: try sample.measure(confidence), measure: measure,
          influence: try sample.influence(on: measure, at: confidence), grouping: drawn.grouping))
    }
    // The fall of the value ranks as the collateral ratio does, and is defined where that is infinite.
    candidates.sort { ($0.fall, $0.basket.name) < ($1.fall, $1.basket.name) }

    let pairs = candidates.count * (candidates.count - 1) / 2
    let pairCoverage = try Confidence(1 - (1 - coverage.level) / Double(pairs))
    var differences: [BasketDifference] = []
    var alike = candidates.map { _ in [Int]() }
    for (worse, candidate) in candidates.enumerated() {
      for better in 0..<worse {
        // Where a ratio is infinite the falls themselves still tell the two apart.
        let finite = candidate.ratio != nil
        let difference = candidate.difference(to: candidates[better], asRatio: finite, coverage: pairCoverage)
        if !difference.isDistinguishable {
          alike[worse].append(better)
          alike[better].append(worse)
        }
        if finite {
          differences.append(
            BasketDifference(
              worse: candidate.basket.name, better: candidates[better].basket.name, collateralRatio: difference))
        }
      }
    }
    self.differences = differences
    entries = candidates.enumerated().map { index, candidate in
      candidate.entry(alike: alike[index].sorted().map { candidates[$0].basket.name })
    }
  }
}

/// A basket on its way into the ranking.
private struct Candidate {
  let basket: Basket
  let risk: RiskMeasure
  let measure: Measure
  let influence: [Double]
  let grouping: Grouping

  var fall: Double { risk.value(of: measure) }
  var ratio: Double? { AssetParameters.collateralRatio(haircut: fall) }

  /// The difference of two ratios 1 / (1 - fall) by the delta method, or of the falls themselves.
  func difference(to better: Candidate, asRatio: Bool, coverage: Confidence) -> PairedDifference {
    guard asRatio, let ratio, let betterRatio = better.ratio else {
      return PairedDifference(
        fall, influence: influence, minus: better.fall, influence: better.influence, coverage: coverage,
        grouping: grouping,
        resolution: LossRun.lossResolution)
    }
    return PairedDifference(
      ratio, influence: influence.map { $0 * ratio * ratio }, minus: betterRatio,
      influence: better.influence.map { $0 * betterRatio * betterRatio }, coverage: coverage, grouping: grouping,
      resolution: LossRun.lossResolution * ratio * ratio)
  }

  func entry(alike: [String]) -> BasketComparisonEntry {
    let interval = risk.interval(of: measure)
    return BasketComparisonEntry(
      basket: basket, risk: risk, haircut: fall, haircutInterval: interval, collateralRatio: ratio,
      collateralRatioInterval: AssetParameters.collateralRatio(haircut: interval),
      notDistinguishableFrom: alike)
  }
}
