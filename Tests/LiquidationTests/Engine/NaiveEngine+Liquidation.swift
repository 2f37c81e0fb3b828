import Liquidation
import Margin

extension NaiveEngine {
  mutating func serve(_ account: Int) {
    guard now - (since[account] ?? now) >= loans.liquidators.latencySeconds, room >= 1 - 1e-9,
      !loans.liquidators.areAbsent(at: now)
    else { return }
    let debts = seen.indices.map { owed[account][$0] * seen[$0] * growth[$0] }
    let values = seen.indices.map { held[account][$0] * seen[$0] }
    guard let most = debts.max(), most > 0, let owes = debts.firstIndex(of: most) else { return }
    for holds in seen.indices.filter({ values[$0] > 0 }).sorted(by: { values[$0] > values[$1] })
    where liquidate(account, owes: owes, debts, holds: holds, values) {
      return
    }
  }

  /// Repays what pays of one debt against one collateral; whether anything does.
  mutating func liquidate(
    _ account: Int, owes: Int, _ debts: [Double], holds: Int, _ values: [Double]
  ) -> Bool {
    let (rule, close) = (loans.rules[holds], loans.spread.close)
    let (collateral, obligation) = weighted(account)
    let health = obligation > 0 ? collateral / obligation : 0
    let total = debts.reduce(0, +)
    let factor =
      rule.incentive?.factor(
        threshold: rule.maintenanceWeight, healthFactor: health, collateralRatio: values.reduce(0, +) / total) ?? 1
    let terms = CloseTerms(
      totalDebt: total, debt: debts[owes], collateral: values[holds], health: health, factor: factor,
      weight: rule.maintenanceWeight, weightedCollateral: collateral, obligation: obligation,
      debtWeight: loans.rules[owes].debtWeight)
    let least = 1e-6 * min(debts[owes], values[holds] / factor)
    guard let whole = close.closing(of: terms), whole.repaid >= least else { return false }

    let carry = 1 + loans.liquidators.flashFee + loans.liquidators.requiredReturn
    let kept = factor - loans.spread.protocolFee * (factor - 1)
    let wanted = most(of: whole.repaid) { dollars in
      let (sold, bought) = (dollars * kept / seen[holds], dollars / seen[owes])
      return lastSold(sold, holds) * kept / seen[holds]
        >= carry * lastBought(bought, owes) / seen[owes] * (1 - 1e-12)
    }
    let affordable = most(of: wanted) { cost($0 / seen[owes], owes) <= free }
    guard affordable >= least else { return false }
    guard let closing = affordable >= whole.repaid ? whole : close.closing(of: terms, atMost: affordable),
      closing.repaid >= least
    else {
      return false
    }
    let fee = loans.spread.protocolFee * (closing.seized - closing.repaid) / seen[holds]
    let units = closing.seized == terms.collateral ? held[account][holds] : closing.seized / seen[holds]
    let repaid = closing.repaid == terms.debt ? owed[account][owes] * growth[owes] : closing.repaid / seen[owes]
    guard proceeds(units - fee, holds) - loans.gas >= (carry - 1e-12) * cost(repaid, owes) else { return false }

    let prices = (price(holds), price(owes))
    let paid = cost(repaid, owes)
    note(-repaid, owes)
    let got = proceeds(units - fee, holds)
    note(units - fee, holds)
    let gain = got - paid - loans.gas - loans.liquidators.flashFee * paid
    held[account][holds] = closing.seized == terms.collateral ? 0 : held[account][holds] - units
    owed[account][owes] = closing.repaid == terms.debt ? 0 : owed[account][owes] - repaid / growth[owes]
    room -= 1
    free -= paid
    let back = loans.liquidators.returnSeconds
    if back > 0 { returns.append((now + back, paid + gain)) } else { free += paid + gain }
    fund += loans.losses.refillShare * fee * prices.0

    touched.insert(account)
    outcome.accounts = touched.count
    outcome.liquidations += 1
    outcome.isPartial = outcome.isPartial || closing != whole
    outcome.isShortOfCapital = outcome.isShortOfCapital || affordable < wanted
    outcome.repaid += repaid * prices.1
    outcome.sold += units * prices.0
    outcome.usersLoss += units * prices.0 - repaid * prices.1
    outcome.liquidatorsGain += gain
    events.append(
      Event(
        seconds: now, account: loans.holders[account].name, sold: loans.assets[holds], soldUnits: units,
        soldDollars: units * prices.0, repaid: loans.assets[owes], repaidUnits: repaid, paid: paid))
    if held[account].allSatisfy({ $0 == 0 }) { writeOff(account) }
    return true
  }

  /// The most dollars for which something holds that holds for all smaller ones too.
  func most(of dollars: Double, where holds: (Double) -> Bool) -> Double {
    if holds(dollars) { return dollars }
    var (low, high) = (0.0, dollars)
    for _ in 0..<100 {
      let middle = 0.5 * (low + high)
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Books what is owed where nothing is held: the fund pays, then the backstop, then those who lent.
  mutating func writeOff(_ account: Int) {
    isClosed[account] = true
    let loss = quiet.indices.reduce(0) { $0 + owed[account][$1] * growth[$1] * price($1) }
    owed[account] = owed[account].map { _ in 0 }
    let byFund = min(fund, loss)
    let byBackstop = min(backstop, loss - byFund)
    fund -= byFund
    backstop -= byBackstop
    outcome.badDebt += loss
    outcome.fundPaid += byFund
    outcome.backstopPaid += byBackstop
    outcome.socialised += loss - byFund - byBackstop
  }
}
