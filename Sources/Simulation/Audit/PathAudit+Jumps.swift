internal import MarketModel
internal import Numerics

extension PathAudit {
  /// Moments, correlations and large moves of the one-step returns of a jump diffusion.
  ///
  /// The steps are independent, and every moment of them exists. The realised figures are sample moments about what is
  /// configured; their standard errors are those of their influence functions in the sample, and moments that are too
  /// skewed for one have no distance, nor have those of jumps so rare that the sample may lack them. Jumps themselves cannot be seen in prices; that returns beyond four deviations of
  /// the diffusion are as many as they should be says that their number and their size are right.
  static func jumpEntries(
    of returns: Matrix, jumps: JumpDiffusion, drivers moving: [Int], scale: AuditScale
  ) -> [AuditEntry] {
    let model = scale.model
    let laws = model.drivers.indices.map { scale.jumpMoments(jumps, driver: $0) }
    // The steps are independent, so each is a path of its own.
    let standardised = moving.map { driver in
      returns.column(driver).map { [($0 - laws[driver].mean) / laws[driver].deviation] }
    }
    var entries: [AuditEntry] = []
    let areSeen = laws.map { $0.areSeen(inSteps: returns.rows) }
    for (place, driver) in moving.enumerated() {
      entries += shapeEntries(
        of: standardised[place], name: model.drivers[driver], mean: laws[driver].mean,
        deviation: laws[driver].deviation, skewness: laws[driver].skewness,
        excessKurtosis: laws[driver].excessKurtosis
      ).map { areSeen[driver] ? $0 : $0.withoutDistance }
    }
    for (second, driver) in moving.enumerated() {
      for first in 0..<second {
        let other = moving[first]
        let entry = correlationEntry(
          standardised[first], standardised[second], name: "\(model.drivers[other]) \(model.drivers[driver])",
          configured: scale.jumpCovariance(jumps, other, driver) / (laws[other].deviation * laws[driver].deviation))
        entries.append(areSeen[other] && areSeen[driver] ? entry : entry.withoutDistance)
      }
    }
    for driver in moving where !laws[driver].sources.isEmpty {
      entries.append(largeMoveEntry(of: returns.column(driver), law: laws[driver], name: model.drivers[driver]))
    }
    return entries
  }

  private static func largeMoveEntry(of returns: ArraySlice<Double>, law: JumpMoments, name: String) -> AuditEntry {
    // Where nothing moves but jumps, a move is what is more than rounding.
    let distance = max(4 * law.diffusion.squareRoot(), 1e-12)
    let probability = law.probability(beyond: distance)
    let n = Double(returns.count)
    let count = returns.reduce(0) { abs($1 - law.quietMean) > distance ? $0 + 1 : $0 }
    let share = Double(count) / n
    let quantity = "share of moves beyond 4 diffusion deviations \(name)"
    let standardError = (probability * (1 - probability) / n).squareRoot()
    // The skewness of a binomial count is below 0.1 from an expectation of a hundred on.
    guard n * probability * (1 - probability) > 100 else {
      return AuditEntry(quantity, configured: probability, realised: share, zScore: nil)
    }
    return AuditEntry(
      quantity, configured: probability, distance: share - probability, standardError: standardError)
  }
}
