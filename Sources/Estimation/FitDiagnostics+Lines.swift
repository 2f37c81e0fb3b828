extension FitDiagnostics {
  /// What a reader of the model must know of the fit, a line for each thing: for the model's provenance and every report.
  var lines: [String] {
    [likelihood, figures, memory, shape].compactMap { $0 }
      + (law?.activeBounds ?? []).map { "on a bound: \($0)" }
  }

  private var likelihood: String? {
    // The likelihood of another law would pass for this one's.
    guard let criteria = law == nil ? likelihoods.last?.criteria : law?.criteria else { return nil }
    return "log-likelihood \(criteria.logLikelihood.text(digits: 8)) with \(criteria.parameters) parameters on"
      + " \(criteria.observations) returns; Akaike \(criteria.akaike.text(digits: 8)), Schwarz"
      + " \(criteria.bayesian.text(digits: 8))"
  }

  /// The figures of the market as a whole, with their standard errors.
  private var figures: String? {
    let whole = (law?.figures ?? []).filter { $0.asset == nil }
    guard !whole.isEmpty else { return nil }
    return whole.map { figure in
      let error = figure.standardError.map { " (standard error \($0.text(digits: 3)))" } ?? ""
      return "\(figure.name) \(figure.value.text(digits: 4))\(error)"
    }.joined(separator: ", ")
  }

  private var memory: String? {
    let tested = series.compactMap { one in one.squareMemory.last.map { (one.asset, $0) } }
    guard let lags = tested.first?.1.lags else { return nil }
    return "Ljung-Box of squared residuals to lag \(lags), p: "
      + tested.map { "\($0.0) \($0.1.pValue.text(digits: 2))" }.joined(separator: ", ")
  }

  private var shape: String? {
    guard !series.isEmpty else { return nil }
    return "Anderson-Darling of the residuals' law, p: "
      + series.map { "\($0.asset) \($0.uniformity.pValue.text(digits: 2))" }.joined(separator: ", ")
  }
}
