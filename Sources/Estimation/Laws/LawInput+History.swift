internal import MarketModel
internal import Numerics

extension LawInput {
  /// The returns themselves, drawn again in blocks.
  func fitBootstrap() throws -> FittedLaw {
    let lengths = try BlockLengths(of: returns, assets: assets)
    let length = max(1, options.meanBlockSteps ?? lengths.mean)
    let history = try StandardisedHistory(returns, assets: assets)
    let choice = options.meanBlockSteps == nil ? "chosen automatically (Patton, Politis and White 2009)" : "given"
    return FittedLaw(
      dynamics: .historical(
        ResampledReturns(stepDays: stepDays, meanBlockSteps: length, history: history.columns)),
      stepDeviations: history.deviations, correlation: try sampleCorrelation(of: returns).matrix,
      description:
        "stationary bootstrap of \(returns.rows) common returns, blocks of \(length.text(digits: 4)) steps on"
        + " average, \(choice)",
      notes: [
        "Where this is wrong: no day is worse than the worst observed, and volatility starts from anywhere in the past"
          + " instead of from today's.",
        "Blocks make returns depend on each other, so a price without drift is a martingale over one step, not strictly"
          + " over many.",
      ],
      diagnostics: LawDiagnostics(
        .bootstrap,
        figures: [FittedFigure("mean block length in steps", length)]
          + zip(assets, lengths.lengths).map { FittedFigure("automatic block length", of: $0, $1.mean) }))
  }

  /// The residuals of volatility that clusters, drawn again day by day.
  func fitFilteredHistory() throws -> FittedLaw {
    let clustering = try ClusteringFit(quasiLikelihood, isAsymmetric: true)
    let history = try StandardisedHistory(clustering.residuals, assets: assets)
    let length = options.meanBlockSteps ?? 1
    return FittedLaw(
      dynamics: .historical(
        ResampledReturns(
          stepDays: stepDays, meanBlockSteps: length, history: history.columns, clustering: clustering.clustering)),
      stepDeviations: clustering.stepDeviations, correlation: try sampleCorrelation(of: clustering.residuals).matrix,
      description: "filtered historical simulation: GJR-GARCH(1,1) per asset by normal quasi-likelihood, its"
        + " \(returns.rows) days of residuals drawn again in blocks of \(length.text(digits: 4)) on average",
      repairs: clustering.repairs,
      notes: [
        "Volatility starts from where it stands after the last price, and returns to its long-run level: refit often.",
        "Where this is wrong: no standardised day is worse than the worst observed.",
      ],
      diagnostics: LawDiagnostics(
        .filteredHistorical, figures: clustering.figures, searches: clustering.searches,
        activeBounds: clustering.activeBounds),
      series: try series(clustering, law: .normal))
  }

  private func sampleCorrelation(of returns: Matrix) throws -> UsableCorrelation {
    try UsableCorrelation(CovarianceMethod.sample.estimate(returns, assets: assets).correlation, assets: assets)
  }
}

/// Columns with mean 0 and variance 1.
private struct StandardisedHistory {
  let columns: [[Double]]
  let deviations: [Double]

  init(_ returns: Matrix, assets: [String]) throws(EstimationError) {
    var columns: [[Double]] = []
    var deviations: [Double] = []
    for (index, asset) in assets.enumerated() {
      let values = returns.column(index)
      guard SeriesMoments.varies(values) else {
        throw .constantSeries(asset: asset, observations: returns.rows)
      }
      let moments = SeriesMoments(values)
      let deviation = moments.variance.squareRoot()
      columns.append(values.map { ($0 - moments.mean) / deviation })
      deviations.append(deviation)
    }
    self.columns = columns
    self.deviations = deviations
  }
}
