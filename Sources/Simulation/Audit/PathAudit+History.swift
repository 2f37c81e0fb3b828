internal import MarketModel
internal import Numerics

extension PathAudit {
  /// The days that were drawn again, from prices alone.
  ///
  /// With the model's parameters the variance of every step is known, and so is the day's standardised return. Days of a
  /// block depend on each other, so the standard errors are those of whole paths.
  static func historyEntries(
    of openings: [Matrix], returns: ResampledReturns, drivers: [Int], scale: AuditScale
  ) -> [AuditEntry] {
    let residuals = drivers.map { driver in
      let growth = LogGrowth(of: returns.history[driver], isTabulated: returns.clustering != nil)
      guard returns.clustering == nil else {
        return scale.residuals(of: openings, driver: driver) { variance in
          scale.stepDrift(driver) - growth.value(at: variance.squareRoot())
        }
      }
      // Without clustering the variance is one, and what is taken out goes by the step alone.
      let growths = BlockGrowth(
        of: returns.history[driver], deviation: scale.stepVariance(driver).squareRoot(),
        restart: 1 / returns.meanBlockSteps, steps: openings.count)
      let steps = openings.enumerated().map { step, opening in opening.column(driver).map { $0 + growths[step] } }
      return ResidualSeries(of: steps, path: scale.variancePath(driver)) { _ in scale.stepDrift(driver) }
    }
    let paths = residuals.map(\.byPath)
    var entries: [AuditEntry] = []
    for (place, driver) in drivers.enumerated() {
      let name = scale.model.drivers[driver]
      let days = returns.history[driver]
      let moments = (3...4).map { order in days.reduce(0) { $0 + power($1, order) } / Double(days.count) }
      let growth = LogGrowth(of: days, isTabulated: false).value(at: scale.stepVariance(driver).squareRoot())
      entries += shapeEntries(
        of: paths[place], name: name, mean: scale.stepDrift(driver) - growth,
        deviation: scale.stepVariance(driver).squareRoot(), skewness: moments[0], excessKurtosis: moments[1] - 3)
      entries += [0.01, 0.05, 0.5, 0.95, 0.99].compactMap {
        quantileEntry(paths[place], days: days, level: $0, name: name)
      }
      entries += memoryEntries(
        paths[place], days: days, going: 1 - 1 / returns.meanBlockSteps, fourthMoment: moments[1], name: name)
      // Days of a block tell of the next one more than the recursion does, so their scores are none.
      if returns.clustering != nil, returns.meanBlockSteps == 1 {
        entries += scoreEntries(
          of: residuals[place], path: scale.variancePath(driver), fallShare: returns.fallShares[driver], name: name,
          scale: scale, information: nil
        ) { $0 * $0 - 1 }
      }
    }
    for second in drivers.indices {
      for first in 0..<second {
        let days = (returns.history[drivers[first]], returns.history[drivers[second]])
        entries.append(
          correlationEntry(
            paths[first], paths[second],
            name: "\(scale.model.drivers[drivers[first]]) \(scale.model.drivers[drivers[second]])",
            configured: zip(days.0, days.1).reduce(0) { $0 + $1.0 * $1.1 } / Double(days.0.count)))
      }
    }
    return entries
  }

  private static func power(_ value: Double, _ order: Int) -> Double {
    (0..<order).reduce(1) { product, _ in product * value }
  }

  /// How many steps lie below a quantile of the days; nil where no day lies above it.
  private static func quantileEntry(_ paths: [[Double]], days: [Double], level: Double, name: String) -> AuditEntry? {
    let sorted = days.sorted()
    let value = sorted[min(sorted.count - 1, Int(level * Double(sorted.count)))]
    // Halfway to the next day, where rounding cannot move a step across.
    guard let next = sorted.first(where: { $0 > value + 1e-6 }) else { return nil }
    let threshold = 0.5 * (value + next)
    let probability = Double(sorted.prefix { $0 < threshold }.count) / Double(sorted.count)
    return PathMean(
      of: paths.map { $0.reduce(0) { $0 + ($1 < threshold ? 1 : 0) - probability } }, summands: paths[0].count
    ).entry("share of steps below the \(Int((level * 100).rounded())) % quantile \(name)", configured: probability)
  }

  /// What a day and the one after have in common: what they had in the days, where the block goes on.
  private static func memoryEntries(
    _ paths: [[Double]], days: [Double], going: Double, fourthMoment: Double, name: String
  ) -> [AuditEntry] {
    guard paths[0].count > 1 else { return [] }
    let after = Array(days.dropFirst()) + days.prefix(1)
    func entry(_ quantity: String, variance: Double, _ transform: (Double) -> Double) -> AuditEntry {
      let product = zip(days, after).reduce(0) { $0 + transform($1.0) * transform($1.1) } / Double(days.count)
      let configured = going * product / variance
      let pairs = Double(paths.count * (paths[0].count - 1))
      return PathMean(
        of: paths.map { path in
          zip(path, path.dropFirst()).reduce(0) { $0 + transform($1.0) * transform($1.1) / variance - configured }
        }, summands: paths[0].count - 1
      ).entry("\(quantity) \(name)", configured: configured, leastStandardError: 1 / pairs.squareRoot())
    }
    let returns = entry("autocorrelation", variance: 1) { $0 }
    // Days that are all as large as each other have squares without a variance.
    guard fourthMoment > 1 + 1e-9 else { return [returns] }
    return [returns, entry("autocorrelation of squares", variance: fourthMoment - 1) { $0 * $0 - 1 }]
  }
}
