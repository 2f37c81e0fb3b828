internal import Portfolio

/// How a venue's rules stand for one account, whatever the market does.
struct AccountTerms {
  /// The category whose weights are in force.
  var category: PlacedCategory?
  /// The isolated collateral that alone counts, by its place; nil where ordinary collateral counts.
  var isolated: Int?
}

extension CollateralValuation {
  /// How the rules stand for an account.
  ///
  /// Isolated collateral counts only alone. An account that holds more counts either its ordinary collateral or one
  /// isolated asset, whichever comes to more at the plain weights and the prices of the book's day; a market that moves
  /// does not change the choice.
  func terms(of account: Account, holding positions: ArraySlice<Position>) -> AccountTerms {
    var terms = AccountTerms()
    if let name = account.category, let category = categories[name] {
      let isWithin = positions.allSatisfy { position in
        position.role != .debt || position.quantity == 0 || category.isBorrowable[book.underlyings[position.instrument]]
      }
      if isWithin { terms.category = category }
    }
    if hasIsolation { terms.isolated = isolated(among: positions) }
    return terms
  }

  /// Whether a collateral counts, be it by a weight of 0.
  func counts(_ place: Int, under terms: AccountTerms) -> Bool {
    assetRules[place]?.isolation == nil ? terms.isolated == nil : terms.isolated == place
  }

  /// Whether what a collateral counts depends on how much of it there is.
  func isSized(_ place: Int, under terms: AccountTerms) -> Bool {
    guard let rule = assetRules[place] else { return false }
    return rule.largestShare != nil || rule.largestValue != nil || tiers(of: place, rule: rule, under: terms) != nil
  }

  /// The weights of a collateral in a state; of one in tiers, those that stand where no tier does.
  func weights(
    of place: Int, rule: CollateralRule, under terms: AccountTerms, in state: MarketState
  ) -> CollateralWeights {
    staticWeights(of: place, rule: rule, under: terms).capped(at: bound(on: place, rule: rule, in: state))
  }

  /// The weights of a collateral in a quiet market.
  func staticWeights(of place: Int, rule: CollateralRule, under terms: AccountTerms) -> CollateralWeights {
    if let category = terms.category, category.isCollateral[place] { return category.weights }
    return CollateralWeights(initial: rule.initialWeight, maintenance: rule.maintenanceWeight)
  }

  /// The tiers of a collateral, which a category's weights replace.
  func tiers(of place: Int, rule: CollateralRule, under terms: AccountTerms) -> HaircutTiers? {
    terms.category?.isCollateral[place] == true ? nil : rule.tiers
  }

  /// What a sized holding counts, in dollars.
  ///
  /// - Parameters:
  ///   - holding: All that the account holds of an accepted asset.
  ///   - counted: The market value of the account's counted collateral.
  ///   - terms: How the rules stand for the account.
  ///   - state: The market.
  /// - Returns: Dollars against initial and maintenance margin.
  func weighted(
    _ holding: SizedHolding, among counted: Double, under terms: AccountTerms, in state: MarketState
  ) -> CollateralWeights {
    guard let rule = assetRules[holding.place] else { return .none }
    let unitValue = unitValue(of: holding.place, in: state)
    var value = holding.units * unitValue
    if let largest = rule.largestValue { value = min(value, largest) }
    if let share = rule.largestShare { value = min(value, share * counted) }
    guard let tiers = tiers(of: holding.place, rule: rule, under: terms) else {
      let weights = weights(of: holding.place, rule: rule, under: terms, in: state)
      return CollateralWeights(initial: value * weights.initial, maintenance: value * weights.maintenance)
    }
    let bound = bound(on: holding.place, rule: rule, in: state)
    if tiers.unit == .dollars { return tiers.weighted(value, bound: bound) }
    let weighted = tiers.weighted(value / unitValue, bound: bound)
    return CollateralWeights(initial: weighted.initial * unitValue, maintenance: weighted.maintenance * unitValue)
  }

  private func bound(on place: Int, rule: CollateralRule, in state: MarketState) -> Double {
    rule.dynamicHaircut?.largestWeight(of: place, in: state, since: book.today) ?? 1
  }

  private func isolated(among positions: ArraySlice<Position>) -> Int? {
    var ordinary = 0.0
    var alone: [SizedHolding] = []
    for position in positions where position.role == .collateral {
      let place = book.underlyings[position.instrument]
      guard let rule = assetRules[place] else { continue }
      let worth = position.quantity * unitValue(of: place, in: book.today) * rule.maintenanceWeight
      if rule.isolation == nil { ordinary += worth } else { alone.add(worth, of: place) }
    }
    // Equal holdings are told apart by name, so that the order of an account's lines does not matter.
    let largest = alone.max {
      ($0.units, book.assets[$1.place]) < ($1.units, book.assets[$0.place])
    }
    guard let largest, largest.units > ordinary else { return nil }
    return largest.place
  }
}
