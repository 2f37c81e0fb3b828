import MarketModel

extension MarketModel {
  /// The claims among some assets and among all that these look at: whose judgements a book of those assets rests on.
  func claims(behind assets: [String]) -> [Claim] {
    var needed = Set(assets)
    for claim in claims.reversed() where needed.contains(claim.asset) { needed.formUnion(claim.references) }
    return claims.filter { needed.contains($0.asset) }
  }
}
