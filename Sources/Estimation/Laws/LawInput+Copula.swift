internal import MarketModel
internal import Numerics

extension LawInput {
  /// A t copula and Pareto-tailed margins of the returns themselves.
  func fitCopula() throws -> FittedLaw {
    var standardised = returns
    let moments = assets.indices.map { SeriesMoments(returns.column($0)) }
    for (column, asset) in assets.enumerated() {
      guard SeriesMoments.varies(returns.column(column)) else {
        throw EstimationError.constantSeries(asset: asset, observations: returns.rows)
      }
      let deviation = moments[column].variance.squareRoot()
      for row in 0..<returns.rows {
        standardised[row, column] = (returns[row, column] - moments[column].mean) / deviation
      }
    }
    let fit = try MarginsAndCopula(standardised, self)
    let correlation = try UsableCorrelation(fit.copula.copula.correlation, assets: assets)
    return FittedLaw(
      dynamics: .copula(
        CopulaReturns(stepDays: stepDays, degreesOfFreedom: fit.copula.copula.degreesOfFreedom, margins: fit.margins)),
      stepDeviations: zip(moments, fit.scales).map { $0.variance.squareRoot() * $1 },
      correlation: correlation,
      description: "t copula (ranks) and generalised Pareto tails beyond \(options.tailShare.text(digits: 3)) on each"
        + " side, on \(returns.rows) common returns",
      repairs: fit.repairs + correlation.repairs,
      notes: [
        Self.marginNote,
        "Where this is wrong: volatility does not cluster, so the days before a crash look like any other.",
      ],
      diagnostics: LawDiagnostics(
        .copula, figures: fit.figures, searches: fit.searches, activeBounds: fit.activeBounds, tails: fit.tails),
      series: try fit.series(assets: assets))
  }

  /// A t copula and Pareto-tailed margins of the residuals of volatility that clusters.
  func fitFilteredCopula() throws -> FittedLaw {
    var clustering = try ClusteringFit(quasiLikelihood, isAsymmetric: true)
    let fit = try MarginsAndCopula(clustering.residuals, self)
    let correlation = try UsableCorrelation(fit.copula.copula.correlation, assets: assets)
    clustering.holdPersistence(fallShares: fit.fallShares, assets: assets)
    return FittedLaw(
      dynamics: .copula(
        CopulaReturns(
          stepDays: stepDays, degreesOfFreedom: fit.copula.copula.degreesOfFreedom, margins: fit.margins,
          clustering: clustering.clustering)),
      stepDeviations: clustering.stepDeviations, correlation: correlation,
      description: "GJR-GARCH(1,1) per asset by normal quasi-likelihood, generalised Pareto tails beyond"
        + " \(options.tailShare.text(digits: 3)) of the residuals on each side, t copula of their ranks, on"
        + " \(returns.rows) common returns (McNeil and Frey 2000)",
      repairs: clustering.repairs + fit.repairs + correlation.repairs,
      notes: [
        "Volatility starts from where it stands after the last price, and returns to its long-run level: refit often.",
        Self.marginNote, "Where this is wrong: the copula does not move, and jumps come from the tails alone.",
      ],
      diagnostics: LawDiagnostics(
        .filteredCopula, figures: clustering.figures + fit.figures, searches: clustering.searches + fit.searches,
        activeBounds: clustering.activeBounds + fit.activeBounds, tails: fit.tails),
      series: try fit.series(assets: assets))
  }

  /// The same choices with normal innovations: the quasi-likelihood, which needs no law of the residuals.
  var quasiLikelihood: LawInput {
    var options = options
    options.innovations = .normal
    return LawInput(
      returns: returns, state: state, assets: assets, stepDays: stepDays, daysPerYear: daysPerYear,
      covariance: covariance, options: options, stress: stress)
  }

  private static let marginNote =
    "The correlation is the parameter of the copula. An upper tail of positive shape leaves a price without a finite"
    + " expectation, so it is no martingale in the strict sense."
}
