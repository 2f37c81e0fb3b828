public import MarketModel
internal import Numerics

extension PathAudit {
  /// The audit of the first paths of a simulation.
  ///
  /// Everything is compared on independent paths. Where the sampling is another, the means and for normal returns the
  /// variances at the horizon are compared on its own paths too, weights included.
  /// - Throws: ``SimulationError``.
  /// - Complexity: O(observations * assets²).
  public init(of simulation: Simulation) throws(SimulationError) {
    guard simulation.sampling != .plain else {
      try self.init(of: simulation, against: simulation.model)
      return
    }
    let plain = try PathAudit(of: simulation.sampled(.plain))
    self.init(
      entries: plain.entries
        + Self.samplingEntries(of: simulation, scale: AuditScale(model: simulation.model, grid: simulation.grid)),
      observations: plain.observations, paths: plain.paths)
  }

  /// The audit of the first paths of a simulation against a model that they may not come from, claims and derivatives
  /// included.
  ///
  /// - Parameters:
  ///   - simulation: The simulation, of independent paths.
  ///   - model: The model.
  /// - Throws: ``SimulationError``.
  /// - Precondition: the assets, the claims' names and the assets with derivatives are the simulation's.
  /// - Complexity: O(observations * assets²).
  public init(of simulation: Simulation, against model: MarketModel) throws(SimulationError) {
    precondition(model.assets == simulation.model.assets, "The assets differ")
    let drivers = try PathAudit(of: PathSample(firstPathsOf: simulation), against: model, on: simulation.grid)
    self.init(
      entries: drivers.entries + Self.claimEntries(of: simulation, against: model)
        + Self.derivativeEntries(of: simulation, against: model),
      observations: drivers.observations, paths: drivers.paths)
  }

  /// The audit of some paths against the model that they should follow.
  ///
  /// It looks at the drivers that are no claims; what claims do shows on paths, not in single returns.
  /// - Parameters:
  ///   - sample: The returns of the paths.
  ///   - model: The model.
  ///   - grid: The time grid of the paths.
  /// - Throws: ``SimulationError/audit(_:)``.
  /// - Precondition: the sample has a column per asset of the model, and openings where the law is one of steps of one
  ///   length.
  public init(
    of sample: PathSample, against model: MarketModel, on grid: TimeGrid
  ) throws(SimulationError) {
    precondition(sample.stepReturns.columns == model.assets.count, "The assets differ")
    precondition(model.dynamics.stepDays == nil || !sample.openings.isEmpty, "The first steps are missing")
    let scale = AuditScale(model: model, grid: grid)
    let plain = model.drivers.indices.filter { model.isPlainDriver($0) }
    let moving = plain.filter { scale.moves($0) }
    var entries: [AuditEntry] = []
    if !moving.isEmpty {
      do throws(MultivariateFitError) {
        entries += try Self.dynamicsEntries(of: sample, drivers: moving, scale: scale)
      } catch {
        throw .audit(error)
      }
    }
    // A driver that does not move has no place in a likelihood.
    for driver in plain where !scale.moves(driver) {
      let largest = sample.stepReturns.column(driver).map { abs($0 - scale.stepMean(driver)) }.max() ?? 0
      entries.append(
        AuditEntry(
          "volatility \(model.drivers[driver])", configured: 0, distance: largest < 1e-12 ? 0 : largest,
          standardError: 0))
    }
    entries += Self.horizonEntries(of: sample.horizonReturns, drivers: moving, scale: scale)
    self.init(
      entries: entries, observations: sample.stepReturns.rows, paths: sample.horizonReturns.rows)
  }

  /// What the law of the model's returns says of the steps of some drivers that move.
  private static func dynamicsEntries(
    of sample: PathSample, drivers: [Int], scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    switch scale.model.dynamics {
    case .gaussian, .studentT:
      return try stepEntries(of: sample.stepReturns.selectingColumns(drivers), drivers: drivers, scale: scale)
    case .jumpDiffusion(let jumps):
      return jumpEntries(of: sample.stepReturns, jumps: jumps, drivers: drivers, scale: scale)
    case .garch(let returns):
      return try clusteringEntries(of: sample.openings, returns: returns, drivers: drivers, scale: scale)
    case .copula(let returns):
      return try copulaEntries(of: sample.openings, returns: returns, drivers: drivers, scale: scale)
    case .historical(let returns):
      return historyEntries(of: sample.openings, returns: returns, drivers: drivers, scale: scale)
    case .regimeSwitching(let regimes):
      return try regimeEntries(of: sample.openings, regimes: regimes, drivers: drivers, scale: scale)
    }
  }

  /// Volatility, mean, correlation and tails of independent one-step returns.
  private static func stepEntries(
    of returns: Matrix, drivers: [Int], scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    let law = scale.configuredLaw(of: drivers)
    let dynamics = scale.model.dynamics
    return try likelihoodEntries(of: returns, law: law, drivers: drivers, units: drivers.map { _ in 1 }, scale: scale)
      + kurtosisEntries(
        of: returns, drivers: drivers, law: dynamics, name: "excess kurtosis", model: scale.model)
      + degreesOfFreedomEntries(of: returns, law: law, configured: dynamics)
  }

  /// The maximum-likelihood estimates of a multivariate t at the model's degrees of freedom.
  ///
  /// The standard errors are those of the estimates for a t of d variables, with s = (ν+d+2)/(ν+d): the location's variance
  /// is s times the scatter over n, a scatter element's relative variance 2 s (1 + 1/ν) / n, a correlation's variance
  /// s (1-ρ²)² / n (Lange, Little and Taylor 1989, "Robust statistical modeling using the t distribution", JASA 84,
  /// appendix B). All tend to the Gaussian ones as ν grows.
  /// - Parameters:
  ///   - observations: Independent observations, a column per driver.
  ///   - law: What they should follow.
  ///   - drivers: The drivers.
  ///   - units: What an observation of 1 is as a log return of a step, one per driver.
  ///   - scale: The model and its grid.
  /// - Returns: Volatilities, means and correlations.
  /// - Throws: ``MultivariateFitError``.
  static func likelihoodEntries(
    of observations: Matrix, law: MultivariateStudentT, drivers: [Int], units: [Double], scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    let names = drivers.map { scale.model.drivers[$0] }
    let n = Double(observations.rows)
    let d = Double(drivers.count)
    let ν = law.degreesOfFreedom
    let fitted = try MultivariateStudentT.fit(observations, degreesOfFreedom: ν, start: law, tolerance: 1e-6)
    let s = (ν + d + 2) / (ν + d)
    var entries: [AuditEntry] = []
    for (place, driver) in drivers.enumerated() {
      let ratio = (fitted.scatter[place, place] / law.scatter[place, place]).squareRoot()
      let volatility = scale.model.volatility[driver]
      entries.append(
        AuditEntry(
          "volatility \(names[place])", configured: volatility, distance: volatility * (ratio - 1),
          standardError: volatility * (0.5 * s * (1 + 1 / ν) / n).squareRoot()))
    }
    for (place, driver) in drivers.enumerated() {
      entries.append(
        AuditEntry(
          "mean log return per step \(names[place])", configured: scale.stepMean(driver),
          distance: (fitted.location[place] - law.location[place]) * units[place],
          standardError: (s * law.scatter[place, place] / n).squareRoot() * units[place]))
    }
    for second in drivers.indices {
      for first in 0..<second {
        func correlation(_ scatter: Matrix) -> Double {
          scatter[first, second] / (scatter[first, first] * scatter[second, second]).squareRoot()
        }
        let configured = scale.model.correlation[drivers[first]][drivers[second]]
        entries.append(
          AuditEntry(
            "correlation \(names[first]) \(names[second])", configured: configured,
            distance: correlation(fitted.scatter) - configured,
            standardError: (1 - configured * configured) * (s / n).squareRoot()))
      }
    }
    return entries
  }

  /// The degrees of freedom of Student-t observations.
  static func degreesOfFreedomEntries(
    of observations: Matrix, law: MultivariateStudentT, configured dynamics: Dynamics
  ) throws(MultivariateFitError) -> [AuditEntry] {
    guard case .studentT(let degreesOfFreedom) = dynamics else { return [] }
    do throws(LinearAlgebraError) {
      let test = try law.degreesOfFreedomTest(observations)
      return [
        AuditEntry(
          "degrees of freedom", configured: degreesOfFreedom, realised: test.estimate, zScore: test.zScore)
      ]
    } catch {
      throw .singular(error)
    }
  }

  /// The excess kurtosis of each driver's one-step returns, from sample moments.
  ///
  /// It has a distance only where no single return can be large enough to make one of it: the fourth power of a t with as
  /// many as 30 degrees of freedom has a tail so heavy that sound paths would fail.
  static func kurtosisEntries(
    of returns: Matrix, drivers: [Int], law: Dynamics, name: String, model: MarketModel
  ) -> [AuditEntry] {
    let kurtosis = law.kurtosis
    return drivers.enumerated().map { place, driver in
      let quantity = "\(name) \(model.drivers[driver])"
      let realised = excessKurtosis(of: returns.column(place))
      guard let excess = kurtosis.excess, let variance = kurtosis.samplingVariance else {
        return AuditEntry(quantity, configured: kurtosis.excess, realised: realised, zScore: nil)
      }
      let n = Double(returns.rows)
      let standardError = (variance / n).squareRoot()
      let outlier = (limit * standardError * n).squareRoot().squareRoot()
      guard n * law.probability(beyond: outlier) < 1e-7 else {
        return AuditEntry(quantity, configured: excess, realised: realised, zScore: nil)
      }
      return AuditEntry(
        quantity, configured: excess, distance: realised - excess, standardError: standardError)
    }
  }

  private static func excessKurtosis(of values: ArraySlice<Double>) -> Double {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    var (squares, fourths) = (0.0, 0.0)
    for value in values {
      let square = (value - mean) * (value - mean)
      squares += square
      fourths += square * square
    }
    return n * fourths / (squares * squares) - 3
  }
}
