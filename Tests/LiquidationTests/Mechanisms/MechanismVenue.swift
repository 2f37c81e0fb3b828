import Documents
import Liquidation
import Margin
import Portfolio

/// A venue in a test: one weight, one incentive, one maintenance rate, and accounts line by line.
struct MechanismVenue {
  var name = "venue"
  /// The maintenance weight of every asset but the dollar, which counts in full.
  var weight = 0.8
  var incentive = LiquidationIncentive.bonus(0.05)
  /// The share of the size of contracts that keeps an account from being called.
  var maintenance = 0.0125
  var accounts: [(name: String, lines: [MechanismLine])]
  var rules: LiquidationRules

  func venue(today: [String: Double]) throws -> LiquidationVenue {
    var book = try Book(asOf: Timestamp("2024-01-01"), prices: today)
    for account in accounts {
      var positions: [Position] = []
      for line in account.lines {
        positions.append(
          Position(
            instrument: try book.place(of: line.instrument), role: line.role, quantity: line.quantity,
            entryPrice: line.entry))
      }
      try book.append(Account(id: account.name), positions: positions)
    }
    let rule = CollateralRule(initialWeight: weight, maintenanceWeight: weight, incentive: incentive)
    let margin = try MarginEngine(
      MarginVenue(
        collateral: CollateralRules(assets: today.mapValues { _ in rule }),
        models: [
          MarginVenue.NamedRule(name: "flat", rule: .flatRate(initial: maintenance, maintenance: maintenance))
        ]),
      book: PricedBook(book))
    return try LiquidationVenue(name: name, margin: margin, rules: rules)
  }
}
