internal import MarketModel

/// The price of a share in a constant-product pool: the weighted geometric mean of its assets' prices, and the fees.
struct ConstantProductPrice: ClaimPrice {
  private let column: Int
  private let parts: [(column: Int, weight: Double)]
  private let stepFees: Double

  init(_ share: ConstantProductShare, _ context: ClaimContext) {
    column = context.column(of: context.claim.asset)
    parts = zip(share.assets, share.effectiveWeights).map { (context.column(of: $0), $1) }
    stepFees = share.feesPerYear * context.laws.stepYears
  }

  func advance(step: Int, in tile: inout PathTile) {
    let fees = stepFees * Double(step + 1)
    for place in 0..<PathTile.width { tile.logRatios[column + place] = fees }
    for part in parts {
      for place in 0..<PathTile.width {
        tile.logRatios[column + place] += part.weight * tile.logRatios[part.column + place]
      }
    }
  }
}
