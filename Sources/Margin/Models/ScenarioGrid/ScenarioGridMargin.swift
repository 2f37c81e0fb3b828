internal import Documents
internal import Portfolio

/// The worst of a grid of moves.
struct ScenarioGridMargin: MarginModel {
  let book: PricedBook
  /// By the place of the underlying.
  let grids: [ScenarioGrid?]
  let maintenanceShare: Double
  let feeRate: Double

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    var net = 0.0
    for (asset, group) in book.grouped(contracts) {
      guard let grid = grids[asset] else { preconditionFailure("Every contract's underlying has a grid") }
      let worst = worstLoss(of: group, on: asset, grid, in: state)
      guard let minimum = grid.minimum else {
        net += worst
        continue
      }
      let charge = charge(minimum, of: group, on: asset, in: state)
      net += minimum.combination == .added ? worst + charge : max(worst, charge)
    }
    let fee = feeRate * contracts.reduce(0) { $0 + book.notional(of: $1, in: state) }
    return MarginRequirement(initial: net + fee, maintenance: maintenanceShare * net + fee)
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    contracts.isEmpty
  }

  private func worstLoss(of group: [Position], on asset: Int, _ grid: ScenarioGrid, in state: MarketState) -> Double {
    let before = group.map { book.value(of: $0, in: state) }
    let volatilities = group.map { volatility(of: $0, in: state) }
    var worst = 0.0
    var shifted = state
    for row in grid.rows {
      shifted.prices[asset] = state.prices[asset] * (1 + row.priceMove)
      var loss = 0.0
      for (place, position) in group.enumerated() {
        shifted.volatilityLevels[asset] = state.volatilityLevels[asset]
        if let volatility = volatilities[place] {
          let days = 365 * book.remainingYears(of: position.instrument, in: state)
          let target = grid.volatility.shifted(volatility, by: row.volatilityMove, days: days)
          setLevel(of: position, on: asset, to: target, in: &shifted)
        }
        loss += before[place] - book.value(of: position, in: shifted)
      }
      worst = max(worst, row.weight * loss)
    }
    return worst
  }

  /// The implied volatility of an option before any move; nil for what has none.
  private func volatility(of position: Position, in state: MarketState) -> Double? {
    guard case .option(let contract) = book.instrument(of: position) else { return nil }
    return book.volatility(of: contract, instrument: position.instrument, in: state)
  }

  /// Moves the level of an asset's volatilities so that an option's becomes the target: a grid moves the volatility that
  /// the option is marked with, wherever a surface would go with the price.
  private func setLevel(of position: Position, on asset: Int, to target: Double, in state: inout MarketState) {
    guard let stands = volatility(of: position, in: state) else { return }
    state.volatilityLevels[asset] *= target / stands
  }

  private func charge(
    _ minimum: MinimumCharge, of group: [Position], on asset: Int, in state: MarketState
  ) -> Double {
    var (net, gross) = (0.0, 0.0)
    if minimum.netShare > 0 || minimum.hedgedShare > 0 {
      for position in group {
        let delta = delta(of: position, on: asset, in: state)
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
  private func delta(of position: Position, on asset: Int, in state: MarketState) -> Double {
    let price = state.prices[asset]
    let step = 1e-4 * price
    let volatility = volatility(of: position, in: state)
    func value(at price: Double) -> Double {
      var shifted = state
      shifted.prices[asset] = price
      if let volatility { setLevel(of: position, on: asset, to: volatility, in: &shifted) }
      return book.value(of: position, in: shifted)
    }
    return (value(at: price + step) - value(at: price - step)) / (2 * step)
  }
}
