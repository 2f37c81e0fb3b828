internal import Documents
internal import Portfolio

/// The worst of a grid of moves.
struct ScenarioGridMargin: MarginModel {
  let book: PricedBook
  /// By the place of the underlying.
  let grids: [ScenarioGrid?]
  let maintenanceShare: Double
  let feeRate: Double
  /// What options are marked at in one market and in all that their grids make of it.
  private var known: (state: MarketState, shifts: [Int: OptionShifts])?

  init(book: PricedBook, grids: [ScenarioGrid?], maintenanceShare: Double, feeRate: Double) {
    self.book = book
    self.grids = grids
    self.maintenanceShare = maintenanceShare
    self.feeRate = feeRate
  }

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    var net = 0.0
    for (asset, group) in book.grouped(contracts) {
      guard let grid = grids[asset] else { preconditionFailure("Every contract's underlying has a grid") }
      let shifts = shifts(of: group, grid, in: state)
      let worst = worstLoss(of: group, on: asset, grid, shifts, in: state)
      guard let minimum = grid.minimum else {
        net += worst
        continue
      }
      let charge = charge(minimum, of: group, on: asset, shifts, in: state)
      net += minimum.combination == .added ? worst + charge : max(worst, charge)
    }
    let fee = feeRate * contracts.reduce(0) { $0 + book.notional(of: $1, in: state) }
    return MarginRequirement(initial: net + fee, maintenance: maintenanceShare * net + fee)
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    contracts.isEmpty
  }

  func prepared(for state: MarketState, instruments: [Int]) -> any MarginModel {
    var shifts: [Int: OptionShifts] = [:]
    for place in instruments {
      guard case .option(let contract) = book.book.instruments[place], let grid = grids[book.underlyings[place]] else {
        continue
      }
      shifts[place] = OptionShifts(of: contract, at: place, in: book, grid, from: state)
    }
    var prepared = self
    prepared.known = (state, shifts)
    return prepared
  }

  /// What the options among some positions are marked at in each row, by position; nil for what is no option.
  private func shifts(of group: [Position], _ grid: ScenarioGrid, in state: MarketState) -> [OptionShifts?] {
    let known = known.flatMap { $0.state == state ? $0.shifts : nil }
    return group.map { position in
      guard case .option(let contract) = book.instrument(of: position) else { return nil }
      return known?[position.instrument]
        ?? OptionShifts(of: contract, at: position.instrument, in: book, grid, from: state)
    }
  }

  private func worstLoss(
    of group: [Position], on asset: Int, _ grid: ScenarioGrid, _ shifts: [OptionShifts?], in state: MarketState
  ) -> Double {
    let before = zip(group, shifts).map { position, shifts in
      shifts.map { position.quantity * $0.mark } ?? book.value(of: position, in: state)
    }
    var worst = 0.0
    var shifted = state
    for (number, row) in grid.rows.enumerated() {
      shifted.prices[asset] = state.prices[asset] * (1 + row.priceMove)
      var loss = 0.0
      for (place, position) in group.enumerated() {
        let after = shifts[place].map { position.quantity * $0.rows[number] } ?? book.value(of: position, in: shifted)
        loss += before[place] - after
      }
      worst = max(worst, row.weight * loss)
    }
    return worst
  }

  private func charge(
    _ minimum: MinimumCharge, of group: [Position], on asset: Int, _ shifts: [OptionShifts?], in state: MarketState
  ) -> Double {
    var (net, gross) = (0.0, 0.0)
    if minimum.netShare > 0 || minimum.hedgedShare > 0 {
      for (position, shifts) in zip(group, shifts) {
        let delta = delta(of: position, shifts, on: asset, in: state)
        net += delta
        gross += abs(delta)
      }
    }
    var balances: [StrikeAndExpiry: Double] = [:]
    if minimum.optionShare > 0 {
      for option in book.netOptions(group) {
        let place = StrikeAndExpiry(strike: option.contract.strike, expiry: option.contract.expiry)
        balances[place, default: 0] += option.quantity
      }
    }
    let shorts = balances.values.sorted().reduce(0) { $0 + max(0, -$1) }
    let hedged = (gross - abs(net)) / 2
    let deltas = minimum.netShare * abs(net) + minimum.hedgedShare * hedged
    return (deltas + minimum.optionShare * shorts) * state.prices[asset]
  }

  /// Options that settle at one price against one strike.
  private struct StrikeAndExpiry: Hashable {
    let strike: Double
    let expiry: Timestamp
  }

  /// The dollars that a position gains per dollar of its underlying, the volatility that it is marked with held: the
  /// slope between prices a ten-thousandth up and down.
  private func delta(of position: Position, _ shifts: OptionShifts?, on asset: Int, in state: MarketState) -> Double {
    let price = state.prices[asset]
    let step = OptionShifts.step * price
    if let shifts { return (position.quantity * shifts.above - position.quantity * shifts.below) / (2 * step) }
    var (up, down) = (state, state)
    up.prices[asset] = price + step
    down.prices[asset] = price - step
    return (book.value(of: position, in: up) - book.value(of: position, in: down)) / (2 * step)
  }
}
