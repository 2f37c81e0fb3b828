internal import MarketModel
internal import Numerics

extension PathAudit {
  /// Margins and copula, from prices alone.
  ///
  /// With the model's parameters the variance of every step is known, and so are the standardised returns. A margin turns
  /// them into probabilities, and those into quantiles of Student's t, which a t copula joins to a multivariate t: its
  /// correlation and its degrees of freedom are estimated by maximum likelihood, and a volatility other than 1 is a margin
  /// that is not the model's. A margin with an atom, as that of an asset which mostly stands still, has no such quantiles:
  /// it is audited by itself.
  static func copulaEntries(
    of openings: [Matrix], returns: CopulaReturns, drivers: [Int], scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    let series = drivers.map { driver in
      scale.residuals(of: openings, driver: driver) { scale.stepDrift(driver) - 0.5 * $0 }
    }
    var entries: [AuditEntry] = []
    for (place, driver) in drivers.enumerated() {
      entries += marginEntries(of: series[place], margin: returns.margins[driver], driver: driver, scale: scale)
    }
    let smooth = drivers.indices.filter { !returns.margins[drivers[$0]].hasAtom }
    guard !smooth.isEmpty else { return entries }
    return try entries
      + jointEntries(
        of: smooth.map { series[$0] }, returns: returns, drivers: smooth.map { drivers[$0] }, scale: scale)
  }

  /// The correlation and the degrees of freedom of the copula, from margins without an atom.
  private static func jointEntries(
    of series: [ResidualSeries], returns: CopulaReturns, drivers: [Int], scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    let ν = returns.degreesOfFreedom
    let law = StudentT(degreesOfFreedom: ν)
    let scores = Matrix(
      columns: zip(drivers, series).map { driver, series in
        let margin = TailedMargin(returns.margins[driver])
        return series.residuals.flatMap { $0 }.map { residual in
          let (below, above) = (margin.cumulative(residual), margin.survival(residual))
          // What no draw of the margin can be is as far out as a number can say.
          let quantile = law.quantile(min(max(min(below, above), 1e-300), 0.5))
          return above < below ? -quantile : quantile
        }
      })
    let joint = MultivariateStudentT(
      location: drivers.map { _ in 0 }, scatter: scale.correlation(of: drivers), degreesOfFreedom: ν)
    var entries = try likelihoodEntries(
      of: scores, law: joint, drivers: drivers, units: drivers.map { scale.stepVariance($0).squareRoot() },
      scale: scale)
    if ν > 2 {
      entries += try degreesOfFreedomEntries(of: scores, law: joint, configured: .studentT(degreesOfFreedom: ν))
    }
    for second in drivers.indices {
      for first in 0..<second {
        entries.append(
          tailDependenceEntry(
            scores, first, second, drivers: drivers, degreesOfFreedom: ν, model: scale.model))
      }
    }
    return entries
  }

  private static func marginEntries(
    of series: ResidualSeries, margin: ReturnMargin, driver: Int, scale: AuditScale
  ) -> [AuditEntry] {
    let name = scale.model.drivers[driver]
    let paths = series.byPath
    func mean(_ summand: (Double) -> Double) -> PathMean {
      PathMean(of: paths.map { $0.reduce(0) { $0 + summand($1) } }, summands: paths[0].count)
    }
    let (low, high) = (margin.middle[0], margin.middle[margin.middle.count - 1])
    let heaviest = max(margin.lower.shape, margin.upper.shape)
    let deviation = scale.stepVariance(driver).squareRoot()
    let square = mean { $0 * $0 - 1 }
    var entries = [
      mean { $0 }.entry("mean of standardised returns \(name)", configured: 0),
      // The fourth moment has to exist, and by a margin, for a variance to be normal.
      square.entry(
        "standard deviation of a step \(name)", configured: deviation,
        realised: deviation * (1 + square.value).squareRoot(), unit: 0.5 * deviation, hasDistance: heaviest < 0.15),
    ]
    // What stands on a threshold lies on either side of it by rounding.
    if !margin.hasAtom {
      entries += [
        mean { ($0 < low ? 1 : 0) - margin.lower.probability }.entry(
          "share of steps in the tail of falls \(name)", configured: margin.lower.probability),
        mean { ($0 > high ? 1 : 0) - margin.upper.probability }.entry(
          "share of steps in the tail of rises \(name)", configured: margin.upper.probability),
      ]
    }
    let path = scale.variancePath(driver)
    entries += scoreEntries(
      of: series, path: path, fallShare: margin.fallShare, name: name, scale: scale, information: nil,
      hasDistance: heaviest < 0.15
    ) { $0 * $0 - 1 }
    return entries
  }

  /// How often one asset has one of its worst days in twenty where the other has.
  private static func tailDependenceEntry(
    _ scores: Matrix, _ first: Int, _ second: Int, drivers: [Int], degreesOfFreedom ν: Double, model: MarketModel
  ) -> AuditEntry {
    let level = 0.05
    let correlation = model.correlation[drivers[first]][drivers[second]]
    let threshold = StudentT(degreesOfFreedom: ν).quantile(level)
    let expected =
      level * StudentTCopula.tailDependence(degreesOfFreedom: ν, correlation: correlation, level: level)
    let both = zip(scores.column(first), scores.column(second)).map {
      $0 < threshold && $1 < threshold ? 1 - expected : -expected
    }
    return PathMean(of: both).entry(
      "tail dependence at 5 % \(model.drivers[drivers[first]]) \(model.drivers[drivers[second]])",
      configured: expected / level, unit: 1 / level)
  }
}
