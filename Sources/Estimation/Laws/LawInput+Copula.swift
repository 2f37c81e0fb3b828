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
    return FittedLaw(
      dynamics: .copula(
        CopulaReturns(stepDays: stepDays, degreesOfFreedom: fit.copula.copula.degreesOfFreedom, margins: fit.margins)),
      stepDeviations: zip(moments, fit.scales).map { $0.variance.squareRoot() * $1 },
      correlation: fit.copula.copula.correlation,
      description: "t copula (ranks) and generalised Pareto tails beyond \(options.tailShare.text(digits: 3)) on each"
        + " side, on \(returns.rows) common returns",
      repairs: fit.repairs,
      notes: [
        Self.marginNote,
        "Where this is wrong: volatility does not cluster, so the days before a crash look like any other.",
      ],
      diagnostics: LawDiagnostics(
        .copula, figures: fit.figures, searches: fit.searches, activeBounds: fit.activeBounds),
      series: try fit.series(assets: assets))
  }

  /// A t copula and Pareto-tailed margins of the residuals of volatility that clusters.
  func fitFilteredCopula() throws -> FittedLaw {
    let clustering = try ClusteringFit(quasiLikelihood, isAsymmetric: true)
    let fit = try MarginsAndCopula(clustering.residuals, self)
    return FittedLaw(
      dynamics: .copula(
        CopulaReturns(
          stepDays: stepDays, degreesOfFreedom: fit.copula.copula.degreesOfFreedom, margins: fit.margins,
          clustering: clustering.clustering)),
      stepDeviations: clustering.stepDeviations, correlation: fit.copula.copula.correlation,
      description: "GJR-GARCH(1,1) per asset by normal quasi-likelihood, generalised Pareto tails beyond"
        + " \(options.tailShare.text(digits: 3)) of the residuals on each side, t copula of their ranks, on"
        + " \(returns.rows) common returns (McNeil and Frey 2000)",
      repairs: clustering.repairs + fit.repairs,
      notes: [
        "Volatility starts from where it stands after the last price, and returns to its long-run level: refit often.",
        Self.marginNote, "Where this is wrong: the copula does not move, and jumps come from the tails alone.",
      ],
      diagnostics: LawDiagnostics(
        .filteredCopula, figures: clustering.figures + fit.figures, searches: clustering.searches + fit.searches,
        activeBounds: clustering.activeBounds + fit.activeBounds),
      series: try fit.series(assets: assets))
  }

  /// The same choices with normal innovations: the quasi-likelihood, which needs no law of the residuals.
  var quasiLikelihood: LawInput {
    var options = options
    options.innovations = .normal
    return LawInput(
      returns: returns, state: state, assets: assets, stepDays: stepDays, daysPerYear: daysPerYear,
      covariance: covariance,
      options: options, stress: stress)
  }

  private static let marginNote =
    "The correlation is the parameter of the copula. An upper tail of positive shape leaves a price without a finite"
    + " expectation, so it is no martingale in the strict sense."
}

/// Margins and a copula fitted to standardised returns.
private struct MarginsAndCopula {
  let copula: StudentTCopulaFit
  let margins: [ReturnMargin]
  /// What the standardised returns were divided by for each law to have a variance of 1.
  let scales: [Double]
  let figures: [FittedFigure]
  let searches: [String]
  let activeBounds: [String]
  let repairs: [String]
  private let laws: [TailedMargin]
  private let standardised: [[Double]]

  init(_ residuals: Matrix, _ input: LawInput) throws {
    let assets = input.assets
    let specification = SemiParametricMargin(tailShare: input.options.tailShare)
    let fits = try assets.enumerated().map { column, asset in
      try specification.fit(Array(residuals.column(column)), series: asset)
    }
    let copula = try StudentTCopulaFit(residuals, assets: assets)
    self.copula = copula
    laws = fits.map(\.margin)
    scales = fits.map(\.scale)
    standardised = zip(assets.indices, fits).map { column, fit in
      residuals.column(column).map { ($0 - fit.shift) / fit.scale }
    }
    margins = fits.map { fit in
      func tail(_ tail: ParetoTail) -> ReturnMargin.Tail {
        ReturnMargin.Tail(probability: tail.probability, scale: tail.excess.scale, shape: tail.excess.shape)
      }
      return ReturnMargin(lower: tail(fit.margin.lower), middle: fit.margin.body, upper: tail(fit.margin.upper))
    }
    figures =
      zip(assets, fits).flatMap { asset, fit in
        [("falls", fit.lower), ("rises", fit.upper)].flatMap { side, tail in
          [
            FittedFigure(
              "shape of \(side)", of: asset, tail.tail.excess.shape, standardError: tail.standardErrors?.shape),
            FittedFigure("goodness of fit of \(side), p-value", of: asset, tail.goodnessOfFit.pValue),
          ]
        }
      } + [
        FittedFigure(
          "copula degrees of freedom", copula.copula.degreesOfFreedom, standardError: copula.standardError),
        FittedFigure("log-likelihood above the normal copula", copula.logLikelihood - copula.gaussianLogLikelihood),
      ]
    searches = ["copula: \(copula.convergence.starts) starts, \(copula.convergence.evaluations) evaluations"]
    activeBounds =
      copula.convergence.activeBound.map { ["copula: \($0.rawValue)"] } ?? []
      + zip(assets, fits).flatMap { asset, fit in
        [fit.lower, fit.upper].compactMap { $0.convergence.activeBound.map { "\(asset): \($0.rawValue)" } }
      }
    repairs = copula.repair.map { [$0.description(assets: assets)] } ?? []
  }

  func series(assets: [String]) throws -> [SeriesDiagnostics] {
    try assets.indices.map { index in
      let law = laws[index]
      return try SeriesDiagnostics(
        asset: assets[index], residuals: standardised[index],
        law: ResidualLaw(
          "empirical middle, generalised Pareto tails", cumulative: { law.cumulative($0) },
          upperTail: { law.survival($0) }, quantile: { law.quantile($0) }))
    }
  }
}
