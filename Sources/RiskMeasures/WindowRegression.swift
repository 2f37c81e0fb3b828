/// The expected loss of a component given that the total loss equals the VaR, from the observations near the VaR.
///
/// The least-squares line of the component's losses against the totals is read off at the VaR. Least-squares lines add up
/// as the losses do, and that of the total against itself is the identity, so the components' values add up to the VaR,
/// wherever it lies.
struct WindowRegression: Sendable {
  private let totals: [Double]
  private let valueAtRisk: Double
  /// The sampling variance of the VaR.
  private let valueAtRiskVariance: Double
  private let mean: Double
  /// The sum of the squared distances of the totals from their mean.
  private let squares: Double

  init(totals: [Double], valueAtRisk: Double, valueAtRiskVariance: Double) {
    self.totals = totals
    self.valueAtRisk = valueAtRisk
    self.valueAtRiskVariance = valueAtRiskVariance
    let mean = totals.reduce(0, +) / Double(totals.count)
    self.mean = mean
    squares = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The value at the VaR of the line through a component's losses, and its standard error.
  ///
  /// The error is that of the line where it is read and that of the VaR times the slope; the square of the slope is freed
  /// of what its own error adds to it. There is no standard error where a line through so few points leaves no residual.
  func value(of losses: [Double]) -> (value: Double, standardError: Double?) {
    let n = Double(losses.count)
    let level = losses.reduce(0, +) / n
    let products = zip(totals, losses).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - level) }
    let slope = squares > 0 ? products / squares : 0
    let value = level + slope * (valueAtRisk - mean)
    guard losses.count > 2 else { return (value, nil) }
    let residuals = zip(totals, losses).reduce(0) { sum, pair in
      let residual = pair.1 - level - slope * (pair.0 - mean)
      return sum + residual * residual
    }
    let noise = residuals / (n - 2)
    let slopeVariance = squares > 0 ? noise / squares : 0
    let distance = valueAtRisk - mean
    let variance =
      noise / n + slopeVariance * distance * distance
      + max(0, slope * slope - slopeVariance) * valueAtRiskVariance
    return (value, variance.squareRoot())
  }
}
