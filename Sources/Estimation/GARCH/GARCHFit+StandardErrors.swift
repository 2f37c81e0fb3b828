internal import Numerics

extension GARCHFit.StandardErrors {
  /// The standard errors at a maximum of the likelihood of returns that were divided by a scale.
  init?(_ maximum: GARCHMaximum, of series: GARCHSeries, scale: Double) {
    guard let inverse = maximum.curvature.inverse else { return nil }
    let directions = maximum.curvature.subspace.directions
    var scores = Matrix(rows: series.returns.count, columns: directions.count)
    var row = 0
    series.forEachScore(at: maximum.point) { score in
      for (column, direction) in directions.enumerated() { scores[row, column] = score.dot(direction) }
      row += 1
    }
    let sandwich = scores.multiplied(by: inverse).crossProduct()
    func errors(_ covariance: Matrix) -> [GARCHParameter: Double] {
      var errors: [GARCHParameter: Double] = [:]
      for parameter in GARCHParameter.allCases {
        let effects = directions.map { $0.inUnits(scale: scale, at: maximum.point)[parameter] }
        guard effects.contains(where: { $0 != 0 }) else { continue }
        var variance = 0.0
        for column in effects.indices {
          for row in effects.indices { variance += effects[row] * covariance[row, column] * effects[column] }
        }
        errors[parameter] = variance.squareRoot()
      }
      return errors
    }
    hessian = errors(inverse)
    robust = errors(sandwich)
  }
}
