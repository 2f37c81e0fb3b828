internal import Numerics
internal import Portfolio
internal import RiskMeasures

/// The first-order loss of a position as a control: its law is known where that of the loss itself is not.
///
/// Given how much the volatility of each step was multiplied by, the first-order loss is normal with mean 0 and the
/// variance of the mean of their squares. So its excess over any level, and the event that it exceeds it, have known
/// expectations, and less those they are controls of expectation 0, for Student-t returns as well.
struct DeltaNormalControl: Sendable {
  let request: LossRequest
  /// The standard deviation of the first-order loss over one step.
  private let deviation: Double
  private let confidences: [Confidence]

  init(_ request: LossRequest, deviation: Double, confidences: [Confidence]) {
    self.request = request
    self.deviation = deviation
    self.confidences = confidences
  }

  /// The number of controls, and of the two columns that they are made of.
  var columnCount: Int { 2 + 1 + 2 * confidences.count }

  /// The controls of some paths: the loss itself, and for each confidence its excess over a level and whether there is any.
  ///
  /// The levels are the quantiles of the first-order loss, given the variances alone, so that the controls' expectation is 0
  /// whatever the variances are.
  /// - Parameters:
  ///   - losses: The first-order losses.
  ///   - variances: By path, the sum over the steps of the square of what the volatility was multiplied by.
  /// - Returns: The controls, a column each.
  func columns(losses: [Double], variances: [Double]) -> [[Double]] {
    let deviations = variances.map { deviation * $0.squareRoot() }
    var columns = [losses]
    for confidence in confidences {
      let level = Self.quantile(of: deviations, confidence: confidence)
      var (indicators, excesses) = (losses, losses)
      for path in losses.indices {
        let σ = deviations[path]
        let distance = σ > 0 ? level / σ : .infinity
        let probability = σ > 0 ? StandardNormal.upperTail(distance) : 0
        indicators[path] = (losses[path] > level ? 1 : 0) - probability
        let expected = σ > 0 ? σ * (StandardNormal.density(distance) - distance * probability) : 0
        excesses[path] = max(losses[path] - level, 0) - expected
      }
      columns += [indicators, excesses]
    }
    return columns
  }

  /// The quantile of a mixture of normals with mean 0, from some of their deviations.
  private static func quantile(of deviations: [Double], confidence: Confidence) -> Double {
    let some = deviations.prefix(1_024)
    guard let largest = some.max(), largest > 0 else { return 0 }
    var (low, high) = (-40 * largest, 40 * largest)
    for _ in 0..<60 {
      let middle = 0.5 * (low + high)
      let beyond = some.reduce(0) { $0 + ($1 > 0 ? StandardNormal.upperTail(middle / $1) : middle < 0 ? 1 : 0) }
      if beyond / Double(some.count) > 1 - confidence.level { low = middle } else { high = middle }
    }
    return high
  }
}
