internal import Documents

extension Book {
  /// Refuses an account without a name, or with a threshold that is none.
  func check(_ account: Account) throws(BookError) {
    guard !account.id.isEmpty else { throw .noAccountName(index: accounts.count) }
    if let threshold = account.liquidationThreshold, !(threshold > 0 && threshold <= 1) {
      throw .badThreshold(account: account.id, value: threshold)
    }
  }

  /// Refuses an asset without a name, a contract that has expired or does so too far ahead, and an option that is none.
  func check(_ instrument: Instrument) throws(BookError) {
    let name = instrument.underlying
    guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw .badAssetName(name)
    }
    if let expiry = instrument.expiry {
      guard let asOf else { throw .noValuationTime(instrument: "\(instrument)") }
      guard expiry > asOf else { throw .expired(instrument: "\(instrument)", asOf: asOf) }
      guard expiry.seconds - asOf.seconds <= Self.largestYearsToExpiry * 365 * 86_400 else {
        throw .expiresTooLate(instrument: "\(instrument)", asOf: asOf, years: Self.largestYearsToExpiry)
      }
    }
    guard case .option(let contract) = instrument else { return }
    guard Self.priceBounds.contains(contract.strike) else {
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
    guard Self.isBelieved(quantity) else {
      throw .quantityOutOfBounds(
        account: account, instrument: "\(instrument)", value: quantity, bounds: Self.amountBounds)
    }
    switch (instrument, position.role) {
    case (.asset, .contract), (.perpetual, .collateral), (.perpetual, .debt), (.future, .collateral), (.future, .debt),
      (.option, .collateral), (.option, .debt):
      preconditionFailure("An asset is held or owed, everything else is a contract")
    case (.perpetual, _), (.future, _):
      guard let entry = position.entryPrice else {
        throw .noEntryPrice(account: account, instrument: "\(instrument)")
      }
      guard Self.priceBounds.contains(entry) else {
        throw .badEntryPrice(account: account, instrument: "\(instrument)", value: entry)
      }
    default: break
    }
    if let margin = position.isolatedMargin {
      guard position.role == .contract, margin >= 0, Self.isBelieved(margin) else {
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

  private static func isBelieved(_ amount: Double) -> Bool { amount == 0 || amountBounds.contains(abs(amount)) }
}
