internal import Estimation

extension FitAnswer {
  /// The level at which a test's rejection is said in words.
  private static let rejection = 0.01

  /// The quantile-quantile plot of the fit; nil where no series was tested.
  public var quantileChart: Chart? {
    fitted.diagnostics.series.isEmpty ? nil : Chart(quantilesOf: fitted.diagnostics.series)
  }

  /// The tests of the residuals as a table; nil where no series was tested.
  var residualTable: Table? {
    let series = fitted.diagnostics.series
    guard
      let lags = series.flatMap({ $0.residualMemoryGivenClusters.map(\.lags) }).max() ?? series.first.map({ _ in 0 })
    else {
      return nil
    }
    return Table(
      [
        .words("Standardised returns"), .numbers("Skewness"), .numbers("Excess kurtosis"),
        .numbers("p, no memory to lag \(lags)"), .numbers("p, squares without memory"), .numbers("p, the law's shape"),
      ],
      rows: series.map { one in
        [
          one.asset, Figure.number(one.skewness, decimals: 2), Figure.number(one.excessKurtosis, decimals: 2),
          one.residualMemoryGivenClusters.last.map { Self.level($0.pValue) } ?? "too short",
          one.squareMemory.last.map { Self.level($0.pValue) } ?? "too short",
          Self.level(one.uniformity.pValue),
        ]
      })
  }

  /// What the tests of the residuals say, a line for each thing that is wrong.
  var residualCautions: [String] {
    let series = fitted.diagnostics.series
    func names(_ isRejected: (SeriesDiagnostics) -> Bool) -> String? {
      let rejected = series.filter(isRejected).map(\.asset)
      guard !rejected.isEmpty else { return nil }
      return rejected.count == series.count && rejected.count > 1 ? "every asset" : Words.list(rejected)
    }
    var lines: [String] = []
    if let names = names({ $0.residualMemoryGivenClusters.contains { $0.pValue < Self.rejection } }) {
      lines.append(
        "the returns of \(names) have a memory (Ljung-Box allowing for clusters, 1 %): moves over several steps are"
          + " larger or smaller than the model's independent steps add up to")
    }
    if let names = names({ $0.squareMemory.contains { $0.pValue < Self.rejection } }) {
      lines.append(
        "the squared returns of \(names) have a memory (Ljung-Box, 1 %): volatility clusters in a way that the model"
          + " leaves out, so its bad days come singly")
    }
    if let names = names({ $0.uniformity.pValue < Self.rejection }) {
      lines.append(
        "the returns of \(names) do not have the law's shape (Anderson-Darling, 1 %): see where a quantile plot leaves"
          + " its line")
    }
    if let joint = fitted.diagnostics.joint, joint.uniformity.pValue < Self.rejection {
      lines.append(
        "the assets together do not move as far as the law says (Anderson-Darling of squared Mahalanobis distances,"
          + " 1 %): days on which all of them move are rarer or more frequent than in the model")
    }
    return lines
  }

  /// What the p-values are worth.
  var residualRemark: String {
    let isCorrected = fitted.diagnostics.series.allSatisfy { $0.uniformity.andersonDarlingAfterFit != nil }
    return "Each p is the probability of returns that look so wrong if the model is right, so one asset in a hundred"
      + " falls below 1 % by chance."
      + (isCorrected
        ? "" : " The law was fitted to the same returns, so the p of its shape is too large: only a small one counts.")
  }

  private static func level(_ pValue: Double) -> String {
    pValue < 0.0001 ? "< 0.0001" : Figure.number(pValue, decimals: 4)
  }
}
