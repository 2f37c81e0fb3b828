extension ModelFit {
  /// What a reader of the model must know.
  func notes(_ diagnostics: FitDiagnostics) -> [String] {
    let drift =
      "No drift was fitted: every price is a martingale. The mean of returns over such a span is smaller than its own"
      + " standard error, so set drift by name where a view is wanted."
    switch dynamics {
    case .gaussian:
      let heaviest = diagnostics.assets.max { $0.excessKurtosis < $1.excessKurtosis }
      return [
        drift,
        "Where this is wrong: tails are normal, while the returns of \(heaviest?.asset ?? "") have an excess kurtosis of"
          + " \(heaviest?.excessKurtosis.text(digits: 3) ?? ""); volatility clusters, jumps and depegs are not in it.",
      ]
    case .studentT:
      return [
        drift,
        "Where this is wrong: volatility clusters, jumps and depegs are not in it, and one number of degrees of freedom"
          + " stands for every asset.",
      ]
    }
  }
}
