internal import Numerics

extension DCCFit.StandardErrors {
  /// The standard errors at a maximum of the likelihood.
  init?(_ maximum: DCCMaximum, of series: DCCSeries) {
    let free = maximum.free
    guard let inverse = maximum.inverse, free.starts(with: [0]),
      maximum.targetCurvature.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else { return nil }
    let scores = Self.scores(maximum, of: series)
    let sandwich = scores.multiplied(by: inverse).crossProduct()
    func errors(_ covariance: Matrix) -> [DCCParameter: Double] {
      var errors: [DCCParameter: Double] = [:]
      for (place, index) in free.enumerated() {
        guard let parameter = DCCParameter(rawValue: index) else { continue }
        let scale = parameter == .degreesOfFreedom ? 1 / (maximum.point[2] * maximum.point[2]) : 1
        errors[parameter] = scale * covariance[place, place].squareRoot()
      }
      return errors
    }
    hessian = errors(inverse)
    robust = errors(sandwich)
    robustCovariance = sandwich
  }

  /// The score of each step, with what the step adds to the error of the target; a row per step.
  private static func scores(_ maximum: DCCMaximum, of series: DCCSeries) -> Matrix {
    let (free, assets) = (maximum.free, series.assets)
    let (α, β) = (maximum.point[0], maximum.point[1])
    let memory = (1 - β) / (1 - α - β)
    let target = series.correlation.storage
    var scores = Matrix(rows: series.steps, columns: free.count)
    var surprise = [Double](repeating: 0, count: assets * assets)
    var step = 0
    _ = series.evaluate(maximum.point) { one in
      for column in 0..<assets {
        let residual = series.residuals[one.row + column]
        let scale = one.q[column * (assets + 1)]
        for row in 0..<assets where row != column {
          let place = column * assets + row
          let other = series.residuals[one.row + row]
          let correlation = one.q[place] / (scale * one.q[row * (assets + 1)]).squareRoot()
          surprise[place] =
            memory * (residual * other - correlation)
            - 0.5 * target[place] * (residual * residual + other * other - 2)
        }
      }
      for (place, index) in free.enumerated() {
        let drift = zip(maximum.targetCurvature[place], surprise).reduce(0) { $0 + $1.0 * $1.1 }
        scores[step, place] = one.score[index] + drift / Double(series.steps)
      }
      step += 1
    }
    return scores
  }
}
