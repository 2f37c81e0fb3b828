internal import MarketModel
internal import Numerics

extension LawInput {
  /// A diffusion with common jumps, and each asset's own where they are asked for.
  func fitJumps() throws -> FittedLaw {
    var specification = JumpSpecification(stepsPerYear: daysPerYear / stepDays)
    if let most = options.mostJumpsPerYear {
      specification.mostJumpsPerStep = min(specification.mostJumpsPerStep, most * stepDays / daysPerYear)
    }
    switch options.jumps {
    case .common:
      return try law(of: specification.fitCommon(returns, assets: assets), own: nil)
    case .commonAndOwn:
      let fit = try specification.fit(returns, assets: assets)
      return try law(of: fit.common, own: fit)
    }
  }

  private func law(of fit: CommonJumpFit, own: JumpDiffusionFit?) throws -> FittedLaw {
    let law = fit.law
    let ownJumps = own.map { own in
      own.own.map { result in
        guard let jumps = try? result.get().jumps else { return JumpDiffusion.OwnJumps.none }
        return JumpDiffusion.OwnJumps(
          jumpsPerYear: jumps.rate, mean: jumps.mean, volatility: jumps.volatility)
      }
    }
    let diffusion = own == nil ? try matchedDiffusion(of: fit) : nil
    let volatility =
      diffusion?.volatility ?? own.map { $0.marginals.map(\.volatility) } ?? law.diffusionVolatility
    let correlation = try UsableCorrelation(
      diffusion?.correlation ?? own?.diffusionCorrelation ?? law.diffusionCorrelation, assets: assets)
    let jumpCorrelation = try UsableCorrelation(law.jumpCorrelation, assets: assets)
    let jumps = JumpDiffusion(
      jumpsPerYear: law.jumpsPerYear, jumpMean: law.jumpMean, jumpVolatility: law.jumpVolatility,
      jumpCorrelation: jumpCorrelation.matrix.rowValues, ownJumps: ownJumps)
    var repairs = correlation.repairs + jumpCorrelation.repairs.map { "correlation of jumps: \($0)" }
    if own == nil, diffusion == nil {
      repairs.append(
        "the diffusion keeps the covariance of greatest likelihood: what the jumps leave of the sample covariance is none"
      )
    }
    if let own {
      for (asset, result) in zip(assets, own.own) {
        if case .failure(let error) = result { repairs.append("no own jumps for \(asset): \(error)") }
      }
      if !own.isMatchedCorrelationUsable {
        repairs.append(
          "the diffusion keeps the correlation of the common fit: the one that goes with own jumps is none")
      }
    }
    return FittedLaw(
      dynamics: .jumpDiffusion(jumps), stepDeviations: volatility.map { $0 / annual }, correlation: correlation,
      description: "common jumps by expectation and maximisation"
        + (diffusion == nil ? "" : ", the diffusion what they leave of the sample covariance,")
        + (own == nil ? "" : ", then each asset's own jumps beside them,") + " on \(returns.rows) common returns",
      repairs: repairs,
      notes: [
        "Volatility is that of the diffusion; jumps come on top, and their expectation is taken out of the drift.",
        "The likelihood takes clustered volatility for frequent jumps, and its law has less variance than the returns"
          + (diffusion == nil
            ? ", and so has this model." : ": the diffusion was given what the jumps leave of the sample covariance."),
        "Where this is wrong: jumps come at a constant rate, whatever came before, and volatility does not cluster.",
      ],
      diagnostics: LawDiagnostics(
        .jumpDiffusion,
        criteria: own == nil
          ? InformationCriteria(
            logLikelihood: fit.logLikelihood, parameters: fit.parameterCount, observations: fit.observations) : nil,
        figures: figures(of: fit, own: own)
          + zip(assets, volatility).map { FittedFigure("diffusion volatility in the model", of: $0, $1) },
        searches: [
          "common jumps: \(fit.convergence.starts) starts, \(fit.convergence.iterations) iterations, ends within"
            + " \(fit.convergence.spread.text(digits: 2)) of the best log-likelihood"
        ],
        activeBounds: fit.convergence.activeBounds.map { "common jumps: \($0.rawValue)" }.sorted()),
      series: try normalScores(
        of: JumpDensity(
          ModelStep(
            correlation: correlation.matrix, variances: volatility.map { $0 * $0 / (annual * annual) },
            years: stepDays / daysPerYear), jumps)))
  }

  /// What the jumps leave of the sample covariance, so that the law's variance is the sample's; nil where that is none.
  private func matchedDiffusion(of fit: CommonJumpFit) throws -> (volatility: [Double], correlation: Matrix)? {
    let jumps = fit.law.covariance.adding(fit.law.diffusionCovariance, times: -1)
    let rest = fit.sampleCovariance.adding(jumps, times: -1)
    guard rest.diagonal.allSatisfy({ $0 > 0 }),
      try rest.correlation.smallestEigenvalue() >= NearestCorrelation.defaultFloor
    else { return nil }
    return (rest.standardDeviations, rest.correlation)
  }

  private func figures(of fit: CommonJumpFit, own: JumpDiffusionFit?) -> [FittedFigure] {
    let (law, errors) = (fit.law, fit.standardErrors)
    var figures = [
      FittedFigure("common jumps per year", law.jumpsPerYear, standardError: errors?.jumpsPerYear)
    ]
    for (index, asset) in assets.enumerated() {
      figures += [
        FittedFigure(
          "diffusion volatility", of: asset, law.diffusionVolatility[index],
          standardError: errors?.diffusionVolatility[index]),
        FittedFigure("mean of a jump", of: asset, law.jumpMean[index], standardError: errors?.jumpMean[index]),
        FittedFigure(
          "volatility of a jump", of: asset, law.jumpVolatility[index], standardError: errors?.jumpVolatility[index]),
      ]
      if let jumps = try? own?.own[index].get().jumps {
        figures += [
          FittedFigure("own jumps per year", of: asset, jumps.rate),
          FittedFigure("mean of an own jump", of: asset, jumps.mean),
          FittedFigure("volatility of an own jump", of: asset, jumps.volatility),
        ]
      }
    }
    return figures
  }
}
