internal import MarketModel
internal import Numerics

/// A GARCH law for each of several assets, and the residuals that they leave.
struct ClusteringFit {
  private(set) var drivers: [VolatilityClustering.Driver] = []
  /// The long-run standard deviation of a step, one per asset.
  private(set) var stepDeviations: [Double] = []
  /// Standardised residuals, a column per asset.
  private(set) var residuals: Matrix
  /// The same of the returns from which the market's present state follows.
  private(set) var stateResiduals: Matrix
  private let options: LawOptions
  private(set) var figures: [FittedFigure] = []
  private(set) var searches: [String] = []
  private(set) var activeBounds: [String] = []
  private(set) var repairs: [String] = []
  /// The sum over steps and assets of the logarithm of the standard deviation: what a log-likelihood of the residuals is
  /// above that of the returns.
  private(set) var logScale = 0.0
  /// The number of parameters of the assets' volatilities and means.
  private(set) var parameters = 0

  init(_ input: LawInput, isAsymmetric: Bool) throws(GARCHError) {
    residuals = Matrix(rows: input.returns.rows, columns: input.assets.count)
    stateResiduals = Matrix(rows: input.state.rows, columns: input.assets.count)
    options = input.options
    let specification = GARCHSpecification(
      isAsymmetric: isAsymmetric, innovations: input.options.innovations, targetsVariance: input.options.targetsVariance
    )
    for (column, asset) in input.assets.enumerated() {
      let series = Array(input.returns.column(column))
      do throws(GARCHError) {
        try add(
          specification.fit(series, asset: asset), of: series, state: Array(input.state.column(column)), asset: asset,
          column: column, annual: input.annual)
      } catch {
        guard input.options.fallback == .constant, SeriesMoments.varies(series) else { throw error }
        addConstant(series, state: Array(input.state.column(column)), column: column, because: error)
      }
    }
  }

  /// How the volatilities move, in a model.
  var clustering: VolatilityClustering { VolatilityClustering(drivers) }

  /// Holds the persistence to its bound for standardised returns of which falls do not make half the variance.
  ///
  /// The fits count falls and rises alike; a law whose falls make more of the variance than half has less to return to.
  mutating func holdPersistence(fallShares: [Double], assets: [String]) {
    let most = VolatilityClustering.largestPersistence
    for (index, driver) in drivers.enumerated() {
      let persistence = driver.alpha + driver.gamma * fallShares[index] + driver.beta
      guard persistence > most else { continue }
      let shrink = (1 - 1e-12) * most / persistence
      drivers[index] = VolatilityClustering.Driver(
        alpha: shrink * driver.alpha, gamma: shrink * driver.gamma, beta: shrink * driver.beta,
        currentVolatility: driver.currentVolatility)
      repairs.append(
        "\(assets[index]): persistence of volatility held to \(most); falls make"
          + " \(fallShares[index].text(digits: 3)) of the variance of the residuals, which gives the fit"
          + " \(persistence.text(digits: 8))")
    }
  }

  private mutating func add(
    _ fit: GARCHFit, of series: [Double], state: [Double], asset: String, column: Int, annual: Double
  ) throws(GARCHError) {
    let model = fit.model
    let most = VolatilityClustering.largestPersistence
    guard let longRun = longRunVariance(of: fit, series: series) else {
      throw .notStationary(asset: asset, persistence: model.persistence, bound: most)
    }
    // A shade below the bound, so that the sum of the three is not above it by rounding.
    let shrink = model.persistence > most ? (1 - 1e-12) * most / model.persistence : 1
    if shrink < 1 {
      repairs.append(
        "\(asset): persistence of volatility held to \(most); the fit has \(model.persistence.text(digits: 8))")
    }
    let variances = model.conditionalVariances(of: series)
    let stateVariances = state == series ? variances : model.conditionalVariances(of: state)
    let current = stateVariances[state.count].squareRoot()
    guard current * annual <= MarketModel.largestVolatility else {
      throw .currentVolatility(asset: asset, value: current * annual, bound: MarketModel.largestVolatility)
    }
    drivers.append(
      VolatilityClustering.Driver(
        alpha: shrink * model.alpha, gamma: shrink * model.gamma, beta: shrink * model.beta,
        currentVolatility: current * annual))
    stepDeviations.append(longRun.squareRoot())
    for (row, value) in series.enumerated() {
      residuals[row, column] = (value - model.mean) / variances[row].squareRoot()
    }
    for (row, value) in state.enumerated() {
      stateResiduals[row, column] = (value - model.mean) / stateVariances[row].squareRoot()
    }
    logScale += zip(series, variances).reduce(0) { $0 + 0.5 * $1.1.logarithm }
    // The degrees of freedom are fitted once more, for all assets together.
    parameters += fit.parameterCount - (options.innovations == .studentT ? 1 : 0)
    let errors = fit.standardErrors?.robust ?? [:]
    figures += [
      FittedFigure("alpha", of: asset, model.alpha, standardError: errors[.alpha]),
      FittedFigure("gamma", of: asset, model.gamma, standardError: errors[.gamma]),
      FittedFigure("beta", of: asset, model.beta, standardError: errors[.beta]),
      FittedFigure("persistence", of: asset, model.persistence, standardError: fit.stationarity.standardError),
      FittedFigure("long-run volatility", of: asset, longRun.squareRoot() * annual),
      FittedFigure("current volatility", of: asset, current * annual),
    ].filter { $0.name != "gamma" || $0.value != 0 }
    if case .studentT(let degreesOfFreedom) = model.innovations {
      figures.append(
        FittedFigure("degrees of freedom", of: asset, degreesOfFreedom, standardError: errors[.degreesOfFreedom]))
    }
    searches.append(
      "\(asset): \(fit.convergence.starts) starts, \(fit.convergence.evaluations) evaluations, ends within"
        + " \(fit.convergence.spread.text(digits: 2)) of the best log-likelihood")
    activeBounds += fit.convergence.activeBounds.map { "\(asset): \($0.rawValue)" }
  }

  /// The variance that the law returns to; nil where there is none to speak of.
  private func longRunVariance(of fit: GARCHFit, series: [Double]) -> Double? {
    if options.targetsVariance { return SeriesMoments(series).variance }
    guard fit.model.persistence <= VolatilityClustering.largestPersistence else { return nil }
    return fit.model.unconditionalVariance
  }

  private mutating func addConstant(
    _ series: [Double], state: [Double], column: Int, because error: GARCHError
  ) {
    let moments = SeriesMoments(series)
    let deviation = moments.variance.squareRoot()
    drivers.append(.constant)
    stepDeviations.append(deviation)
    for (row, value) in series.enumerated() { residuals[row, column] = (value - moments.mean) / deviation }
    for (row, value) in state.enumerated() { stateResiduals[row, column] = (value - moments.mean) / deviation }
    repairs.append("volatility taken for constant, as asked for where a fit fails: \(error)")
    logScale += Double(series.count) * deviation.logarithm
    parameters += 2
  }
}
