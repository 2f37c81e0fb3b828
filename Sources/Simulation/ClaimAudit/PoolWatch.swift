internal import MarketModel

/// Watches a share in a pool: how far its price is from what its assets' prices and the fees make it, by the solver.
struct PoolWatch: ClaimWatch {
  private let name: String
  private let column: Int
  private let assets: [Int]
  private let weights: [Double]
  private let stepFees: Double
  private let pool: StableSwapPool?
  private var largest = 0.0

  /// The watch of a claim that is a share in a pool.
  init(_ context: ClaimContext) {
    name = context.claim.asset
    column = context.column(of: name)
    let fees: Double
    switch context.claim.kind {
    case .constantProduct(let share):
      (assets, weights, fees, pool) = (
        share.assets.map { context.column(of: $0) }, share.effectiveWeights, share.feesPerYear, nil
      )
    case .stableSwap(let share):
      (assets, weights, fees, pool) = (
        share.assets.map { context.column(of: $0) }, [], share.feesPerYear, StableSwapPool(share)
      )
    default: preconditionFailure("\(context.claim.asset) is no share in a pool")
    }
    stepFees = fees * context.laws.stepYears
  }

  mutating func see(step: Int, before: [Double], after: [Double]) {
    for place in 0..<PathTile.width {
      let logPrices = assets.map { after[$0 + place] }
      let value: Double
      if let pool {
        var guess = 0.0
        value = pool.logValue(logPrices, guess: &guess)
      } else {
        value = zip(weights, logPrices).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let price = after[column + place] - stepFees * Double(step)
      largest = max(largest, abs(price - value) / max(1, abs(value)))
    }
  }

  var entries: [AuditEntry] { [.never("largest distance from the value of the pool \(name)", largest: largest)] }
}
