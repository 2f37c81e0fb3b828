/// What some calls of one account add up to.
struct AccountSums: Equatable, Sendable {
  var calls = 0
  var steps = 0
  var shortfall = 0.0
  var shortfallSquares = 0.0
  var debt = 0.0
  var notional = 0.0

  /// Adds the call of the account on one path.
  mutating func add(step: Int, shortfall: Double, debt: Double, notional: Double) {
    calls += 1
    steps += step
    self.shortfall += shortfall
    shortfallSquares += shortfall * shortfall
    self.debt += debt
    self.notional += notional
  }

  mutating func add(_ next: AccountSums) {
    calls += next.calls
    steps += next.steps
    shortfall += next.shortfall
    shortfallSquares += next.shortfallSquares
    debt += next.debt
    notional += next.notional
  }
}
