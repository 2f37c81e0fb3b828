internal import Portfolio

/// Shares of sizes, netted by underlying or not.
struct RateMargin: MarginModel {
  let book: PricedBook
  /// By the place of the underlying.
  let schedules: [RateSchedule?]
  let net: Bool
  let factor: Double

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    var requirement = MarginRequirement()
    for exposure in exposures(contracts) {
      let asset = book.underlying(of: exposure[0])
      let units = exposure.reduce(0) { $0 + book.units(of: $1, in: state) }
      let notional = exposure.reduce(0) { sum, position in
        let size = book.notional(of: position, in: state)
        return sum + (position.quantity < 0 ? -size : size)
      }
      requirement += schedule(asset).requirement(
        units: abs(units), notional: abs(notional), price: state.prices[asset], factor: factor)
    }
    return requirement
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    for exposure in exposures(contracts) {
      var size = LinearForm(horizonYears: form.horizonYears)
      for position in exposure { book.addSignedNotional(of: position, times: 1, to: &size) }
      // A size is linear only where it cannot change its side.
      let coefficients = size.terms.map(\.coefficient) + [size.constant]
      let isLong = coefficients.allSatisfy { $0 >= 0 }
      guard isLong || coefficients.allSatisfy({ $0 <= 0 }) else { return false }
      let countsFace = exposure.contains { book.instrument(of: $0).countsFace }
      let changes = countsFace || book.sizesChange(exposure, by: form.horizonYears)
      let units = changes ? nil : abs(exposure.reduce(0) { $0 + $1.quantity })
      let schedule = schedule(book.underlying(of: exposure[0]))
      guard let rate = schedule.fixedMaintenance(units: units, factor: factor) else { return false }
      let multiple = sign * rate * (isLong ? 1 : -1)
      for (column, coefficient) in size.terms { form.add(multiple * coefficient, column) }
      form.constant += multiple * size.constant
    }
    return true
  }

  private func schedule(_ asset: Int) -> RateSchedule {
    guard let schedule = schedules[asset] else { preconditionFailure("Every contract's underlying has rates") }
    return schedule
  }

  /// What is margined together: all perpetuals and futures on an underlying, or each contract by itself.
  private func exposures(_ contracts: [Position]) -> [[Position]] {
    guard net, contracts.count > 1 else { return contracts.map { [$0] } }
    var exposures: [[Position]] = []
    for (_, group) in book.grouped(contracts) {
      let futures = group.filter { book.instrument(of: $0).isFuture }
      if !futures.isEmpty { exposures.append(futures) }
      exposures += group.filter { !book.instrument(of: $0).isFuture }.map { [$0] }
    }
    return exposures
  }
}
