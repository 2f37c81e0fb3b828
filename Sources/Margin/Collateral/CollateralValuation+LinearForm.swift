package import Portfolio

extension CollateralValuation {
  /// Adds what an account holds and owes to the form of its surplus.
  ///
  /// What counts is not linear in prices where a holding has a dynamic haircut, tiers in dollars or a limit in dollars,
  /// or a limit to its share beside another holding; a coin that counts as a dollar has tiers and a limit in dollars that
  /// no price moves.
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - form: Receives the terms.
  /// - Returns: Whether the rules are linear in prices for this account; if not, the form is of no use.
  public func add(_ account: Int, to form: inout LinearForm) -> Bool {
    let holder = book.book.accounts[account]
    let positions = book.book.positions(of: account)
    let terms = terms(of: holder, holding: positions)
    var sized: [SizedHolding] = []
    var (only, isAlone) = (nil as Int?, true)
    for position in positions where position.role != .contract && position.quantity > 0 {
      let place = book.underlyings[position.instrument]
      guard position.role == .collateral else {
        addOwed(by: position, times: -(assetRules[place]?.debtWeight ?? 1), to: &form)
        continue
      }
      if let own = holder.liquidationThreshold {
        add(position.quantity * own, of: place, to: &form)
        continue
      }
      guard let rule = assetRules[place], counts(place, under: terms) else { continue }
      isAlone = isAlone && (only ?? place) == place
      only = place
      let weight = staticWeights(of: place, rule: rule, under: terms).maintenance
      if isSized(place, under: terms) {
        sized.add(position.quantity, of: place)
      } else if rule.dynamicHaircut == nil || weight == 0 {
        add(position.quantity * weight, of: place, to: &form)
      } else {
        return false
      }
    }
    for holding in sized {
      guard let units = countedUnits(holding, isAlone: isAlone, under: terms) else { return false }
      add(units, of: holding.place, to: &form)
    }
    return true
  }

  private func add(_ coefficient: Double, of place: Int, to form: inout LinearForm) {
    if isPar[place] { form.constant += coefficient } else { form.add(coefficient, .price(asset: place)) }
  }

  /// Adds a multiple of what a debt has grown to, in dollars as a statement has them, to a form.
  package func addOwed(by position: Position, times factor: Double, to form: inout LinearForm) {
    let place = book.underlyings[position.instrument]
    let coefficient = factor * position.quantity
    let rate = position.interestRate ?? assetRules[place]?.borrowRate ?? 0
    switch (isPar[place], rate) {
    case (true, 0): form.constant += coefficient
    case (true, _): form.add(coefficient, .dollarDebt(rate: rate))
    case (false, 0): form.add(coefficient, .price(asset: place))
    case (false, _): form.add(coefficient, .debt(asset: place, rate: rate))
    }
  }

  /// The units of a sized holding that count after maintenance weights; nil where their number hangs on prices.
  private func countedUnits(_ holding: SizedHolding, isAlone: Bool, under terms: AccountTerms) -> Double? {
    guard let rule = assetRules[holding.place], rule.dynamicHaircut == nil else { return nil }
    let hasPrice = !isPar[holding.place]
    if hasPrice, rule.largestValue != nil { return nil }
    if let share = rule.largestShare, share < 1, !isAlone { return nil }
    let tiers = tiers(of: holding.place, rule: rule, under: terms)
    if hasPrice, tiers?.unit == .dollars { return nil }
    var units = holding.units * min(1, rule.largestShare ?? 1)
    if let largest = rule.largestValue { units = min(units, largest) }
    guard let tiers else { return units * staticWeights(of: holding.place, rule: rule, under: terms).maintenance }
    return tiers.weighted(units).maintenance
  }
}
