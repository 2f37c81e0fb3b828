internal import Portfolio

/// The perpetuals and futures among an account's contracts, by rates, beside a model that margins its options.
struct FuturesMargin: Sendable {
  private let book: PricedBook
  private let rates: RateMargin?

  /// The rates of the perpetuals and futures of a book.
  ///
  /// - Throws: ``MarginRuleError/notMargined(instrument:key:)`` where there are none and the book holds one.
  init(_ rates: MarginRates?, for book: PricedBook) throws(MarginRuleError) {
    self.book = book
    self.rates = try rates?.model(for: book) { $0.isFuture }
    if rates == nil, let instrument = book.book.instruments.first(where: \.isFuture) {
      throw .notMargined(instrument: "\(instrument)", key: "futures")
    }
  }

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    rates?.requirement(of: futures(contracts), in: state) ?? MarginRequirement()
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    rates?.addMaintenance(of: futures(contracts), sign: sign, to: &form) ?? true
  }

  private func futures(_ contracts: [Position]) -> [Position] {
    contracts.filter { book.instrument(of: $0).isFuture }
  }
}
