import Foundation
import Liquidation
import Margin

/// The liquidation engine in plain lines: one lending venue, every account looked at in every look of every step.
struct NaiveEngine {
  /// What one liquidation did.
  struct Event {
    var (seconds, account) = (0.0, "")
    var (sold, soldUnits, soldDollars) = ("", 0.0, 0.0)
    var (repaid, repaidUnits, paid) = ("", 0.0, 0.0)
  }

  let loans: LoanCase
  let curves: [DepthCurve?]
  var (held, owed): ([[Double]], [[Double]])
  /// The units sold that the price does not recover from, and those that it does.
  var (permanent, transient): ([Double], [Double])
  var (quiet, growth, seen): ([Double], [Double], [Double])
  var (fund, backstop, free, room, now) = (0.0, 0.0, Double.infinity, 0.0, 0.0)
  var returns: [(seconds: Double, dollars: Double)] = []
  var since: [Double?]
  var isClosed: [Bool]
  var touched: Set<Int> = []
  var events: [Event] = []
  var outcome = NaiveOutcome()

  init(_ loans: LoanCase) throws {
    self.loans = loans
    curves = try zip(loans.depth, loans.today).map { try $0?.curve(price: $1) }
    (held, owed) = (loans.holders.map(\.held), loans.holders.map(\.owed))
    (permanent, transient) = (loans.today.map { _ in 0 }, loans.today.map { _ in 0 })
    (quiet, growth, seen) = (loans.today, loans.today, loans.today)
    (fund, free) = (loans.losses.fund, loans.liquidators.capital ?? .infinity)
    if case .dollars(let dollars) = loans.losses.backstop { backstop = dollars }
    (since, isClosed) = (loans.holders.map { _ in nil }, loans.holders.map { _ in false })
  }

  mutating func run() {
    let (step, look) = (loans.stepSeconds, loans.lookSeconds)
    for (number, prices) in loans.path.enumerated() {
      quiet = prices
      for count in 0..<max(1, Int(step / look)) {
        pass(to: Double(number + 1) * step + Double(count) * look)
        growth = loans.rules.map { exp($0.borrowRate * Double(number + 1) * step / 31_536_000) }
        seen = quiet.indices.map(price)
        for account in held.indices {
          if isShort(account) { since[account] = since[account] ?? now } else { since[account] = nil }
        }
        let debts = held.indices.map(debt)
        let queue = held.indices.filter { since[$0] != nil }.sorted {
          debts[$0] != debts[$1] ? debts[$0] > debts[$1] : loans.holders[$0].name < loans.holders[$1].name
        }
        for account in queue { serve(account) }
      }
    }
    for account in held.indices where isShort(account) {
      outcome.waiting += 1
      let value = zip(held[account], quiet.indices).reduce(0) { $0 + $1.0 * price($1.1) }
      let debt = zip(owed[account], quiet.indices).reduce(0) { $0 + $1.0 * price($1.1) * growth[$1.1] }
      outcome.uncovered += max(0, debt - value)
    }
  }

  /// What the venue sees: weighted collateral and debts, and all debts, dollars.
  func weighted(_ account: Int) -> (collateral: Double, debt: Double) {
    var (collateral, debt) = (0.0, 0.0)
    for asset in seen.indices {
      collateral += held[account][asset] * seen[asset] * loans.rules[asset].maintenanceWeight
      debt += owed[account][asset] * seen[asset] * growth[asset] * loans.rules[asset].debtWeight
    }
    return (collateral, debt)
  }
  func debt(_ account: Int) -> Double {
    seen.indices.reduce(0) { $0 + owed[account][$1] * seen[$1] * growth[$1] }
  }
  func isShort(_ account: Int) -> Bool {
    let (collateral, debt) = weighted(account)
    return !isClosed[account] && debt - collateral > 1e-12 * (debt + collateral)
  }

  func sold(_ asset: Int) -> Double { permanent[asset] + transient[asset] }
  func price(_ asset: Int) -> Double { quiet[asset] * (curves[asset]?.factor(at: sold(asset)) ?? 1) }
  func proceeds(_ units: Double, _ asset: Int) -> Double {
    quiet[asset] * (curves[asset]?.proceeds(from: sold(asset), selling: units) ?? units)
  }
  func cost(_ units: Double, _ asset: Int) -> Double {
    quiet[asset] * (curves[asset]?.cost(from: sold(asset), buying: units) ?? units)
  }
  /// What the last unit of a sale brings, and of a purchase costs, fees considered.
  func lastSold(_ units: Double, _ asset: Int) -> Double {
    guard let curve = curves[asset] else { return quiet[asset] }
    return quiet[asset] * curve.factor(at: sold(asset) + units) * (1 - curve.fee)
  }
  func lastBought(_ units: Double, _ asset: Int) -> Double {
    guard let curve = curves[asset] else { return quiet[asset] }
    return quiet[asset] * curve.factor(at: sold(asset) - units) / (1 - curve.fee)
  }
  mutating func note(_ units: Double, _ asset: Int) {
    guard let rule = loans.depth[asset] else { return }
    permanent[asset] += rule.permanentShare * units
    transient[asset] += (1 - rule.permanentShare) * units
  }

  /// Lets time pass: sales recover, capital comes back, blocks have room again.
  mutating func pass(to seconds: Double) {
    let passed = seconds - now
    now = seconds
    for (asset, rule) in loans.depth.enumerated() where rule != nil {
      transient[asset] *= rule?.remainder(afterSeconds: passed) ?? 1
      if abs(transient[asset]) * loans.today[asset] < 1e-9 { transient[asset] = 0 }
    }
    for dollars in returns.filter({ $0.seconds <= seconds }) { free += dollars.dollars }
    returns.removeAll { $0.seconds <= seconds }
    if let perHour = loans.liquidators.perHour {
      let perLook = perHour * loans.lookSeconds / 3_600
      room = min(room + perLook * max(1, passed / loans.lookSeconds), max(1, perLook))
    } else {
      room = .infinity
    }
  }
}
