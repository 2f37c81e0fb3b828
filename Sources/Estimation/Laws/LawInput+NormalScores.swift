internal import Numerics

extension LawInput {
  /// How each return stands against what the steps before it let expect, tested as a normal.
  ///
  /// The normal score of the probability integral transform is standard normal and independent of those before it where
  /// the law is right (Berkowitz 2001, "Testing density forecasts", Journal of Business & Economic Statistics 19).
  func normalScores(of law: some MixtureDensity) throws -> [SeriesDiagnostics] {
    var law = law
    var scores = Matrix(rows: returns.rows, columns: assets.count)
    for row in 0..<returns.rows {
      for driver in assets.indices {
        let parts = law.components(of: driver)
        let (value, total) = (returns[row, driver], parts.reduce(0) { $0 + $1.weight })
        let below = parts.reduce(0) { $0 + $1.weight * StandardNormal.cumulative($1.deviation(of: value)) } / total
        let above = parts.reduce(0) { $0 + $1.weight * StandardNormal.upperTail($1.deviation(of: value)) } / total
        scores[row, driver] =
          below < above
          ? StandardNormal.quantile(max(below, 1e-300)) : -StandardNormal.quantile(max(above, 1e-300))
      }
      _ = try law.advance(assets.indices.map { returns[row, $0] })
    }
    return try assets.enumerated().map { column, asset in
      try SeriesDiagnostics(asset: asset, residuals: Array(scores.column(column)), law: .normal)
    }
  }
}
