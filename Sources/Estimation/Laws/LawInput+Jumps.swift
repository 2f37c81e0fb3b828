internal import MarketModel
internal import Numerics

extension LawInput {
  /// A diffusion with common jumps, and each asset's own where they are asked for.
  func fitJumps() throws -> FittedLaw {
    let specification = JumpSpecification(stepsPerYear: daysPerYear / stepDays)
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
    let volatility = own.map { $0.marginals.map(\.volatility) } ?? law.diffusionVolatility
    let correlation = try UsableCorrelation(own?.diffusionCorrelation ?? law.diffusionCorrelation, assets: assets)
    let jumps = JumpDiffusion(
      jumpsPerYear: law.jumpsPerYear, jumpMean: law.jumpMean, jumpVolatility: law.jumpVolatility,
      jumpCorrelation: try UsableCorrelation(law.jumpCorrelation, assets: assets).matrix.rowValues, ownJumps: ownJumps)
    var repairs = correlation.repairs
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
      dynamics: .jumpDiffusion(jumps), stepDeviations: volatility.map { $0 / annual }, correlation: correlation.matrix,
      description: "diffusion with common jumps by expectation and maximisation"
        + (own == nil ? "" : ", then each asset's own jumps beside them,") + " on \(returns.rows) common returns",
      repairs: repairs,
      notes: [
        "Volatility is that of the diffusion; jumps come on top, and their expectation is taken out of the drift.",
        "Where this is wrong: jumps come at a constant rate, whatever came before, and volatility does not cluster.",
      ],
      diagnostics: LawDiagnostics(
        .jumpDiffusion,
        criteria: own == nil
          ? InformationCriteria(
            logLikelihood: fit.logLikelihood, parameters: fit.parameterCount, observations: fit.observations) : nil,
        figures: figures(of: fit, own: own),
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
