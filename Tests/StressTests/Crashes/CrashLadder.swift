import Foundation
import TestSupport

/// A ladder of invented borrowers, the same for every crash: so much of all debt is called once collateral has fallen so far.
///
/// The share of the debt that is called within a fall is 0.15 (fall / 0.3)^1.3. It was set before any replay was run: 215.64
/// million dollars were at risk at Aave v2 in November 2022, taken for what a fall of 30 % calls of 1.5 billion; after a study
/// a fall of 3 % makes more than 10 million liquidatable. Of the dollar debts against coins among the 54 largest real accounts
/// 12.5 % and 13.4 % are called within falls of 25 % and 27 %.
struct CrashLadder {
  var debtDollars: Double
  var count: Int
  /// The collaterals, each with the share of the accounts that hold it; an account holds one.
  var collaterals: [(asset: String, share: Double)]
  var debtAsset: String
  var seed: UInt64

  /// The fall of the collateral at which the debt in the middle of a rung is called.
  static func fall(atShare share: Double) -> Double { min(0.95, 0.3 * power(share / 0.15, 1 / 1.3)) }

  /// The share of the debt that is called within a fall.
  static func share(within fall: Double) -> Double { 0.15 * power(fall / 0.3, 1.3) }

  /// The borrowers at the prices and thresholds of a venue.
  ///
  /// Sizes of debts are Pareto's with exponent 1.2, cut off at a thousand times the smallest: few large ones, many small.
  func borrowers(prices: [String: Double], thresholds: [String: Double]) -> [CrashBorrower] {
    var random = SplitMix(seed: seed)
    let sizes = (0..<count).map { _ in min(1_000, power(1 - random.uniform(), -1 / 1.2)) }
    let total = sizes.reduce(0, +)
    var below = 0.0
    return sizes.enumerated().map { index, size in
      let fall = Self.fall(atShare: (below + size / 2) / total)
      below += size
      var draw = random.uniform()
      let asset =
        collaterals.first { collateral in
          draw -= collateral.share
          return draw < 0
        }?.asset ?? collaterals[0].asset
      let debt = debtDollars * size / total
      let held = debt / (1 - fall) / (thresholds[asset] ?? 1) / (prices[asset] ?? 1)
      return CrashBorrower(
        name: "borrower \(index)", held: [(asset, held)], owed: [(debtAsset, debt / (prices[debtAsset] ?? 1))])
    }
  }
}

/// A power of a number above 0.
private func power(_ base: Double, _ exponent: Double) -> Double { exp(exponent * log(base)) }
