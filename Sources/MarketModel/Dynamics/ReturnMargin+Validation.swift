extension ReturnMargin {
  func validate(asset: String) throws(MarketModelError) {
    let key = "dynamics.margins"
    for (side, tail) in [("lower", lower), ("upper", upper)] {
      try ModelCheck.bounds(
        tail.probability, key: "\(key).\(side).probability", asset: asset, low: 1e-4, high: 0.4)
      try ModelCheck.bounds(tail.scale, key: "\(key).\(side).scale", asset: asset, low: 1e-9, high: 100)
      // With a shape of 1/2 the variance is infinite, and the returns could have no volatility.
      try ModelCheck.bounds(tail.shape, key: "\(key).\(side).shape", asset: asset, low: -2, high: 0.49)
    }
    guard middle.count >= 2 else { throw .tooFewQuantiles(asset: asset, count: middle.count) }
    for (index, value) in middle.enumerated() {
      try ModelCheck.bounds(value, key: "\(key).middle", asset: asset, low: -1e3, high: 1e3)
      guard index == 0 || value >= middle[index - 1] else {
        throw .quantilesNotSorted(asset: asset, index: index, value: value, before: middle[index - 1])
      }
    }
    // A tail of falls that held rises would be none.
    try ModelCheck.bounds(middle[0], key: "\(key).middle[0]", asset: asset, low: -1e3, high: 0)
    let last = middle.count - 1
    try ModelCheck.bounds(middle[last], key: "\(key).middle[\(last)]", asset: asset, low: 0, high: 1e3)
    try ModelCheck.standard(
      mean: mean, variance: variance, key: key, asset: asset, tolerance: Self.standardTolerance)
  }
}
