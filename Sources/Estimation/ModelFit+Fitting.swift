internal import Documents
public import MarketData
internal import MarketModel
internal import Numerics

extension ModelFit {
  /// Fits a market model to prices.
  ///
  /// Volatility is that of the returns of one step times √(days per year / days per step). No drift is fitted.
  /// - Parameters:
  ///   - prices: The observed prices.
  ///   - inputSHA256: The digest of the file that they came from, for the provenance.
  ///   - tool: The name and version of the program, for the provenance.
  ///   - state: The prices after which the market stands where a simulation starts, where they are not those that are
  ///     fitted: for a draw of the parameters the observed ones. Of the same assets, with common dates.
  /// - Returns: The model and what it rests on.
  /// - Throws: `AlignmentError` where the assets cannot be selected or hardly overlap; ``EstimationError`` or the error of
  ///   the law, such as ``GARCHError``; ``NearestCorrelationError``; `MarketModelError` for a figure that no model may have,
  ///   such as a volatility of 6,000 %.
  public func fit(_ prices: PriceTable, inputSHA256: String, tool: String, state: PriceTable? = nil) throws
    -> FittedModel
  {
    let returns = LogReturns(prices)
    let common = try commonReturns(of: returns)
    if stress != nil, !dynamics.takesCorrelation { throw EstimationError.stressUnsupported(dynamics) }
    if assets.count < dynamics.fewestAssets {
      throw EstimationError.tooFewAssets(count: assets.count, needed: dynamics.fewestAssets, method: dynamics.rawValue)
    }
    if alignment == .pairwise, !dynamics.takesPairs { throw EstimationError.pairwiseLawUnsupported(dynamics) }
    var estimate =
      switch alignment {
      case .commonDates: try covariance.estimate(common, assets: assets)
      case .pairwise: try covariance.estimatePairwise(returns, assets: assets)
      }
    if let stress { estimate = try stress.applied(to: estimate, of: common, assets: assets) }
    let sampleCorrelation = try UsableCorrelation(estimate.correlation, assets: assets)
    let tails = try fitTails(common)
    let stepDays = Double(prices.step) / 86_400
    let law = try LawInput(
      returns: common, state: state.map { try commonReturns(of: LogReturns($0)) } ?? common, assets: assets,
      stepDays: stepDays, daysPerYear: daysPerYear, covariance: covariance, options: options, stress: stress
    ).fit(dynamics)
    let annual = (daysPerYear / stepDays).squareRoot()
    let volatility = (law?.stepDeviations ?? estimate.standardDeviations).map { $0 * annual }
    // The table of assets is about the returns, whatever part of their variance a law gives to jumps.
    let observedVolatility = estimate.standardDeviations.map { $0 * annual }
    let correlation = law?.correlation ?? sampleCorrelation
    let repairs = law?.repairs ?? (estimate.repairs + correlation.repairs)
    let evidence = FitEvidence(
      moments: try seriesMoments(of: returns, common: common), volatility: observedVolatility,
      ownReturns: assets.map { asset in returns.assets.firstIndex(of: asset).map { returns.count(of: $0) } ?? 0 },
      common: common, estimate: estimate, correlation: correlation, tails: tails,
      jointTails: jointTails(tails, common: common), law: law, repairs: repairs)
    let diagnostics = diagnostics(evidence)

    let model = try MarketModel(
      assets: assets, daysPerYear: daysPerYear, volatility: volatility, correlation: correlation.matrix.rowValues,
      dynamics: law?.dynamics ?? tails.map { .studentT(degreesOfFreedom: $0.degreesOfFreedom) } ?? .gaussian,
      provenance: ModelProvenance(
        tool: tool, input: prices.source, inputSHA256: inputSHA256,
        span: [prices.times.first, prices.times.last].compactMap { $0?.description }, rows: prices.times.count,
        returns: Dictionary(uniqueKeysWithValues: zip(assets, estimate.observations)),
        alignment: alignmentText, stepDays: stepDays,
        covariance: dynamics.takesCorrelation
          ? "\(covariance.name) (\(estimate.description))" : "of the law, fitted with it",
        dynamics: law?.description ?? dynamicsText(tails, observations: common.rows), repairs: repairs,
        diagnostics: diagnostics.lines),
      notes: law.map { [Self.driftNote] + $0.notes } ?? notes(diagnostics))
    return FittedModel(model: model, diagnostics: diagnostics)
  }

  /// The returns that all assets share; without rows where pairwise alignment can do without them.
  private func commonReturns(of returns: LogReturns) throws -> Matrix {
    do {
      return Matrix(columns: try returns.commonDates(assets).columns)
    } catch AlignmentError.tooFewCommon where alignment == .pairwise {
      return Matrix(rows: 0, columns: assets.count)
    }
  }

  /// The joint fit for the diagnostics: the model's own where that is joint, and none where it fails.
  private func jointTails(_ tails: DegreesOfFreedomFit?, common: Matrix) -> DegreesOfFreedomFit? {
    switch degreesOfFreedom {
    case .joint: tails
    case .givenCovariance: tails.flatMap { _ in try? DegreesOfFreedomFit(common, assets: assets) }
    }
  }

  private func fitTails(_ common: Matrix) throws(EstimationError) -> DegreesOfFreedomFit? {
    switch (dynamics, degreesOfFreedom) {
    case (.studentT, .joint): try DegreesOfFreedomFit(common, assets: assets)
    case (.studentT, .givenCovariance): try DegreesOfFreedomFit(givenSampleCovariance: common, assets: assets)
    default: nil
    }
  }

  /// The moments of the returns that each asset's volatility rests on.
  private func seriesMoments(of returns: LogReturns, common: Matrix) throws -> [SeriesMoments] {
    switch alignment {
    case .commonDates: (0..<common.columns).map { SeriesMoments(common.column($0)) }
    case .pairwise: try assets.map { SeriesMoments(try returns.commonDates([$0]).columns[0]) }
    }
  }

  private var alignmentText: String {
    switch alignment {
    case .commonDates: "common dates: every figure rests on the dates on which all assets have a return"
    case .pairwise: "pairwise: volatilities over each asset's own span, correlations over each pair's common dates"
    }
  }

  private func dynamicsText(_ tails: DegreesOfFreedomFit?, observations: Int) -> String {
    guard let tails else { return "gaussian: nothing fitted beyond the covariance" }
    let error = tails.standardError.map { ", standard error \($0.text(digits: 3))" } ?? ""
    let held = degreesOfFreedom == .givenCovariance ? " given the sample covariance" : ""
    return "studentT: \(tails.degreesOfFreedom.text(digits: 4)) degrees of freedom by maximum likelihood of the"
      + " multivariate t\(held) on \(observations) common returns\(error)"
  }
}
