/// The expected loss of a component given that the total loss equals the VaR, from the observations near the VaR.
///
/// The least-squares line of the component's losses against the totals, weighted as the observations are likely, is read
/// off at the VaR. Such lines add up as the losses do, and that of the total against itself is the identity, so the
/// components' values add up to the VaR, wherever it lies.
struct WindowRegression: Sendable {
  private let totals: [Double]
  private let weights: [Double]
  private let indices: ArraySlice<Int>
  private let sampleCount: Int
  private let grouping: Grouping
  /// Whether one residual variance serves all observations: they are independent and equally likely.
  private let isPlain: Bool
  private let valueAtRisk: Double
  /// The sampling variance of the VaR.
  private let valueAtRiskVariance: Double
  private let weight: Double
  private let mean: Double
  /// The weighted sum of the squared distances of the totals from their mean.
  private let squares: Double

  /// The regression in a window of positions in the tail that a boundary lies in.
  init(_ boundary: TailBoundary, window: Range<Int>) {
    let tail = boundary.tail
    totals = Array(tail.losses[window])
    weights = window.map { tail.likelihood($0) }
    indices = tail.indices[window]
    sampleCount = boundary.sample.count
    grouping = boundary.sample.grouping
    isPlain = grouping == .independent && boundary.sample.likelihoods == nil
    valueAtRisk = boundary.valueAtRisk
    valueAtRiskVariance = boundary.valueAtRiskVariance
    let weight = weights.reduce(0, +)
    let mean = zip(weights, totals).reduce(0) { $0 + $1.0 * $1.1 } / weight
    self.weight = weight
    self.mean = mean
    squares = zip(weights, totals).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
  }

  /// The value at the VaR of the line through a component's losses, and its standard error.
  ///
  /// The error is that of the line where it is read and that of the VaR times the slope; the square of the slope is freed
  /// of what its own error adds to it. There is no standard error where a line through so few points leaves no residual.
  func value(of losses: [Double]) -> (value: Double, standardError: Double?) {
    let level = zip(weights, losses).reduce(0) { $0 + $1.0 * $1.1 } / weight
    let products = losses.indices.reduce(0) { $0 + weights[$1] * (totals[$1] - mean) * (losses[$1] - level) }
    let slope = squares > 0 ? products / squares : 0
    let value = level + slope * (valueAtRisk - mean)
    guard losses.count > 2 else { return (value, nil) }
    let residuals = zip(totals, losses).map { $1 - level - slope * ($0 - mean) }
    let (lineVariance, slopeVariance) = isPlain ? variances(residuals) : sandwichVariances(residuals)
    let variance = lineVariance + max(0, slope * slope - slopeVariance) * valueAtRiskVariance
    return (value, variance.squareRoot())
  }

  /// The variances of the line at the VaR and of its slope, from residuals that are alike.
  private func variances(_ residuals: [Double]) -> (line: Double, slope: Double) {
    let n = Double(residuals.count)
    let noise = residuals.reduce(0) { $0 + $1 * $1 } / (n - 2)
    let slope = squares > 0 ? noise / squares : 0
    let distance = valueAtRisk - mean
    return (noise / n + slope * distance * distance, slope)
  }

  /// The same where residuals differ in weight and depend on each other within groups: from the groups' totals of what
  /// each adds to the line and to its slope (Liang and Zeger 1986, "Longitudinal data analysis using generalized linear
  /// models", Biometrika 73).
  private func sandwichVariances(_ residuals: [Double]) -> (line: Double, slope: Double) {
    let slopes = residuals.indices.map {
      squares > 0 ? weights[$0] * (totals[$0] - mean) * residuals[$0] / squares : 0
    }
    let lines = residuals.indices.map {
      weights[$0] * residuals[$0] / weight + (valueAtRisk - mean) * slopes[$0]
    }
    let n = Double(residuals.count)
    let correction = grouping == .independent ? n / (n - 2) : grouping.varianceCorrection(count: sampleCount)
    let size = Double(sampleCount / grouping.groupCount(of: sampleCount))
    func variance(_ values: [Double]) -> Double {
      grouping.powerSums(of: values, at: indices, count: sampleCount).second * size * size * correction
    }
    return (variance(lines), variance(slopes))
  }
}
