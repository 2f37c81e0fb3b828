public import Portfolio

/// A venue's rules for collateral and debts, applied to a priced book.
public struct CollateralValuation: Sendable {
  /// The rules.
  public let rules: CollateralRules
  /// The book.
  public let book: PricedBook

  /// Rules and the book that they are applied to.
  public init(_ rules: CollateralRules, book: PricedBook) throws(CollateralRuleError) {
    self.rules = rules
    self.book = book
  }

  /// Adds what an account holds and owes to its statement.
  ///
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - state: The market.
  ///   - statement: Receives collateral, debt and obligation; contracts are not looked at.
  public func add(_ account: Int, in state: MarketState, to statement: inout MarginStatement) {
    let own = book.book.accounts[account].liquidationThreshold
    for position in book.book.positions(of: account) where position.role != .contract {
      let asset = book.assets[book.underlyings[position.instrument]]
      let rule = rules.assets[asset]
      let value = value(of: position, asset: asset, in: state)
      if position.role == .collateral {
        statement.collateral += value
        statement.initialCollateral += value * (rule?.initialWeight ?? 0)
        statement.maintenanceCollateral += value * (own ?? rule?.maintenanceWeight ?? 0)
      } else {
        statement.debt -= value
        statement.obligation -= value * (rule?.debtWeight ?? 1)
      }
    }
  }

  /// Adds what an account holds and owes to the form of its surplus.
  ///
  /// - Returns: Whether the rules are linear in prices for this account; if not, the form is of no use.
  public func add(_ account: Int, to form: inout LinearForm) -> Bool {
    let own = book.book.accounts[account].liquidationThreshold
    for position in book.book.positions(of: account) where position.role != .contract {
      let place = book.underlyings[position.instrument]
      let asset = book.assets[place]
      let rule = rules.assets[asset]
      let isDollar = asset == Instrument.dollar || rules.par.contains(asset)
      if position.role == .collateral {
        let coefficient = position.quantity * (own ?? rule?.maintenanceWeight ?? 0)
        if isDollar { form.constant += coefficient } else { form.add(coefficient, .price(asset: place)) }
      } else {
        let coefficient = -position.quantity * (rule?.debtWeight ?? 1)
        let rate = position.interestRate ?? rule?.borrowRate ?? 0
        switch (isDollar, rate) {
        case (true, 0): form.constant += coefficient
        case (true, _): form.add(coefficient, .dollarDebt(rate: rate))
        case (false, 0): form.add(coefficient, .price(asset: place))
        case (false, _): form.add(coefficient, .debt(asset: place, rate: rate))
        }
      }
    }
    return true
  }

  private func value(of position: Position, asset: String, in state: MarketState) -> Double {
    let value = book.value(of: position, in: state, debtRate: rules.assets[asset]?.borrowRate ?? 0)
    return rules.par.contains(asset) ? value / state.prices[book.underlyings[position.instrument]] : value
  }
}
