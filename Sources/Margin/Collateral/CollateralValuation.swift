public import Portfolio

/// A venue's rules for collateral and debts, applied to a priced book.
public struct CollateralValuation: Sendable {
  /// The rules.
  public let rules: CollateralRules
  /// The book.
  public let book: PricedBook
  /// The rule of each asset of the book.
  let assetRules: [CollateralRule?]
  /// Which assets of the book count as dollars.
  let isPar: [Bool]
  /// The rules' categories, over the assets of the book.
  let categories: [String: PlacedCategory]
  let hasIsolation: Bool

  /// Rules and the book that they are applied to.
  ///
  /// - Throws: ``CollateralRuleError/unknownCategory(account:name:known:)``.
  public init(_ rules: CollateralRules, book: PricedBook) throws(CollateralRuleError) {
    self.rules = rules
    self.book = book
    assetRules = book.assets.map { rules.rule(of: $0) }
    isPar = book.assets.map { rules.par.contains($0) || $0 == Instrument.dollar }
    categories = rules.categories.mapValues { PlacedCategory($0, assets: book.assets) }
    hasIsolation = assetRules.contains { $0?.isolation != nil }
    for account in book.book.accounts {
      guard let name = account.category, rules.categories[name] == nil else { continue }
      throw .unknownCategory(account: account.id, name: name, known: rules.categories.keys.sorted())
    }
  }

  /// Adds what an account holds and owes to its statement.
  ///
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - state: The market.
  ///   - statement: Receives collateral, debt and obligation; contracts are not looked at.
  public func add(_ account: Int, in state: MarketState, to statement: inout MarginStatement) {
    add(book.book.accounts[account], holding: book.book.positions(of: account), in: state, to: &statement)
  }

  /// Adds what an account would hold and owe to its statement.
  ///
  /// - Parameters:
  ///   - account: The account, which need not be the book's.
  ///   - positions: Positions in instruments of the book.
  ///   - state: The market.
  ///   - statement: Receives collateral, debt and obligation.
  func add(
    _ account: Account, holding positions: ArraySlice<Position>, in state: MarketState,
    to statement: inout MarginStatement
  ) {
    let terms = terms(of: account, holding: positions)
    var sized: [SizedHolding] = []
    var counted = 0.0
    for position in positions where position.role != .contract {
      let place = book.underlyings[position.instrument]
      let value = value(of: position, in: state)
      guard position.role == .collateral else {
        statement.debt -= value
        statement.obligation -= value * (assetRules[place]?.debtWeight ?? 1)
        continue
      }
      statement.collateral += value
      if let own = account.liquidationThreshold {
        statement.maintenanceCollateral += value * own
        // Nothing else is known of what such an account may borrow against.
        if assetRules[place] == nil { statement.initialCollateral += value * own }
      }
      guard let rule = assetRules[place], counts(place, under: terms) else { continue }
      counted += value
      if isSized(place, under: terms) {
        sized.add(position.quantity, of: place)
      } else {
        let weights = weights(of: place, rule: rule, under: terms, in: state)
        statement.initialCollateral += value * weights.initial
        if account.liquidationThreshold == nil { statement.maintenanceCollateral += value * weights.maintenance }
      }
    }
    for holding in sized {
      let weighted = weighted(holding, among: counted, under: terms, in: state)
      statement.initialCollateral += weighted.initial
      if account.liquidationThreshold == nil { statement.maintenanceCollateral += weighted.maintenance }
    }
  }

  /// Dollars: what a position in an asset is worth where some assets count as dollars.
  func value(of position: Position, in state: MarketState) -> Double {
    let place = book.underlyings[position.instrument]
    let value = book.value(of: position, in: state, debtRate: assetRules[place]?.borrowRate ?? 0)
    return isPar[place] ? value / state.prices[place] : value
  }

  /// The dollars at which one unit of an asset counts, before weights.
  func unitValue(of place: Int, in state: MarketState) -> Double { isPar[place] ? 1 : state.prices[place] }
}
