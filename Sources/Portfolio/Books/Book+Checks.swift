extension Book {
  /// Refuses an account without a name, or with a threshold that is none.
  func check(_ account: Account) throws(BookError) {
    guard !account.id.isEmpty else { throw .noAccountName(index: accounts.count) }
    if let threshold = account.liquidationThreshold, !(threshold > 0 && threshold <= 1) {
      throw .badThreshold(account: account.id, value: threshold)
    }
  }

  /// Refuses a contract that has expired, and an option that is none.
  func check(_ instrument: Instrument) throws(BookError) {
    if let expiry = instrument.expiry {
      guard let asOf else { throw .noValuationTime(instrument: "\(instrument)") }
      guard expiry > asOf else { throw .expired(instrument: "\(instrument)", asOf: asOf) }
    }
    guard case .option(let contract) = instrument else { return }
    guard contract.strike > 0, contract.strike.isFinite else {
      throw .badStrike(instrument: "\(instrument)", value: contract.strike)
    }
    if let volatility = contract.volatility, !(volatility > 0 && volatility <= Self.largestVolatility) {
      throw .badVolatility(instrument: "\(instrument)", value: volatility, bound: Self.largestVolatility)
    }
  }

  /// Refuses a position whose figures are out of bounds.
  ///
  /// Instruments are put in words only where one is refused: that takes longer than the check.
  func check(_ position: Position, of account: String) throws(BookError) {
    let instrument = instrument(of: position)
    let quantity = position.quantity
    guard quantity.isFinite, position.role == .contract || quantity >= 0 else {
      throw .badQuantity(account: account, instrument: "\(instrument)", value: quantity)
    }
    switch (instrument, position.role) {
    case (.asset, .contract), (.perpetual, .collateral), (.perpetual, .debt), (.future, .collateral), (.future, .debt),
      (.option, .collateral), (.option, .debt):
      preconditionFailure("An asset is held or owed, everything else is a contract")
    case (.perpetual, _), (.future, _):
      guard let entry = position.entryPrice else {
        throw .noEntryPrice(account: account, instrument: "\(instrument)")
      }
      guard entry > 0, entry.isFinite else {
        throw .badEntryPrice(account: account, instrument: "\(instrument)", value: entry)
      }
    default: break
    }
    if let margin = position.isolatedMargin {
      guard position.role == .contract, margin >= 0, margin.isFinite else {
        throw .badIsolatedMargin(account: account, instrument: "\(instrument)", value: margin)
      }
    }
    if let rate = position.interestRate {
      guard position.role == .debt, abs(rate) <= Self.largestInterestRate else {
        throw .badInterestRate(
          account: account, instrument: "\(instrument)", value: rate, bound: Self.largestInterestRate)
      }
    }
  }
}
