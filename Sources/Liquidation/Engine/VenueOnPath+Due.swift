extension VenueOnPath {
  /// Finds the remembered accounts for which prices may have moved far enough to be called.
  ///
  /// - Returns: How many there are; they stand at the start of ``due``.
  mutating func findDue() -> Int {
    if due.count < accounts.count { due += Array(repeating: 0, count: max(64, 2 * accounts.count) - due.count) }
    let (fallen, moved) = (fallen, fallen + risen)
    var count = 0
    if hasDueMoves {
      for slot in 0..<min(dueFalls.count, dueMoves.count) {
        due[count] = Int32(truncatingIfNeeded: slot)
        count += fallen >= dueFalls[slot] || moved >= dueMoves[slot] ? 1 : 0
      }
    } else {
      for slot in dueFalls.indices {
        due[count] = Int32(truncatingIfNeeded: slot)
        count += fallen >= dueFalls[slot] ? 1 : 0
      }
    }
    return count
  }

  /// Sets how far prices have to move before an account that is well may be called.
  ///
  /// Let W be the weighted collateral at the lowest answers of the path so far and O the obligation at the highest. After new
  /// lows whose falls sum up to f the one is at least W (1 - f), after new highs whose rises sum up to r < 1 the other at most
  /// O (1 + 2 r). So nobody is called before f reaches (W - O) / W where debts count as dollars, or f + r reaches
  /// (W - O) / (W + 2 O). An account that would be called at those extremes is looked at again at every look.
  @inline(__always)
  mutating func postpone(_ slot: Int, _ value: AccountValue) {
    guard value.obligation > 0 else { return retire(slot) }
    let (weighted, owed) = (value.leastWeighted, value.mostOwed)
    // A billionth of the way is left to rounding.
    let surplus = (weighted - owed) * (1 - 1e-9) - 1e-9 * weighted
    guard surplus > 0 else { return stayDue(slot) }
    if value.hasFixedDebt {
      setDue(slot, fall: fallen + surplus / weighted, move: .infinity)
    } else {
      setDue(slot, fall: .infinity, move: fallen + risen + min(1, surplus / (weighted + 2 * owed)))
    }
  }

  /// Looks at an account again at every look.
  mutating func stayDue(_ slot: Int) { dueFalls[slot] = -.infinity }

  /// Looks at an account never again.
  mutating func retire(_ slot: Int) { setDue(slot, fall: .infinity, move: .infinity) }

  @inline(__always)
  private mutating func setDue(_ slot: Int, fall: Double, move: Double) {
    dueFalls[slot] = fall
    if move < .infinity { hasDueMoves = true }
    if hasDueMoves { dueMoves[slot] = move }
  }
}
