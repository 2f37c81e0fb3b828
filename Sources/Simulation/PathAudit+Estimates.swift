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
      try self.init(of: PathSample(firstPathsOf: simulation), against: simulation.model, on: simulation.grid)
      return
    }
    let plain = try PathAudit(of: simulation.sampled(.plain))
    self.init(
      entries: plain.entries
        + Self.samplingEntries(of: simulation, scale: AuditScale(model: simulation.model, grid: simulation.grid)),
      observations: plain.observations, paths: plain.paths)
  }

  /// The audit of some paths against the model that they should follow.
  ///
  /// - Parameters:
  ///   - sample: The returns of the paths.
  ///   - model: The model.
  ///   - grid: The time grid of the paths.
  /// - Throws: ``SimulationError/audit(_:)``.
  /// - Precondition: the sample has a column per asset of the model.
  public init(
    of sample: PathSample, against model: MarketModel, on grid: TimeGrid
  ) throws(SimulationError) {
    precondition(sample.stepReturns.columns == model.assets.count, "The assets differ")
    // An asset that does not move has no place in a likelihood.
    let moving = model.volatility.indices.filter { model.volatility[$0] > 0 }
    let still = model.volatility.indices.filter { model.volatility[$0] == 0 }
    let scale = AuditScale(model: model, grid: grid)
    var entries: [AuditEntry] = []
    if !moving.isEmpty {
      let returns = sample.stepReturns.selectingColumns(moving)
      do throws(MultivariateFitError) {
        entries += try Self.stepEntries(of: returns, assets: moving, model: model, scale: scale)
      } catch {
        throw .audit(error)
      }
    }
    for asset in still {
      let largest = sample.stepReturns.column(asset).map { abs($0 - scale.stepMean(asset)) }.max() ?? 0
      entries.append(
        AuditEntry(
          "volatility \(model.assets[asset])", configured: 0, distance: largest < 1e-12 ? 0 : largest,
          standardError: 0))
    }
    entries += Self.horizonEntries(of: sample.horizonReturns, assets: moving, model: model, scale: scale)
    self.init(
      entries: entries, observations: sample.stepReturns.rows, paths: sample.horizonReturns.rows)
  }

  /// Volatility, mean, correlation and tails of the one-step returns.
  ///
  /// The standard errors are those of the maximum-likelihood estimates of a multivariate t of d variables, with
  /// s = (ν+d+2)/(ν+d): the location's variance is s times the scatter over n, a scatter element's relative variance
  /// 2 s (1 + 1/ν) / n, a correlation's variance s (1-ρ²)² / n (Lange, Little and Taylor 1989, "Robust statistical
  /// modeling using the t distribution", JASA 84, appendix B). All tend to the Gaussian ones as ν grows.
  private static func stepEntries(
    of returns: Matrix, assets: [Int], model: MarketModel, scale: AuditScale
  ) throws(MultivariateFitError) -> [AuditEntry] {
    let n = Double(returns.rows)
    let d = Double(assets.count)
    let configured = scale.configuredLaw(of: assets)
    let fitted = try MultivariateStudentT.fit(
      returns, degreesOfFreedom: configured.degreesOfFreedom, start: configured, tolerance: 1e-6)
    let ν = configured.degreesOfFreedom
    let s = (ν + d + 2) / (ν + d)
    var entries: [AuditEntry] = []
    for (place, asset) in assets.enumerated() {
      let ratio = (fitted.scatter[place, place] / configured.scatter[place, place]).squareRoot()
      let volatility = model.volatility[asset]
      entries.append(
        AuditEntry(
          "volatility \(model.assets[asset])", configured: volatility, distance: volatility * (ratio - 1),
          standardError: volatility * (0.5 * s * (1 + 1 / ν) / n).squareRoot()))
    }
    for (place, asset) in assets.enumerated() {
      entries.append(
        AuditEntry(
          "mean log return per step \(model.assets[asset])", configured: configured.location[place],
          distance: fitted.location[place] - configured.location[place],
          standardError: (s * configured.scatter[place, place] / n).squareRoot()))
    }
    for (second, secondAsset) in assets.enumerated() {
      for (first, firstAsset) in assets[..<second].enumerated() {
        let correlation = model.correlation[firstAsset][secondAsset]
        let realised =
          fitted.scatter[first, second]
          / (fitted.scatter[first, first] * fitted.scatter[second, second]).squareRoot()
        entries.append(
          AuditEntry(
            "correlation \(model.assets[firstAsset]) \(model.assets[secondAsset])", configured: correlation,
            distance: realised - correlation, standardError: (1 - correlation * correlation) * (s / n).squareRoot()))
      }
    }
    entries += kurtosisEntries(of: returns, assets: assets, model: model)
    if case .studentT(let degreesOfFreedom) = model.dynamics {
      do throws(LinearAlgebraError) {
        let test = try configured.degreesOfFreedomTest(returns)
        entries.append(
          AuditEntry(
            "degrees of freedom", configured: degreesOfFreedom, realised: test.estimate, zScore: test.zScore))
      } catch {
        throw .singular(error)
      }
    }
    return entries
  }

  /// The excess kurtosis of each asset's one-step returns, from sample moments.
  ///
  /// It has a distance only where no single return can be large enough to make one of it: the fourth power of a t with as
  /// many as 30 degrees of freedom has a tail so heavy that sound paths would fail.
  private static func kurtosisEntries(
    of returns: Matrix, assets: [Int], model: MarketModel
  ) -> [AuditEntry] {
    let law = model.dynamics.kurtosis
    return assets.enumerated().map { place, asset in
      let quantity = "excess kurtosis \(model.assets[asset])"
      let realised = excessKurtosis(of: returns.column(place))
      guard let excess = law.excess, let variance = law.samplingVariance else {
        return AuditEntry(quantity, configured: law.excess, realised: realised, zScore: nil)
      }
      let n = Double(returns.rows)
      let standardError = (variance / n).squareRoot()
      let outlier = (limit * standardError * n).squareRoot().squareRoot()
      guard n * model.dynamics.probability(beyond: outlier) < 1e-7 else {
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

  /// The expected price over the horizon, where the dynamics give it a finite variance and the sample is large enough
  /// for its mean to be nearly normal.
  private static func horizonEntries(
    of returns: Matrix, assets: [Int], model: MarketModel, scale: AuditScale
  ) -> [AuditEntry] {
    guard model.dynamics == .gaussian else { return [] }
    let n = Double(returns.rows)
    return assets.compactMap { asset in
      // The deviations are formed without the 1 that they are from: beside it, a stablecoin's would drown in rounding.
      let squaredVariation = scale.horizonVariance(asset).exponentialMinusOne
      let skewness = (squaredVariation + 3) * squaredVariation.squareRoot()
      // With a skewness of 0.1 the mean is still 5 standard errors off in 2 of a million samples only.
      guard skewness / n.squareRoot() < 0.1 else { return nil }
      let logGrowth = scale.horizonLogGrowth(asset)
      let expected = logGrowth.exponential
      let excess = returns.column(asset).reduce(0) { $0 + ($1 - logGrowth).exponentialMinusOne } / n
      return AuditEntry(
        "mean price ratio at the horizon \(model.assets[asset])", configured: expected, distance: expected * excess,
        standardError: expected * (squaredVariation / n).squareRoot())
    }
  }
}
