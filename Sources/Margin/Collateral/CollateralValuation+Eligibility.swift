internal import Portfolio

extension CollateralValuation {
  /// What of an account the venue would have refused, in the order of its positions; none where all is in order.
  ///
  /// An account's own liquidation threshold stands for all of its collateral, of which nothing is then said.
  ///
  /// - Parameter account: The place of the account in the book.
  /// - Returns: The faults; several where a debt breaks several rules.
  public func eligibilityFaults(of account: Int) -> [EligibilityFault] {
    let holder = book.book.accounts[account]
    let positions = book.book.positions(of: account)
    let terms = terms(of: holder, holding: positions)
    var faults: [EligibilityFault] = []
    for position in positions where position.role != .contract && position.quantity > 0 {
      let place = book.underlyings[position.instrument]
      let asset = book.assets[place]
      if position.role == .debt {
        faults += debtFaults(of: asset, at: place, account: holder, under: terms)
      } else if holder.liquidationThreshold == nil {
        if !isAccepted(place, under: terms) {
          faults.append(.notAccepted(account: holder.id, asset: asset))
        } else if !counts(place, under: terms) {
          faults.append(.excludedByIsolation(account: holder.id, asset: asset))
        }
      }
    }
    return faults
  }

  /// Whether any of a collateral's weights is above 0.
  private func isAccepted(_ place: Int, under terms: AccountTerms) -> Bool {
    guard let rule = assetRules[place] else { return false }
    if let tiers = tiers(of: place, rule: rule, under: terms) {
      return tiers.brackets.contains { $0.weights.maintenance > 0 }
    }
    return staticWeights(of: place, rule: rule, under: terms).maintenance > 0
  }

  private func debtFaults(
    of asset: String, at place: Int, account: Account, under terms: AccountTerms
  ) -> [EligibilityFault] {
    var faults: [EligibilityFault] = []
    if !rules.isBorrowable(asset) { faults.append(.notBorrowable(account: account.id, asset: asset)) }
    if let name = account.category, categories[name]?.isBorrowable[place] == false {
      faults.append(.outsideCategory(account: account.id, asset: asset, category: name))
    }
    if let isolated = terms.isolated, let isolation = assetRules[isolated]?.isolation,
      !isolation.borrowable.contains(asset)
    {
      faults.append(.isolatedDebt(account: account.id, asset: asset, collateral: book.assets[isolated]))
    }
    return faults
  }
}
