internal import MarketData
internal import Numerics

extension ModelFit {
  func diagnostics(_ evidence: FitEvidence) -> FitDiagnostics {
    let estimate = evidence.estimate
    let perAsset = assets.indices.map { index in
      let moments = evidence.moments[index]
      let relativeError =
        ((moments.excessKurtosis + 2) / (4 * estimate.effectiveObservations[index])).squareRoot()
      return AssetDiagnostics(
        asset: assets[index], observations: estimate.observations[index], volatility: evidence.volatility[index],
        volatilityStandardError: evidence.volatility[index] * relativeError, skewness: moments.skewness,
        excessKurtosis: moments.excessKurtosis)
    }
    let likelihoods = likelihoods(evidence)
    // A law of its own has residuals of its own; the covariance's say nothing of it.
    let residuals =
      evidence.law == nil ? ResidualDiagnostics(evidence, assets: assets, fitted: fittedShape) : nil
    return FitDiagnostics(
      assets: perAsset, commonObservations: evidence.common.rows, covariance: estimate.description,
      shrinkage: estimate.shrinkage, likelihoods: likelihoods, series: residuals?.series ?? evidence.law?.series ?? [],
      joint: residuals?.joint, law: evidence.law?.diagnostics, degreesOfFreedom: evidence.tails?.degreesOfFreedom,
      degreesOfFreedomStandardError: evidence.tails?.standardError,
      jointDegreesOfFreedom: evidence.jointTails?.degreesOfFreedom,
      jointDegreesOfFreedomStandardError: evidence.jointTails?.standardError,
      smallestEigenvalue: evidence.correlation.smallestEigenvalue,
      conditionNumber: evidence.correlation.conditionNumber, repairs: evidence.repairs,
      warnings: warnings(evidence, likelihoods: likelihoods) + (residuals?.warnings ?? []))
  }

  /// What of a residual's law the fit took from the residuals by maximum likelihood, which no t's scale is.
  private var fittedShape: FittedShape {
    switch (dynamics, covariance) {
    case (.gaussian, .sample), (.gaussian, .ledoitWolfConstantCorrelation): .locationAndScale
    default: .nothing
    }
  }

  private func likelihoods(_ evidence: FitEvidence) -> [LikelihoodDiagnostics] {
    var result: [LikelihoodDiagnostics] = []
    if let logLikelihood = evidence.common.gaussianLogLikelihood {
      result.append(
        LikelihoodDiagnostics(
          .gaussian, logLikelihood: logLikelihood, assets: assets.count, observations: evidence.common.rows))
    }
    if let tails = evidence.tails {
      result.append(
        LikelihoodDiagnostics(
          .studentT, logLikelihood: tails.logLikelihood, assets: assets.count, observations: evidence.common.rows))
    }
    return result
  }

  private func warnings(_ evidence: FitEvidence, likelihoods: [LikelihoodDiagnostics]) -> [String] {
    var lines: [String] = []
    if let line = shortenedHistory(evidence) { lines.append(line) }
    if covariance == .ledoitWolfIdentity {
      lines += assets.indices.compactMap { index in
        let sample = evidence.moments[index].variance.squareRoot()
        let ratio = evidence.estimate.standardDeviations[index] / sample
        guard abs(ratio - 1) > 0.1 else { return nil }
        return "\(covariance.name) changed the volatility of \(assets[index]) by a factor of \(ratio.text(digits: 3)):"
          + " its target gives all assets one volatility; choose ledoit-wolf to leave volatilities alone"
      }
    }
    if let line = contradictionOfVolatilityAndTails(evidence) { lines.append(line) }
    lines += evidence.law?.series.compactMap(Self.misfit) ?? []
    lines += evidence.law?.diagnostics.activeBounds.map { "on a bound: \($0)" } ?? []
    if let tails = evidence.tails, tails.isIndistinguishableFromNormal {
      lines.append(
        "\(tails.degreesOfFreedom.text(digits: 4)) degrees of freedom: the returns cannot be told from normal ones;"
          + " gaussian dynamics would do")
    } else if evidence.law == nil, let best = likelihoods.min(by: { $0.criteria.akaike < $1.criteria.akaike }),
      best.dynamics != dynamics
    {
      lines.append("Akaike's criterion prefers \(best.dynamics.rawValue) to \(dynamics.rawValue)")
    }
    if evidence.correlation.conditionNumber > 1e6 {
      lines.append(
        "the correlation is nearly singular (condition number"
          + " \(evidence.correlation.conditionNumber.text(digits: 3))): some assets nearly repeat others")
    }
    return lines
  }

  /// A warning where residuals that should have a standard deviation of 1 have quite another.
  private static func misfit(_ series: SeriesDiagnostics) -> String? {
    guard !(0.8...1.25).contains(series.standardDeviation) else { return nil }
    return "the standardised returns of \(series.asset) have a standard deviation of"
      + " \(series.standardDeviation.text(digits: 3)) instead of 1: the law does not fit it, so leave it out, or give it a"
      + " law that does"
  }

  /// A warning where common dates drop returns of an asset, with the asset whose history is the shortest.
  private func shortenedHistory(_ evidence: FitEvidence) -> String? {
    guard alignment == .commonDates,
      let longest = assets.indices.max(by: { evidence.ownReturns[$0] < evidence.ownReturns[$1] }),
      let shortest = assets.indices.min(by: { evidence.ownReturns[$0] < evidence.ownReturns[$1] }),
      evidence.common.rows < evidence.ownReturns[longest]
    else { return nil }
    return "common dates keep \(evidence.common.rows) of the \(evidence.ownReturns[longest]) returns of"
      + " \(assets[longest]); \(assets[shortest]) has the fewest, \(evidence.ownReturns[shortest]): leave it out, or align"
      + " pairwise to use all"
  }

  /// A warning where the t, scaled to the model's volatility, has another 99 % quantile than one fitted to fill it.
  private func contradictionOfVolatilityAndTails(_ evidence: FitEvidence) -> String? {
    guard degreesOfFreedom == .joint, let tails = evidence.tails,
      let filling = try? DegreesOfFreedomFit(givenSampleCovariance: evidence.common, assets: assets)
    else { return nil }
    let (quantile, fillingQuantile) = (tails.unitVarianceQuantile(0.99), filling.unitVarianceQuantile(0.99))
    guard abs(quantile / fillingQuantile - 1) > 0.05 else { return nil }
    return
      "volatility and degrees of freedom contradict each other: the 99 % quantile of a step's losses is"
      + " \(quantile.text(digits: 3)) standard deviations at \(tails.degreesOfFreedom.text(digits: 4)) degrees of freedom,"
      + " \(fillingQuantile.text(digits: 3)) at \(filling.degreesOfFreedom.text(digits: 4)), which is their fit given the"
      + " covariance, and \(evidence.common.meanLossQuantile(0.99).text(digits: 3)) in the returns themselves:"
      + " fit the degrees of freedom given the covariance"
  }
}

extension DegreesOfFreedomFit {
  /// The quantile of the t of these degrees of freedom that is scaled to a variance of 1.
  fileprivate func unitVarianceQuantile(_ probability: Double) -> Double {
    StudentT(degreesOfFreedom: degreesOfFreedom).quantile(probability)
      * ((degreesOfFreedom - 2) / degreesOfFreedom).squareRoot()
  }
}

extension Matrix {
  /// The mean over the columns of the quantile of their losses, an order statistic, in standard deviations.
  fileprivate func meanLossQuantile(_ probability: Double) -> Double {
    let rank = Int((probability * Double(rows)).rounded(.up))
    let quantiles = (0..<columns).map { index in
      let losses = column(index).map { -$0 }.sorted()
      return losses[rank - 1] / SeriesMoments(losses).variance.squareRoot()
    }
    return quantiles.reduce(0, +) / Double(columns)
  }
}
