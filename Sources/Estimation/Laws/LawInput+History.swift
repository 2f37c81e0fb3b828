internal import MarketModel
internal import Numerics

extension LawInput {
  /// The returns themselves, drawn again in blocks.
  func fitBootstrap() throws -> FittedLaw {
    let lengths = try BlockLengths(of: returns, assets: assets)
    let length = max(1, options.meanBlockSteps ?? lengths.mean)
    let history = try StandardisedHistory(returns, assets: assets)
    let correlation = try sampleCorrelation(of: returns)
    let choice = options.meanBlockSteps == nil ? "chosen automatically (Patton, Politis and White 2009)" : "given"
    return FittedLaw(
      dynamics: .historical(
        ResampledReturns(stepDays: stepDays, meanBlockSteps: length, history: history.columns)),
      stepDeviations: history.deviations, correlation: correlation,
      description:
        "stationary bootstrap of \(returns.rows) common returns, blocks of \(length.text(digits: 4)) steps on"
        + " average, \(choice)",
      repairs: correlation.repairs,
      notes: [
        "Where this is wrong: no day is worse than the worst observed, and volatility starts from anywhere in the past"
          + " instead of from today's.",
        "What the days of a block tell of each other is taken out of the drift, step by step: a price without drift is a"
          + " martingale over any number of steps.",
      ],
      diagnostics: LawDiagnostics(
        .bootstrap,
        figures: [FittedFigure("mean block length in steps", length)]
          + zip(assets, lengths.lengths).map { FittedFigure("automatic block length", of: $0, $1.mean) }))
  }

  /// The residuals of volatility that clusters, drawn again day by day.
  func fitFilteredHistory() throws -> FittedLaw {
    var clustering = try ClusteringFit(quasiLikelihood, isAsymmetric: true)
    let history = try StandardisedHistory(clustering.residuals, assets: assets)
    clustering.holdPersistence(fallShares: history.fallShares, assets: assets)
    let correlation = try sampleCorrelation(of: clustering.residuals)
    let length = options.meanBlockSteps ?? 1
    return FittedLaw(
      dynamics: .historical(
        ResampledReturns(
          stepDays: stepDays, meanBlockSteps: length, history: history.columns, clustering: clustering.clustering)),
      stepDeviations: clustering.stepDeviations, correlation: correlation,
      description: "filtered historical simulation: GJR-GARCH(1,1) per asset by normal quasi-likelihood, its"
        + " \(returns.rows) steps of residuals drawn again in blocks of \(length.text(digits: 4)) steps on average",
      repairs: clustering.repairs + correlation.repairs,
      notes: [
        "Volatility starts from where it stands after the last price, and returns to its long-run level: refit often.",
        "The correlation and the volatilities describe the days that are drawn; the days themselves are the law.",
        "Where this is wrong: no standardised day is worse than the worst observed.",
      ],
      diagnostics: LawDiagnostics(
        .filteredHistorical, figures: clustering.figures, searches: clustering.searches,
        activeBounds: clustering.activeBounds),
      series: try series(clustering, history))
  }

  /// The memory of the residuals; their shape is that of the law, which is made of them.
  private func series(_ clustering: ClusteringFit, _ history: StandardisedHistory) throws -> [SeriesDiagnostics] {
    try assets.enumerated().map { column, asset in
      try SeriesDiagnostics(
        asset: asset, residuals: history.columns[column], law: .drawnAgain(history.columns[column]),
        squareParameters: 2)
    }
  }

  private func sampleCorrelation(of returns: Matrix) throws -> UsableCorrelation {
    try UsableCorrelation(CovarianceMethod.sample.estimate(returns, assets: assets).correlation, assets: assets)
  }
}

extension ResidualLaw {
  /// The law of values drawn again, each as likely as the others; a value that is repeated has the middle of its places.
  fileprivate static func drawnAgain(_ values: [Double]) -> ResidualLaw {
    let sorted = values.sortedAscending()
    let size = Double(sorted.count)
    return ResidualLaw(
      "the residuals themselves, drawn again",
      cumulative: { value in
        let below = sorted.places { $0 < value }
        let notAbove = sorted.places { $0 <= value }
        return max(0.5, min(size - 0.5, 0.5 * Double(below + notAbove))) / size
      },
      quantile: { sorted[min(sorted.count - 1, Int($0 * size))] })
  }
}

extension [Double] {
  /// How many of the first values of a sorted array a condition holds for that holds for no later one.
  fileprivate func places(where isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
