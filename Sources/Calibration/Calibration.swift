internal import MarketModel
public import Portfolio
internal import RiskMeasures
public import Simulation

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

  /// The losses that the parameters of a market and of some baskets are made of.
  ///
  /// - Throws: ``CalibrationError/daysOffGrid(what:days:stepDays:horizonDays:)`` or `BasketError`.
  public static func requests(
    of policy: CalibrationPolicy, baskets: [Basket], in market: [String], grid: TimeGrid
  ) throws -> [LossRequest] {
    var requests: [LossRequest] = []
    for (place, asset) in market.enumerated() {
      let rules = policy.rules(for: asset)
      for days in Set([rules.closeOutDays, rules.liquidationDays]).sorted() {
        requests.append(
          LossRequest(PlacedBasket(only: place), try mark(atDays: days, what: "a horizon of \(asset)", on: grid)))
      }
    }
    for basket in baskets {
      let days = horizonDays(of: policy, in: basket.assets)
      requests.append(
        LossRequest(
          try PlacedBasket(basket, in: market), try mark(atDays: days, what: "closeOutDays of \(basket.name)", on: grid)
        ))
    }
    return requests
  }

  /// The longest close-out horizon that a policy asks for among some assets, in days.
  public static func horizonDays(of policy: CalibrationPolicy, in assets: [String]) -> Double {
    assets.map { policy.rules(for: $0).closeOutDays }.max() ?? policy.standard.closeOutDays
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
          LossRequest(PlacedBasket(only: place), try mark(atDays: rules.closeOutDays, what: "closeOutDays")),
          LossRequest(PlacedBasket(only: place), try mark(atDays: rules.liquidationDays, what: "liquidationDays")),
        ]
      }
      let samples = try run.losses(of: requests).samples()
      for place in places {
        let index = 2 * (place - first)
        results.append(
          AssetParameters(
            asset: market[place], rules: policy.rules(for: market[place]), policy: policy,
            closeOut: try samples[index].measure(policy.confidence),
            delay: try samples[index + 1].measure(policy.confidence)))
      }
    }
    return results
  }

  /// The close-out horizon of a basket, in days: the longest of its assets'.
  public func closeOutDays(of basket: Basket) -> Double {
    Self.horizonDays(of: policy, in: basket.assets)
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
    let position = try PlacedBasket(basket, in: run.simulation.model.assets)
    let rules = basket.assets.map { policy.rules(for: $0) }
    let days = closeOutDays(of: basket)
    let mark = try mark(atDays: days, what: "closeOutDays of \(basket.name)")
    let parts = position.assets.map { LossRequest(PlacedBasket(only: $0), mark) }
    let drawn = try run.losses(of: [LossRequest(position, mark)] + parts)
    let samples = try drawn.samples()

    let sample = samples[0]
    let closeOut = try sample.measure(policy.confidence)
    let joint = closeOut.value(of: policy.measure)
    let jointInfluence = try sample.influence(on: policy.measure, at: policy.confidence)
    var sum = 0.0
    var sumInfluence = [Double](repeating: 0, count: jointInfluence.count)
    for (weight, part) in zip(position.weights, samples.dropFirst()) {
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
      sumOfPartsInterval: Interval(of: sum, influence: sumInfluence, coverage: .interval, grouping: drawn.grouping),
      diversification: PairedDifference(
        sum, influence: sumInfluence, minus: joint, influence: jointInfluence, coverage: .interval,
        grouping: drawn.grouping,
        resolution: LossRun.lossResolution))
  }

  private func mark(atDays days: Double, what: String) throws(CalibrationError) -> Mark {
    try Self.mark(atDays: days, what: what, on: run.simulation.grid)
  }

  private static func mark(atDays days: Double, what: String, on grid: TimeGrid) throws(CalibrationError) -> Mark {
    guard let step = grid.step(atDays: days) else {
      throw .daysOffGrid(what: what, days: days, stepDays: grid.stepDays, horizonDays: grid.horizonDays)
    }
    return .atStep(step)
  }
}
