internal import MarketModel
internal import Numerics

extension PathAudit {
  /// The chain and the covariances of its states, from prices alone.
  ///
  /// Every figure weighs steps with the filtered probability of a state; weighted with it, what has the expectation 0 in
  /// the state has it without knowing the state as well. Beside that, the moments of one step, the last of the openings.
  static func regimeEntries(
    of openings: [Matrix], regimes: RegimeSwitching, drivers moving: [Int], scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    var entries = mixtureEntries(of: openings, regimes: regimes, drivers: moving, scale: scale)
    // A driver that stands still in a state gives the state away.
    let drivers = moving.filter { driver in regimes.states.allSatisfy { $0.volatility[driver] > 0 } }
    guard !drivers.isEmpty else { return entries }
    let filter = try RegimeFilter(openings, regimes: regimes, drivers: drivers, scale: scale)
    entries += shareEntries(filter, regimes)
    for (from, row) in regimes.transition.enumerated() where !filter.moves.isEmpty {
      for (to, probability) in row.enumerated() where probability > 0 && probability < 1 {
        entries += moveEntry(filter, from: from, to: to, probability: probability, regimes: regimes)
      }
    }
    for state in regimes.states.indices {
      entries += covarianceEntries(filter, state: state, regimes: regimes, drivers: drivers, scale: scale)
    }
    return entries
  }

  private static func shareEntries(_ filter: RegimeFilter, _ regimes: RegimeSwitching) -> [AuditEntry] {
    regimes.states.enumerated().map { state, law in
      var shares = regimes.current ?? regimes.longRunShares
      var expected = 0.0
      for _ in filter.states {
        expected += shares[state]
        shares = regimes.shares(after: shares)
      }
      let steps = filter.states.count
      return PathMean(of: sumByPath(filter.states.map { $0[state] }).map { $0 - expected }, summands: steps).entry(
        "share of state \(law.name)", configured: expected / Double(steps))
    }
  }

  private static func moveEntry(
    _ filter: RegimeFilter, from: Int, to: Int, probability: Double, regimes: RegimeSwitching
  ) -> [AuditEntry] {
    let moved = sumByPath(filter.moves.map { $0[from][to] })
    let left = sumByPath(filter.moves.flatMap { $0[from] })
    let share = left.reduce(0, +) / Double(left.count)
    guard share > 0 else { return [] }
    return [
      PathMean(of: zip(moved, left).map { $0 - probability * $1 }).entry(
        "probability of \(regimes.states[to].name) after \(regimes.states[from].name)", configured: probability,
        unit: 1 / share)
    ]
  }

  private static func covarianceEntries(
    _ filter: RegimeFilter, state: Int, regimes: RegimeSwitching, drivers: [Int], scale: AuditScale
  ) -> [AuditEntry] {
    let law = regimes.states[state]
    let weights = filter.states.map { $0[state] }
    let share = sumByPath(weights).reduce(0, +) / Double(weights.first?.count ?? 1)
    guard share > 0 else { return [] }
    /// The mean of something in the state.
    func mean(_ summand: (_ step: Matrix, _ path: Int) -> Double) -> PathMean {
      PathMean(
        of: (weights.first ?? []).indices.map { path in
          weights.indices.reduce(0) { sum, step in
            sum + weights[step][path] * summand(filter.standardised[step][state], path)
          }
        })
    }
    var entries: [AuditEntry] = []
    for (place, driver) in drivers.enumerated() {
      let volatility = law.volatility[driver]
      let name = "\(scale.model.drivers[driver]) in state \(law.name)"
      let squares = mean { $0[$1, place] * $0[$1, place] - 1 }
      entries.append(
        squares.entry(
          "volatility \(name)", configured: volatility,
          realised: volatility * max(0, 1 + squares.value / share).squareRoot(), unit: 0.5 * volatility / share))
      let variance = scale.stateVariance(law, driver)
      entries.append(
        mean { $0[$1, place] }.entry(
          "mean log return per step \(name)", configured: scale.stepDrift(driver) - 0.5 * variance,
          unit: variance.squareRoot() / share))
    }
    for second in drivers.indices {
      for first in 0..<second {
        let configured = law.correlation[drivers[first]][drivers[second]]
        let names = "\(scale.model.drivers[drivers[first]]) \(scale.model.drivers[drivers[second]])"
        entries.append(
          mean { step, path in
            let (x, y) = (step[path, first], step[path, second])
            return x * y - 0.5 * configured * (x * x + y * y)
          }.entry("correlation \(names) in state \(law.name)", configured: configured, unit: 1 / share))
      }
    }
    return entries
  }

  /// The moments of the last step of the openings, whatever its state.
  private static func mixtureEntries(
    of openings: [Matrix], regimes: RegimeSwitching, drivers: [Int], scale: AuditScale
  ) -> [AuditEntry] {
    guard let last = openings.last else { return [] }
    var shares = regimes.current ?? regimes.longRunShares
    for _ in openings.dropFirst() { shares = regimes.shares(after: shares) }
    return drivers.flatMap { driver in
      let law = NormalMixture(
        shares: shares,
        means: regimes.states.map { scale.stepDrift(driver) - 0.5 * scale.stateVariance($0, driver) },
        variances: regimes.states.map { scale.stateVariance($0, driver) })
      return shapeEntries(
        of: last.column(driver).map { [($0 - law.mean) / law.deviation] }, name: scale.model.drivers[driver],
        mean: law.mean, deviation: law.deviation, skewness: law.skewness, excessKurtosis: law.excessKurtosis)
    }
  }

  /// By path, the sum over the steps.
  private static func sumByPath(_ steps: [[Double]]) -> [Double] {
    steps.dropFirst().reduce(into: steps.first ?? []) { sums, step in
      for path in sums.indices { sums[path] += step[path] }
    }
  }
}
