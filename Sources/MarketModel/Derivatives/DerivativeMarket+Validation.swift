extension MarketModel {
  /// The figures behind contracts, each within its bounds, on assets that the model has.
  func validateDerivatives() throws(MarketModelError) {
    for (asset, market) in derivatives.sorted(by: { $0.key < $1.key }) {
      guard assets.contains(asset) else {
        throw .unknownAsset(key: "derivatives", asset: asset, known: assets)
      }
      let check = DerivativeCheck(asset: asset)
      try check.rate(market.funding, "funding")
      try check.rate(market.basis, "basis")
      try check.bounds(market.interestRate, "interestRate", -1, 1)
      if let surface = market.surface { try check.surface(surface) }
    }
  }
}

/// Checks of the figures behind one asset's contracts.
private struct DerivativeCheck {
  let asset: String

  func bounds(_ value: Double, _ key: String, _ low: Double, _ high: Double) throws(MarketModelError) {
    try ModelCheck.bounds(value, key: "derivatives.\(key)", asset: asset, low: low, high: high)
  }

  /// Values within their bounds, each above the one before.
  func rising(_ values: [Double], _ key: String, _ low: Double, _ high: Double) throws(MarketModelError) {
    var before = -Double.infinity
    for value in values {
      try bounds(value, key, low, high)
      guard value > before else {
        throw .notRising(key: "derivatives.\(key)", asset: asset, value: value, before: before)
      }
      before = value
    }
  }

  func rate(_ rate: MeanRevertingRate?, _ key: String) throws(MarketModelError) {
    guard let rate else { return }
    let (floor, cap) = (rate.floor ?? -100, rate.cap ?? 100)
    try bounds(floor, "\(key).floor", -100, 100)
    try bounds(cap, "\(key).cap", floor, 100)
    try bounds(rate.now, "\(key).now", floor, cap)
    try bounds(rate.mean, "\(key).mean", floor, cap)
    try bounds(rate.halfLifeDays, "\(key).halfLifeDays", 1e-4, 1e5)
    try bounds(rate.volatility, "\(key).volatility", 0, 100)
    try bounds(rate.priceSlope, "\(key).priceSlope", -100, 100)
  }

  func surface(_ surface: VolatilitySurface) throws(MarketModelError) {
    let largest = MarketModel.largestVolatility
    guard !surface.slices.isEmpty else { throw .noSlices(asset: asset) }
    try rising(surface.slices.map(\.days), "surface.slices.days", 1e-4, 36_600)
    for slice in surface.slices {
      guard !slice.volatility.isEmpty, slice.volatility.count == slice.logMoneyness.count else {
        throw .sliceCount(
          asset: asset, days: slice.days, volatilities: slice.volatility.count, moneyness: slice.logMoneyness.count)
      }
      try rising(slice.logMoneyness, "surface.slices.logMoneyness", -20, 20)
      for volatility in slice.volatility { try bounds(volatility, "surface.slices.volatility", 1e-4, largest) }
    }
    let moves = surface.moves
    try bounds(moves.spotSlope, "surface.moves.spotSlope", -20, 20)
    try bounds(moves.volatilityOfVolatility, "surface.moves.volatilityOfVolatility", 0, 20)
    try bounds(moves.halfLifeDays, "surface.moves.halfLifeDays", 1e-4, 1e5)
    try bounds(moves.floor, "surface.moves.floor", 1e-4, largest)
    try bounds(moves.cap, "surface.moves.cap", moves.floor, largest)
  }
}
