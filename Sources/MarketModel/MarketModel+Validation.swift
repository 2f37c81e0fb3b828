extension MarketModel {
  func validate() throws(MarketModelError) {
    try Self.validate(assets: assets)
    try Self.check(daysPerYear, key: "daysPerYear", low: 1, high: 366)
    for (key, values, low) in [("volatility", volatility, 0), ("drift", drift, -Self.largestVolatility)] {
      guard values.count == assets.count else {
        throw .wrongCount(key: key, count: values.count, expected: assets.count)
      }
      for (asset, value) in zip(assets, values) {
        try Self.check(value, key: key, asset: asset, low: low, high: Self.largestVolatility)
      }
    }
    for (asset, value) in zip(assets, volatility) where value > 0 {
      try Self.check(
        value, key: "volatility", asset: asset, low: Self.smallestVolatility, high: Self.largestVolatility)
    }
    if case .studentT(let degreesOfFreedom) = dynamics {
      // At 2 and below the variance is infinite, and no scale gives the returns their volatility.
      try Self.check(degreesOfFreedom, key: "dynamics.degreesOfFreedom", low: 2.01, high: 1e6)
    }
    try validateCorrelation()
  }

  static func validate(assets: [String]) throws(MarketModelError) {
    guard !assets.isEmpty else { throw .noAssets }
    var seen: Set<String> = []
    for name in assets {
      guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || "=,:".contains($0) }) else {
        throw .badAssetName(name)
      }
      guard seen.insert(name).inserted else { throw .duplicateAsset(name) }
    }
  }

  private func validateCorrelation() throws(MarketModelError) {
    let count = assets.count
    for row in correlation where row.count != count || correlation.count != count {
      throw .correlationShape(rows: correlation.count, columns: row.count, expected: count)
    }
    guard correlation.count == count else { throw .correlationShape(rows: 0, columns: 0, expected: count) }
    for row in 0..<count {
      for column in 0..<count {
        let value = correlation[row][column]
        guard row != column || abs(value - 1) <= Self.symmetryTolerance else {
          throw .correlationDiagonal(asset: assets[row], value: value)
        }
        guard value.magnitude <= 1 + Self.symmetryTolerance else {
          throw .correlationOutOfBounds(first: assets[row], second: assets[column], value: value)
        }
        let mirrored = correlation[column][row]
        guard abs(value - mirrored) <= Self.symmetryTolerance else {
          throw .correlationNotSymmetric(
            first: assets[row], second: assets[column], value: value, mirrored: mirrored)
        }
      }
    }
    if let failing = firstIndefiniteRow() {
      throw .correlationNotPositiveDefinite(asset: assets[failing], order: failing + 1)
    }
  }

  /// What two elements that should be equal may differ by: the rounding of a file written by another program.
  private static var symmetryTolerance: Double { 1e-12 }

  /// The first row whose leading minor is not positive, by the textbook Cholesky recursion.
  ///
  /// The vocabulary stands below the linear algebra, so the check is written out; it runs once per model.
  private func firstIndefiniteRow() -> Int? {
    var factor: [[Double]] = []
    for row in correlation.indices {
      var entries: [Double] = []
      for column in 0..<row {
        var sum = correlation[row][column]
        for inner in 0..<column { sum -= entries[inner] * factor[column][inner] }
        entries.append(sum / factor[column][column])
      }
      let pivot = correlation[row][row] - entries.reduce(0) { $0 + $1 * $1 }
      // A pivot of rounding size is no evidence of definiteness.
      guard pivot > 1e-13 else { return row }
      factor.append(entries + [pivot.squareRoot()])
    }
    return nil
  }

  private static func check(
    _ value: Double, key: String, asset: String? = nil, low: Double, high: Double
  ) throws(MarketModelError) {
    guard value >= low, value <= high else {
      throw .outOfBounds(key: key, asset: asset, value: value, low: low, high: high)
    }
  }
}
