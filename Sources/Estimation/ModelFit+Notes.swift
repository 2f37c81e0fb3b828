extension ModelFit {
  /// Why there is no drift.
  static let driftNote =
    "No drift was fitted, because the mean of returns over such a span is smaller than its own standard error: set drift"
    + " by name where a view is wanted."

  /// What a reader of the model must know.
  func notes(_ diagnostics: FitDiagnostics) -> [String] {
    let drift = Self.driftNote
    switch dynamics {
    case .studentT:
      return [
        drift,
        "The log drift is that of normal returns of the same volatility, half the variance below the drift. Tails this heavy"
          + " leave a price without a finite expectation, so it is no martingale in the strict sense.",
        "Where this is wrong: volatility clusters, jumps and depegs are not in it, and one number of degrees of freedom"
          + " stands for every asset.",
      ]
    default:
      let heaviest = diagnostics.assets.max { $0.excessKurtosis < $1.excessKurtosis }
      return [
        drift, "Without drift every price is a martingale: it is expected to stay where it is.",
        "Where this is wrong: tails are normal, while the returns of \(heaviest?.asset ?? "") have an excess kurtosis of"
          + " \(heaviest?.excessKurtosis.text(digits: 3) ?? ""); volatility clusters, jumps and depegs are not in it.",
      ]
    }
  }
}
