extension Claim {
  /// Checks the figures of a claim whose references are sound.
  ///
  /// - Parameters:
  ///   - drivers: The model's drivers.
  ///   - daysPerYear: The days in a year of the model.
  ///   - claimed: The names of the claims up to this one.
  /// - Throws: ``MarketModelError``.
  func validate(
    drivers: [String], daysPerYear: Double, claimed: Set<String>
  ) throws(MarketModelError) {
    func check(_ value: Double, _ key: String, _ low: Double, _ high: Double) throws(MarketModelError) {
      try ModelCheck.bounds(value, key: "claims.\(key)", asset: asset, low: low, high: high)
    }
    func check(_ stress: Stress?) throws(MarketModelError) {
      guard let stress else { return }
      guard drivers.contains(stress.asset), !claimed.contains(stress.asset) else {
        throw .stressAsset(claim: asset, reference: stress.asset, known: drivers.filter { !claimed.contains($0) })
      }
      try check(stress.sensitivity, "stress.sensitivity", 0, 2)
    }
    switch kind {
    case .stablecoin(let coin):
      try check(coin.noiseHalfLifeDays, "noiseHalfLifeDays", 1e-4, 1e4)
      guard let depeg = coin.depeg else { return }
      try check(depeg.perYear, "depeg.perYear", 0, 1_000)
      try check(depeg.stress)
      try check(depeg.depth, "depeg.depth", 1e-6, 0.999)
      try check(depeg.depthSpread, "depeg.depthSpread", 0, 2)
      try check(depeg.recoveryHalfLifeDays, "depeg.recoveryHalfLifeDays", 1e-4, 1e5)
      if let death = depeg.death {
        try check(death.probability, "depeg.death.probability", 0, 1)
        try check(death.remains, "depeg.death.remains", 1e-6, 1)
        try check(death.halfLifeDays, "depeg.death.halfLifeDays", 1e-4, 1e5)
      }
      try require(source: depeg.source)
    case .staked(let token):
      try check(token.yieldPerYear, "yieldPerYear", -1, 5)
      try check(token.exit.halfLifeDays, "discountHalfLifeDays", 1e-4, 1e4)
      try check(token.stressDiscount, "stressDiscount", 0, 1)
    case .wrapped(let token):
      try check(token.failure.perYear, "failure.perYear", 0, 1_000)
      try check(token.failure.stress)
      try check(token.failure.recovery, "failure.recovery", 1e-6, 1)
      try require(source: token.failure.source)
    case .constantProduct(let share):
      try require(assets: share.assets, count: 2...64)
      try check(share.feesPerYear, "feesPerYear", 0, 10)
      guard let weights = share.weights else { return }
      guard weights.count == share.assets.count else {
        throw .wrongCount(key: "claims.weights of \(asset)", count: weights.count, expected: share.assets.count)
      }
      for weight in weights { try check(weight, "weights", 1e-6, 1) }
      try ModelCheck.probabilities(weights, key: "claims.weights of \(asset)")
    case .stableSwap(let share):
      try require(assets: share.assets, count: 2...8)
      try check(share.amplification, "amplification", 1, 1e6)
      try check(share.feesPerYear, "feesPerYear", 0, 10)
    case .tokenised(let token):
      try check(token.closedVariance, "closedVariance", 0, 1)
      guard daysPerYear >= 365 else { throw .tradingYear(claim: asset, daysPerYear: daysPerYear) }
      guard Set(token.closedDays).count < TokenisedAsset.Weekday.allCases.count else {
        throw .alwaysClosed(claim: asset)
      }
    }
  }

  private func require(source: String) throws(MarketModelError) {
    guard source.contains(where: { !$0.isWhitespace }) else { throw .noSource(claim: asset) }
  }

  private func require(assets: [String], count range: ClosedRange<Int>) throws(MarketModelError) {
    guard range.contains(assets.count), Set(assets).count == assets.count else {
      throw .poolAssets(claim: asset, count: Set(assets).count, low: range.lowerBound, high: range.upperBound)
    }
  }
}
