import Foundation
import Kernels

/// Accounts of three collaterals each, drawn from the law of the peers' accounts.
struct HealthAccounts: Sendable {
  /// What each account holds: three different assets and their quantities, standard lognormal.
  private(set) var holdings: [[(asset: Int, quantity: Double)]] = []
  /// What each owes: 50 to 79 % of its collateral at prices of 1, where it fails at 80 %.
  private(set) var debts: [Double] = []
  /// The accounts as the health check reads them.
  private(set) var table: CollateralTable

  init(_ count: Int, assets: Int, _ instructionSet: InstructionSet) {
    table = CollateralTable(assets: assets)
    let quantities = Draws.normals(count, factors: 3, stream: 3, instructionSet).map { $0.map { exp($0) } }
    let uniforms = Draws.uniforms(count, factors: 4, stream: 4, instructionSet)
    for account in 0..<count {
      var unheld = Array(0..<assets)
      let held = (0..<3).map { slot in
        (
          asset: unheld.remove(at: Int(uniforms[slot][account] * Double(unheld.count))),
          quantity: quantities[slot][account]
        )
      }
      let debt = held.reduce(0) { $0 + $1.quantity } * (0.5 + 0.29 * uniforms[3][account])
      holdings.append(held)
      debts.append(debt)
      table.append(holdings: held, bound: debt / 0.8)
    }
  }
}
