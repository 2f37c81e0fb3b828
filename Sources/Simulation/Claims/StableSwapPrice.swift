internal import MarketModel

/// The price of a share in a stable-swap pool: the value of its reserves where arbitrage leaves them, and the fees.
struct StableSwapPrice: ClaimPrice {
  private let column: Int
  private let assets: [Int]
  private let guess: Int
  private let stepFees: Double
  private let pool: StableSwapPool
  private let table: StableSwapTable?

  init(_ share: StableSwapShare, _ context: ClaimContext) {
    column = context.column(of: context.claim.asset)
    assets = share.assets.map { context.column(of: $0) }
    guess = context.state(0)
    stepFees = share.feesPerYear * context.laws.stepYears
    pool = StableSwapPool(share)
    table = StableSwapTable(pool)
  }

  func advance(step: Int, in tile: inout PathTile) {
    let fees = stepFees * Double(step + 1)
    if let table {
      let (first, second) = (assets[0], assets[1])
      for place in 0..<PathTile.width {
        tile.logRatios[column + place] =
          fees + table.logValue(tile.logRatios[first + place], tile.logRatios[second + place])
      }
      return
    }
    var logPrices = [Double](repeating: 0, count: assets.count)
    for place in 0..<PathTile.width {
      for (asset, first) in assets.enumerated() { logPrices[asset] = tile.logRatios[first + place] }
      // The solution of the path's last step is a good guess.
      tile.logRatios[column + place] = fees + pool.logValue(logPrices, guess: &tile.claims.state[guess + place])
    }
  }
}
