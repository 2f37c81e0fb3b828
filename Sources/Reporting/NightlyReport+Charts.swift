extension NightlyReport {
  /// The charts that ``markdown`` shows, in its order.
  public var charts: [Chart] {
    [haircutChart, basketChart, lossChart, correlationChart].compactMap(\.self)
  }

  /// The haircuts of the assets.
  var haircutChart: Chart { Chart(haircutsOf: calibration) }

  /// The collateral that the baskets need; nil without a comparison.
  var basketChart: Chart? { comparison.map(Chart.init(ratiosOf:)) }

  /// The losses of the reference basket.
  var lossChart: Chart { Chart(lossesOf: reference) }

  /// The correlations of the model.
  var correlationChart: Chart { Chart(correlationsOf: model) }
}
