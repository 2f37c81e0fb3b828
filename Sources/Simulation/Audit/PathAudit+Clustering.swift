internal import MarketModel
internal import Numerics

extension PathAudit {
  /// The law of returns whose volatility clusters, from prices alone.
  ///
  /// With the model's parameters the variance of every step follows from the returns before it. So the standardised
  /// returns are known, which must be independent draws of the model's innovations: their deviation, mean, correlation and
  /// tails are estimated by maximum likelihood as for a law without clustering, with the correlation of each step taken
  /// out first where it moves. The parameters of the recursion are audited by their scores. Kurtosis and autocorrelation
  /// of squares are those of the last steps of the openings, given the first variance, and have no distance: eighth powers
  /// are far from normal in any sample.
  static func clusteringEntries(
    of openings: [Matrix], returns: ClusteredReturns, drivers: [Int], scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    let series = drivers.map { driver in
      scale.residuals(of: openings, driver: driver) { scale.stepDrift(driver) - 0.5 * $0 }
    }
    let innovations = returns.innovations
    let ν = innovations.degreesOfFreedom
    // What squares of t returns add up to has a variance from 4 degrees of freedom on, and is normal in a sample from 8 on.
    let isLight = ν > 8
    let correlation = scale.correlation(of: drivers)
    let law = MultivariateStudentT(
      location: drivers.map { _ in 0 }, scatter: correlation.scaled(by: (ν - 2) / ν), degreesOfFreedom: ν)
    let moving = returns.dynamicCorrelation.map { MovingCorrelation($0, drivers: drivers, longRun: correlation) }
    let residuals: Matrix
    do throws(LinearAlgebraError) {
      residuals =
        try moving?.constantResiduals(of: series) ?? Matrix(columns: series.map { $0.residuals.flatMap { $0 } })
    } catch {
      throw .singular(error)
    }
    var entries = try likelihoodEntries(
      of: residuals, law: law, drivers: drivers, units: drivers.map { scale.stepVariance($0).squareRoot() },
      scale: scale)
    entries += kurtosisEntries(
      of: residuals, drivers: drivers, law: innovations.dynamics, name: "excess kurtosis of standardised returns",
      model: scale.model)
    if let moving {
      entries.append(moving.response(of: series, hasDistance: isLight))
    }
    entries += try degreesOfFreedomEntries(of: residuals, law: law, configured: innovations.dynamics)
    for (place, driver) in drivers.enumerated() {
      let path = scale.variancePath(driver)
      let name = scale.model.drivers[driver]
      entries += scoreEntries(
        of: series[place], path: path, fallShare: 0.5, name: name, scale: scale,
        information: innovations.information, surprise: innovations.surprise)
      entries += varianceEntries(
        of: series[place], path: path, name: name, fourthMoment: innovations.fourthMoment, hasDistance: isLight)
    }
    return entries
  }

  /// The parameters of a driver's volatility.
  static func scoreEntries(
    of series: ResidualSeries, path: VariancePath, fallShare: Double, name: String, scale: AuditScale,
    information: Double?, hasDistance: Bool = true, surprise: (_ residual: Double) -> Double
  ) -> [AuditEntry] {
    guard path.moves else { return [] }
    return VarianceScore.Parameter.allCases.compactMap { parameter in
      let (configured, unit): (Double, Double) =
        switch parameter {
        case .alpha: (path.clustering.alpha, 1)
        case .gamma: (path.clustering.gamma, 1)
        case .beta: (path.clustering.beta, 1)
        // A variance that is twice as large is a volatility that is half as much again, to first order.
        case .currentVolatility:
          ((path.first / scale.stepYears).squareRoot(), 0.5 * (path.first / scale.stepYears).squareRoot())
        }
      return VarianceScore(
        of: series, in: parameter, path: path, fallShare: fallShare, surprise: surprise
      ).entry(
        "\(parameter.rawValue) \(name)", configured: configured, unit: unit, information: information,
        hasDistance: hasDistance)
    }
  }

  /// What the variances of a driver have come to in the last step of the openings.
  private static func varianceEntries(
    of series: ResidualSeries, path: VariancePath, name: String, fourthMoment: Double?, hasDistance: Bool
  ) -> [AuditEntry] {
    guard path.moves, let last = series.variances.last, series.variances.count > 1 else { return [] }
    let steps = series.variances.count
    let expected = path.expected(step: steps - 1)
    var entries = [
      PathMean(of: last.map { $0 - expected }).entry(
        "variance of step \(steps) \(name)", configured: expected, hasDistance: hasDistance)
    ]
    let squares = (0..<steps).suffix(2).map { step in
      zip(series.residuals[step], series.variances[step]).map { $0 * $0 * $1 }
    }
    let moments = squares.map { Moments(of: $0) }
    let product = zip(squares[0], squares[1]).reduce(0) { $0 + $1.0 * $1.1 } / Double(last.count)
    let realised = (
      kurtosis: moments[1].meanSquare / (moments[1].mean * moments[1].mean) - 3,
      autocorrelation: (product - moments[0].mean * moments[1].mean)
        / (moments[0].variance * moments[1].variance).squareRoot()
    )
    let configured = fourthMoment.map { path.shape(steps: steps, fourthMoment: $0) }
    entries.append(
      AuditEntry(
        "excess kurtosis of step \(steps) \(name)", configured: configured?.excessKurtosis,
        realised: realised.kurtosis, zScore: nil))
    entries.append(
      AuditEntry(
        "autocorrelation of squares in step \(steps) \(name)", configured: configured?.autocorrelation,
        realised: realised.autocorrelation, zScore: nil))
    return entries
  }
}

/// The first moments of some numbers.
private struct Moments {
  let mean: Double
  let meanSquare: Double
  var variance: Double { meanSquare - mean * mean }

  init(of values: [Double]) {
    let n = Double(values.count)
    mean = values.reduce(0, +) / n
    meanSquare = values.reduce(0) { $0 + $1 * $1 } / n
  }
}
