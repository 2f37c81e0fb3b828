public import MarketModel

extension Scenario {
  /// A model whose volatility and correlation are stressed as the scenario says.
  ///
  /// The volatility of every driver is multiplied, that of a claim's noise included, and with it whatever the law has of the
  /// unit of a return: jumps, states, where a volatility is now. The correlation is raised among the coins: the drivers that
  /// are no claim and whose volatility is at least 0.1 a year, so that a dollar near its peg is none; what a coin and
  /// another driver have in common falls by √(1 - w). Breaks of pegs, yields, funding and volatility surfaces stay.
  ///
  /// - Parameter model: The model as usual.
  /// - Returns: The model under stress, with a note that says so; the same model where nothing is stressed.
  /// - Throws: ``ScenarioError/correlationOfHistory(key:value:)`` where the correlation is to be raised in a law that draws
  ///   observed days again; `MarketModelError` where the stressed figures are no model, such as a volatility beyond
  ///   `MarketModel.largestVolatility`.
  /// - Complexity: O(drivers³), for the check that the correlation is positive definite.
  public func stressed(_ model: MarketModel) throws -> MarketModel {
    guard stress.volatility != 1 || stress.correlation != 0 else { return model }
    let claimed = Set(model.claims.map(\.asset))
    let common = CommonMove(
      weight: stress.correlation,
      isCoin: zip(model.drivers, model.volatility).map { !claimed.contains($0) && $1 >= CommonMove.leastVolatility })
    let dynamics = try model.dynamics.stressed(volatility: stress.volatility, common: common)
    var volatility = model.volatility.map { $0 * stress.volatility }
    var correlation = common.applied(to: model.correlation)
    if case .regimeSwitching(let regimes) = dynamics {
      (volatility, correlation) = regimes.longRun(where: correlation)
    }
    return try MarketModel(
      assets: model.drivers, daysPerYear: model.daysPerYear, volatility: volatility, drift: model.drift,
      correlation: correlation, dynamics: dynamics, claims: model.claims, derivatives: model.derivatives,
      provenance: model.provenance,
      notes: model.notes + [
        "Under the scenario \(name): volatility x \(stress.volatility), a common move of the coins with a weight of"
          + " \(stress.correlation)."
      ])
  }
}

extension RegimeSwitching {
  /// The volatility and the correlation of the long run; where a driver never moves, the correlation given.
  fileprivate func longRun(where correlation: [[Double]]) -> (volatility: [Double], correlation: [[Double]]) {
    let drivers = correlation.indices
    let volatility = drivers.map { longRunCovariance($0, $0).squareRoot() }
    let result = drivers.map { row in
      drivers.map { column in
        let scale = volatility[row] * volatility[column]
        guard row != column, scale > 0 else { return correlation[row][column] }
        // From the lower triangle, so that both halves are equal to the bit.
        return longRunCovariance(max(row, column), min(row, column)) / scale
      }
    }
    return (volatility, result)
  }
}
