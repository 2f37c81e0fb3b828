internal import Numerics

/// What the prices of one driver say of its standardised returns, where its volatility answers to them.
///
/// From the first variance and the recursion of the model the variance of every step follows from the returns before it,
/// so that the standardised returns of a sound simulation are found exactly.
struct ResidualSeries {
  /// By step, the standardised return of each path.
  private(set) var residuals: [[Double]] = []
  /// By step, the variance of each path.
  private(set) var variances: [[Double]] = []

  /// The standardised returns behind some log returns.
  ///
  /// - Parameters:
  ///   - returns: By step from the first, the log return of each path.
  ///   - path: How the variance moves.
  ///   - location: What a step's log return is without a surprise, at a variance.
  init(of returns: [[Double]], path: VariancePath, location: (_ variance: Double) -> Double) {
    var variances = returns.first.map { Array(repeating: path.first, count: $0.count) } ?? []
    for step in returns {
      self.variances.append(variances)
      var residuals = [Double](repeating: 0, count: step.count)
      for place in step.indices {
        let surprise = step[place] - location(variances[place])
        residuals[place] = surprise / variances[place].squareRoot()
        variances[place] = path.next(after: variances[place], surprise: surprise)
      }
      self.residuals.append(residuals)
    }
  }

  /// The residuals of each path.
  var byPath: [[Double]] {
    (residuals.first ?? []).indices.map { place in residuals.map { $0[place] } }
  }
}
