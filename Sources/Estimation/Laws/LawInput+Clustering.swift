internal import MarketModel
internal import Numerics

extension LawInput {
  /// GARCH or GJR-GARCH, and the correlation and tails of the residuals.
  func fitClustering(_ dynamics: FittedDynamics, isAsymmetric: Bool) throws -> FittedLaw {
    let fit = try ClusteringFit(self, isAsymmetric: isAsymmetric)
    let correlation = try residualCorrelation(of: fit)
    let tails = try innovations(of: fit)
    return FittedLaw(
      dynamics: .garch(
        ClusteredReturns(stepDays: stepDays, clustering: fit.clustering, innovations: tails.innovations)),
      stepDeviations: fit.stepDeviations, correlation: correlation.usable,
      description: "\(name(isAsymmetric)) per asset\(tails.description), on \(returns.rows) common returns",
      repairs: fit.repairs + correlation.repairs,
      notes: notes(tails.innovations) + ["Where this is wrong: correlations stay as they are, and nothing jumps."],
      diagnostics: LawDiagnostics(
        dynamics, criteria: try criteria(of: fit, tails.innovations, correlation: correlation.usable.matrix),
        figures: fit.figures + tails.figures, searches: fit.searches, activeBounds: fit.activeBounds),
      series: try series(fit, law: ResidualLaw(tails.innovations)))
  }

  /// GJR-GARCH, and a correlation of the residuals that moves.
  func fitDynamicCorrelation() throws -> FittedLaw {
    let clustering = try ClusteringFit(self, isAsymmetric: true)
    let tails = try innovations(of: clustering)
    let fit = try DCCSpecification(innovations: .init(tails.innovations)).fit(clustering.residuals, assets: assets)
    let target = try UsableCorrelation(fit.model.target, assets: assets)
    let errors = fit.standardErrors?.robust ?? [:]
    let figures = [
      FittedFigure("DCC alpha", fit.model.alpha, standardError: errors[.alpha]),
      FittedFigure("DCC beta", fit.model.beta, standardError: errors[.beta]),
      FittedFigure("DCC log-likelihood above constant correlation", fit.logLikelihood - fit.constantLogLikelihood),
    ]
    return FittedLaw(
      dynamics: .garch(
        ClusteredReturns(
          stepDays: stepDays, clustering: clustering.clustering, innovations: tails.innovations,
          dynamicCorrelation: DynamicCorrelation(
            alpha: fit.model.alpha, beta: fit.model.beta, current: currentQ(fit, clustering).rowValues))),
      stepDeviations: clustering.stepDeviations, correlation: target,
      description: "\(name(true)) per asset\(tails.description), DCC(1,1) on the residuals of \(returns.rows) common"
        + " returns",
      repairs: clustering.repairs + target.repairs,
      notes: notes(tails.innovations) + [
        "Where this is wrong: one pair of weights moves all correlations, and nothing jumps."
      ],
      diagnostics: LawDiagnostics(
        .dcc,
        criteria: InformationCriteria(
          logLikelihood: fit.logLikelihood - clustering.logScale,
          parameters: clustering.parameters + fit.parameterCount + (tails.innovations == .normal ? 0 : 1),
          observations: returns.rows),
        figures: clustering.figures + tails.figures + figures,
        searches: clustering.searches + [
          "correlation: \(fit.convergence.starts) starts, \(fit.convergence.evaluations) evaluations, ends within"
            + " \(fit.convergence.spread.text(digits: 2)) of the best log-likelihood"
        ],
        activeBounds: clustering.activeBounds + fit.convergence.activeBounds.map { "correlation: \($0.rawValue)" }),
      series: try series(clustering, law: ResidualLaw(tails.innovations)))
  }

  /// The Q of the step after the state's returns.
  private func currentQ(_ fit: DCCFit, _ clustering: ClusteringFit) -> Matrix {
    guard clustering.stateResiduals != clustering.residuals else { return fit.nextQ }
    let residuals = clustering.stateResiduals
    return (0..<residuals.rows).reduce(fit.model.target) { q, row in
      fit.model.next(q, after: (0..<residuals.columns).map { residuals[row, $0] })
    }
  }

  /// The correlation of residuals by the user's covariance method, and what was changed to make it one.
  private func residualCorrelation(of fit: ClusteringFit) throws -> (usable: UsableCorrelation, repairs: [String]) {
    var estimate = try covariance.estimate(fit.residuals, assets: assets)
    if let stress { estimate = try stress.applied(to: estimate, of: fit.residuals, assets: assets) }
    let usable = try UsableCorrelation(estimate.correlation, assets: assets)
    return (usable, estimate.repairs + usable.repairs)
  }

  /// The log-likelihood of the returns under the whole law, which was fitted part by part and so is not quite the largest.
  private func criteria(
    of fit: ClusteringFit, _ innovations: ClusteredReturns.Innovations, correlation: Matrix
  ) throws -> InformationCriteria {
    let density = try EllipticalDensity(correlation, innovations: innovations)
    let logLikelihood = (0..<returns.rows).reduce(-fit.logScale) { sum, row in
      sum + density.logDensity(assets.indices.map { fit.residuals[row, $0] })
    }
    return InformationCriteria(
      logLikelihood: logLikelihood,
      parameters: fit.parameters + assets.count * (assets.count - 1) / 2 + (innovations == .normal ? 0 : 1),
      observations: returns.rows)
  }

  /// The joint law of the innovations: normal, or the multivariate t of the residuals.
  private func innovations(of fit: ClusteringFit) throws -> (
    innovations: ClusteredReturns.Innovations, description: String, figures: [FittedFigure]
  ) {
    guard options.innovations == .studentT else { return (.normal, " with normal innovations", []) }
    let tails = try DegreesOfFreedomFit(givenSampleCovariance: fit.residuals, assets: assets)
    return (
      .studentT(degreesOfFreedom: tails.degreesOfFreedom),
      " with Student-t innovations, jointly with \(tails.degreesOfFreedom.text(digits: 4)) degrees of freedom",
      [FittedFigure("joint degrees of freedom", tails.degreesOfFreedom, standardError: tails.standardError)]
    )
  }

  /// The diagnostics of residuals, asset by asset.
  func series(_ fit: ClusteringFit, law: ResidualLaw) throws -> [SeriesDiagnostics] {
    try assets.enumerated().map { column, asset in
      try SeriesDiagnostics(
        asset: asset, residuals: Array(fit.residuals.column(column)), law: law, squareParameters: 2)
    }
  }

  private func name(_ isAsymmetric: Bool) -> String {
    (isAsymmetric ? "GJR-GARCH(1,1)" : "GARCH(1,1)") + (options.targetsVariance ? ", variance targeted," : "")
  }

  private func notes(_ innovations: ClusteredReturns.Innovations) -> [String] {
    let volatility =
      "Volatility starts from where it stands after the last price, and returns to its long-run level: refit often."
    guard case .studentT = innovations else { return [volatility] }
    return [
      volatility,
      "Each asset's volatility was fitted with degrees of freedom of its own; the model has one number for all, fitted to the"
        + " residuals together, so the assets' own are beside it in the diagnostics and not in the model.",
      "Student-t innovations leave a price without a finite expectation, so it is no martingale in the strict sense.",
    ]
  }
}

extension ResidualLaw {
  init(_ innovations: ClusteredReturns.Innovations) {
    self =
      switch innovations {
      case .normal: .normal
      case .studentT(let degreesOfFreedom): .studentT(degreesOfFreedom: degreesOfFreedom)
      }
  }
}

extension DCCSpecification.Innovations {
  /// The law with which the weights are fitted: its degrees of freedom are held to those that such a fit takes, and beyond
  /// them a t is as good as normal.
  fileprivate init(_ innovations: ClusteredReturns.Innovations) {
    let bounds = DCCSpecification.degreesOfFreedom
    self =
      switch innovations {
      case .studentT(let degreesOfFreedom) where degreesOfFreedom <= bounds.upperBound:
        .givenStudentT(degreesOfFreedom: max(bounds.lowerBound, degreesOfFreedom))
      case .studentT, .normal: .normal
      }
  }
}
