public import Portfolio

extension CollateralValuation {
  /// How much of each cap the whole book uses.
  ///
  /// - Parameter state: The market; its time lets debts grow, its prices count against debt ceilings only.
  /// - Returns: One value per cap on an asset of the book, in the order of the book's assets.
  /// - Complexity: O(positions).
  public func capUses(in state: MarketState) -> [CapUse] {
    var supplied = [Double](repeating: 0, count: book.assets.count)
    var owed = supplied
    var owedAgainst = supplied
    for (number, account) in book.book.accounts.enumerated() {
      let positions = book.book.positions(of: number)
      let isolated = terms(of: account, holding: positions).isolated
      for position in positions where position.role != .contract {
        let place = book.underlyings[position.instrument]
        if position.role == .collateral {
          supplied[place] += position.quantity
        } else {
          let value = -value(of: position, in: state)
          owed[place] += value / unitValue(of: place, in: state)
          if let isolated { owedAgainst[isolated] += value }
        }
      }
    }
    return assetRules.indices.flatMap { place in
      let rule = assetRules[place]
      let caps: [(CapUse.Kind, Double, Double?)] = [
        (.supply, supplied[place], rule?.supplyCap), (.borrow, owed[place], rule?.borrowCap),
        (.debtCeiling, owedAgainst[place], rule?.isolation?.debtCeiling),
      ]
      return caps.compactMap { kind, used, cap in
        cap.map { CapUse(kind: kind, asset: book.assets[place], used: used, cap: $0) }
      }
    }
  }
}
