extension MarketModel {
  func validate() throws(MarketModelError) {
    try Self.validate(assets: drivers)
    try ModelCheck.bounds(daysPerYear, key: "daysPerYear", low: 1, high: 366)
    try ModelCheck.volatility(volatility, key: "volatility", of: drivers)
    try ModelCheck.bounds(
      drift, key: "drift", of: drivers, low: -Self.largestVolatility, high: Self.largestVolatility)
    try ModelCheck.correlation(correlation, of: drivers)
    try dynamics.validate(for: self)
    try validateClaims()
    try validateDerivatives()
  }

  static func validate(assets: [String]) throws(MarketModelError) {
    guard !assets.isEmpty else { throw .noAssets }
    var seen: Set<String> = []
    for name in assets {
      try validate(assetName: name)
      guard seen.insert(name).inserted else { throw .duplicateAsset(name) }
    }
  }

  static func validate(assetName name: String) throws(MarketModelError) {
    guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || "=,:".contains($0) }) else {
      throw .badAssetName(name)
    }
  }

  /// Each claim by itself, and that it looks at nothing but drivers and claims before it.
  private func validateClaims() throws(MarketModelError) {
    var known = drivers
    var claimed: Set<String> = []
    for claim in claims {
      try Self.validate(assetName: claim.asset)
      guard claimed.insert(claim.asset).inserted else { throw .duplicateAsset(claim.asset) }
      let isDriver = drivers.contains(claim.asset)
      guard isDriver == claim.hasDriver else {
        throw .claimDriver(asset: claim.asset, kind: claim.kindName, needsDriver: claim.hasDriver)
      }
      for reference in claim.references {
        guard known.contains(reference), reference != claim.asset else {
          throw .unknownReference(claim: claim.asset, reference: reference, known: known.filter { $0 != claim.asset })
        }
        // A driver that is itself a claim has its price only after its own claim.
        guard claimed.contains(reference) || !claims.contains(where: { $0.asset == reference }) else {
          throw .laterReference(claim: claim.asset, reference: reference)
        }
      }
      try claim.validate(drivers: drivers, daysPerYear: daysPerYear, claimed: claimed)
      if !isDriver { known.append(claim.asset) }
    }
  }
}
