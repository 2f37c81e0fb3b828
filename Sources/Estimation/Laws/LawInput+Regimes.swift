internal import MarketModel
internal import Numerics

extension LawInput {
  /// A hidden Markov chain of covariances.
  func fitRegimes() throws -> FittedLaw {
    let fit = try RegimeSpecification(states: options.regimes).fit(returns, assets: assets)
    let names = options.regimes == 2 ? ["calm", "stressed"] : ["calm", "restless", "stressed"]
    var repairs: [String] = []
    let states = try zip(names, fit.law.covariances).map { name, covariance in
      let correlation = try UsableCorrelation(covariance.correlation, assets: assets)
      repairs += correlation.repairs.map { "\(name): \($0)" }
      return RegimeSwitching.State(
        name: name, volatility: volatility(covariance.standardDeviations), correlation: correlation.matrix.rowValues)
    }
    let regimes = RegimeSwitching(
      stepDays: stepDays, states: states, transition: fit.law.transition.rowValues,
      current: try currentProbabilities(fit).normalised)
    let longRun = Matrix(
      assets.indices.map { row in assets.indices.map { regimes.longRunCovariance(row, $0) } })
    let correlation = try UsableCorrelation(longRun.correlation, assets: assets)
    let durations = fit.law.expectedDurations
    return FittedLaw(
      dynamics: .regimeSwitching(regimes),
      stepDeviations: longRun.standardDeviations.map { $0 / annual },
      correlation: correlation,
      description:
        "\(options.regimes) regimes of a hidden Markov chain by expectation and maximisation on \(returns.rows)"
        + " common returns",
      repairs: repairs + correlation.repairs,
      notes: [
        "The chain starts from what the last returns say of its state: refit often.",
        "Where this is wrong: within a regime returns are normal, and a regime as bad as the next crash may not have"
          + " been seen.",
      ],
      diagnostics: LawDiagnostics(
        .regimeSwitching,
        criteria: InformationCriteria(
          logLikelihood: fit.logLikelihood, parameters: fit.parameterCount, observations: fit.observations),
        figures: names.indices.flatMap { state in figures(fit, state: state, name: names[state], durations) },
        searches: [
          "\(fit.convergence.starts) starts, \(fit.convergence.iterations) iterations, ends within"
            + " \(fit.convergence.spread.text(digits: 2)) of the best log-likelihood"
        ],
        activeBounds: fit.convergence.activeBounds.map { "\($0)" }.sorted()),
      series: try normalScores(of: RegimeDensity(step(longRun), regimes.fromLongRun)))
  }

  /// The probabilities of the states in the step after the state's returns.
  private func currentProbabilities(_ fit: RegimeFit) throws(LinearAlgebraError) -> [Double] {
    state == returns ? fit.law.next(fit.lastProbabilities) : try fit.law.filter(fit.centred(state)).next
  }

  /// The step of returns less their means, from whose state every further state follows.
  private func step(_ covariance: Matrix) -> ModelStep {
    ModelStep(
      correlation: covariance.correlation, variances: covariance.diagonal.map { $0 / (annual * annual) },
      years: stepDays / daysPerYear)
  }

  private func figures(_ fit: RegimeFit, state: Int, name: String, _ durations: [Double]) -> [FittedFigure] {
    let errors = fit.standardErrors
    let volatilities = fit.law.volatilities[state]
    return [
      FittedFigure(
        "probability of staying \(name)", fit.law.transition[state, state],
        standardError: errors?.transition[state][state]),
      durations[state].isFinite ? FittedFigure("expected steps \(name)", durations[state]) : nil,
      FittedFigure("share of steps \(name)", fit.occupancy[state] / Double(fit.observations)),
    ].compactMap(\.self)
      + assets.indices.map { asset in
        FittedFigure(
          "\(name) volatility", of: assets[asset], volatilities[asset] * annual,
          standardError: errors.map { $0.volatilities[state][asset] * annual })
      }
  }
}

extension RegimeSwitching {
  /// The same chain, its first state drawn from the long run.
  fileprivate var fromLongRun: RegimeSwitching {
    RegimeSwitching(stepDays: stepDays, states: states, transition: transition)
  }
}

extension [Double] {
  /// The probabilities divided by their sum.
  var normalised: [Double] {
    let sum = reduce(0, +)
    return map { $0 / sum }
  }
}
