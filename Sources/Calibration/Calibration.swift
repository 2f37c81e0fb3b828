internal import MarketModel
public import Portfolio
internal import RiskMeasures
internal import Simulation

/// Turns the losses of a run into risk parameters.
public struct Calibration: Sendable {
  /// The run.
  public let run: LossRun
  /// The risk target.
  public let policy: CalibrationPolicy

  /// Assets that are measured in one drawing of the paths: it bounds the losses that are kept at a time.
  private static let assetsPerPass = 16

  /// The calibration of a policy on the paths of a run.
  ///
  /// Rules for an asset that the market does not have are not used: see ``unusedRules``.
  /// - Throws: ``CalibrationError/daysOffGrid(what:days:stepDays:horizonDays:)`` where a horizon is no whole number of
  ///   steps.
  public init(_ policy: CalibrationPolicy, run: LossRun) throws(CalibrationError) {
    self.run = run
    self.policy = policy
    for asset in run.simulation.model.assets {
      let rules = policy.rules(for: asset)
      _ = try mark(atDays: rules.closeOutDays, what: "closeOutDays of \(asset)")
      _ = try mark(atDays: rules.liquidationDays, what: "liquidationDays of \(asset)")
    }
  }

  /// The assets for which the policy has rules but which the market does not have, in alphabetical order: assets of other
  /// markets, or misspelt ones.
  public var unusedRules: [String] {
    let market = Set(run.simulation.model.assets)
    return policy.assets.keys.filter { !market.contains($0) }.sorted()
  }

  /// The longest horizon that a policy asks for in a market, in days.
  public static func horizonDays(of policy: CalibrationPolicy, in market: [String]) -> Double {
    market.map { policy.rules(for: $0).closeOutDays }.max() ?? policy.standard.closeOutDays
  }

  /// The parameters of every asset of the market, in its order.
  ///
  /// - Throws: `RiskMeasureError` where the paths are too few for a tail, ``CalibrationError`` where they are too many
  ///   for the memory.
  /// - Complexity: two sorted tails per asset beyond the drawing of the paths.
  public func assetParameters() throws -> [AssetParameters] {
    let market = run.simulation.model.assets
    var results: [AssetParameters] = []
    for first in stride(from: 0, to: market.count, by: Self.assetsPerPass) {
      let places = first..<min(market.count, first + Self.assetsPerPass)
      let requests = try places.flatMap { place in
        let rules = policy.rules(for: market[place])
        return [
          LossRequest(Position(only: place), try mark(atDays: rules.closeOutDays, what: "closeOutDays")),
          LossRequest(Position(only: place), try mark(atDays: rules.liquidationDays, what: "liquidationDays")),
        ]
      }
      let losses = try run.losses(of: requests)
      for place in places {
        let index = 2 * (place - first)
        results.append(
          AssetParameters(
            asset: market[place], rules: policy.rules(for: market[place]), policy: policy,
            closeOut: try LossSample(losses[index]).measure(policy.confidence),
            delay: try LossSample(losses[index + 1]).measure(policy.confidence)))
      }
    }
    return results
  }

  /// The close-out horizon of a basket, in days: the longest of its assets'.
  public func closeOutDays(of basket: Basket) -> Double {
    basket.assets.map { policy.rules(for: $0).closeOutDays }.max() ?? policy.standard.closeOutDays
  }

  /// When the loss of something that is closed out over a number of days is taken.
  ///
  /// - Throws: ``CalibrationError/daysOffGrid(what:days:stepDays:horizonDays:)``.
  public func mark(closeOutDays days: Double) throws(CalibrationError) -> Mark {
    try mark(atDays: days, what: "the close-out")
  }

  /// The parameters of a basket as a whole, over the longest close-out horizon of its assets.
  ///
  /// - Throws: `BasketError`, `RiskMeasureError` or ``CalibrationError``.
  /// - Complexity: one sorted tail per asset held, and one for the basket.
  public func parameters(of basket: Basket) throws -> BasketParameters {
    let position = try Position(basket, in: run.simulation.model.assets)
    let rules = basket.assets.map { policy.rules(for: $0) }
    let days = closeOutDays(of: basket)
    let mark = try mark(atDays: days, what: "closeOutDays of \(basket.name)")
    let parts = position.assets.map { LossRequest(Position(only: $0), mark) }
    let losses = try run.losses(of: [LossRequest(position, mark)] + parts)

    let sample = try LossSample(losses[0])
    let closeOut = try sample.measure(policy.confidence)
    let joint = closeOut.value(of: policy.measure)
    let jointInfluence = try sample.influence(on: policy.measure, at: policy.confidence)
    var sum = 0.0
    var sumInfluence = [Double](repeating: 0, count: jointInfluence.count)
    for (weight, partLosses) in zip(position.weights, losses.dropFirst()) {
      let part = try LossSample(partLosses)
      sum += weight * (try part.measure(policy.confidence)).value(of: policy.measure)
      let influence = try part.influence(on: policy.measure, at: policy.confidence)
      for index in sumInfluence.indices { sumInfluence[index] += weight * influence[index] }
    }

    let floor = zip(basket.weights, rules).reduce(0) { $0 + $1.0 * $1.1.haircutFloor }
    let haircut = ParameterEstimate(measured: joint, interval: closeOut.interval(of: policy.measure)) {
      min(1, ParameterStep.roundedUp(max(floor, $0), to: policy.step))
    }
    return BasketParameters(
      basket: basket, closeOutDays: days, closeOut: closeOut, haircut: haircut,
      collateralRatio: AssetParameters.collateralRatio(haircut: haircut.value),
      collateralRatioInterval: AssetParameters.collateralRatio(haircut: haircut.interval),
      loanToValue: ParameterStep.complement(of: haircut.value), sumOfParts: sum,
      sumOfPartsInterval: Interval(of: sum, influence: sumInfluence, coverage: .interval),
      diversification: PairedDifference(
        sum, influence: sumInfluence, minus: joint, influence: jointInfluence, coverage: .interval,
        resolution: LossRun.lossResolution))
  }

  private func mark(atDays days: Double, what: String) throws(CalibrationError) -> Mark {
    let grid = run.simulation.grid
    guard let step = grid.step(atDays: days) else {
      throw .daysOffGrid(what: what, days: days, stepDays: grid.stepDays, horizonDays: grid.horizonDays)
    }
    return .atStep(step)
  }
}
