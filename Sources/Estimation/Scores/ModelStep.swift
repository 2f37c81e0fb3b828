internal import MarketModel
internal import Numerics

/// A model's yearly figures on the scale of one step.
struct ModelStep {
  let correlation: Matrix
  let variances: [Double]
  let drifts: [Double]
  let years: Double

  init(_ model: MarketModel, years: Double) {
    correlation = Matrix(model.correlation)
    variances = model.volatility.map { $0 * $0 * years }
    drifts = model.drift.map { $0 * years }
    self.years = years
  }

  /// A step without drift.
  init(correlation: Matrix, variances: [Double], years: Double) {
    self.correlation = correlation
    self.variances = variances
    drifts = Array(repeating: 0, count: variances.count)
    self.years = years
  }
}
