package import Portfolio

extension CollateralValuation {
  /// What a dollar of each of an account's positions counts: of collateral its maintenance weight, of a debt its weight.
  ///
  /// - Parameter account: The place of the account in the book.
  /// - Returns: A weight per position, 0 of what does not count and of contracts; nil where a weight hangs on the size of a
  ///   holding or on the market.
  package func unitWeights(of account: Int) -> [Double]? {
    let holder = book.book.accounts[account]
    let positions = book.book.positions(of: account)
    let terms = terms(of: holder, holding: positions)
    var weights: [Double] = []
    weights.reserveCapacity(positions.count)
    for position in positions {
      let place = book.underlyings[position.instrument]
      let rule = assetRules[place]
      switch position.role {
      case .contract: weights.append(0)
      case .debt: weights.append(rule?.debtWeight ?? 1)
      case .collateral:
        if let own = holder.liquidationThreshold {
          weights.append(own)
        } else if let rule, counts(place, under: terms) {
          let weight = staticWeights(of: place, rule: rule, under: terms).maintenance
          guard !isSized(place, under: terms), rule.dynamicHaircut == nil || weight == 0 else { return nil }
          weights.append(weight)
        } else {
          weights.append(0)
        }
      }
    }
    return weights
  }

  /// The yearly interest, continuous, that a debt bears: its own, or the venue's.
  package func rate(of debt: Position) -> Double {
    debt.interestRate ?? assetRules[book.underlyings[debt.instrument]]?.borrowRate ?? 0
  }
}
