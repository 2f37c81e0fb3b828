internal import Margin
public import Portfolio

extension PathEngine {
  /// Ends the path: counts what is not dealt with, and marks what the backstop still holds.
  ///
  /// - Parameters:
  ///   - states: The market of the last step at each venue.
  ///   - setup: The venues and their market.
  public mutating func finish(states: inout [MarketState], _ setup: LiquidationSetup) {
    ledger.start(reserves: reserves)
    defer { settleLedger() }
    for number in venues {
      enter(number)
      let venue = setup.venues[number]
      states[number].prices = here.answers
      let result = here.vault.cash + vaultValue(number, states[number], setup)
      here.outcome.backstopGain = result
      if case .dollars? = venue.rules.losses.backstop, -result > here.backstop {
        // The backstop pays with all that it has, then the fund, then everybody.
        let loss = -result - here.backstop
        let fromFund = min(max(0, here.fund), loss)
        here.fund -= fromFund
        // What it took over is made whole by the fund and by everybody.
        here.vault.cash += loss
        ledger.post(fromFund - loss)
        here.noteFund(start: venue.rules.losses.fund)
        here.outcome.badDebt += loss
        here.outcome.fundPaid += fromFund
        here.outcome.socialised += loss - fromFund
      }
      for auction in here.auctions {
        here.outcome.openAuctions += 1
        here.outcome.openAuctionDebt += auction.lot.debt
      }
      // Who was dealt with at the last look may be well again.
      for slot in here.waiting {
        let account = here.accounts[Int(slot)]
        if account.isSimple {
          review(simple: Int(slot), venue)
        } else {
          review(general: account.account, states[number], venue)
        }
      }
      for slot in here.waiting where here.accounts[Int(slot)].status == .waiting {
        here.outcome.waiting += 1
        here.outcome.uncovered += uncovered(Int(slot), number, states[number], setup)
      }
    }
  }

  /// What an account owes beyond what it holds, at the market's prices.
  private func uncovered(_ slot: Int, _ number: Int, _ state: MarketState, _ setup: LiquidationSetup) -> Double {
    let venue = setup.venues[number]
    let account = here.accounts[slot]
    var (value, quantity) = (account.cash, Int(account.first))
    let book = venue.margin.book
    for (place, position) in zip(
      venue.holdings.range(of: Int(account.account)), book.book.positions(of: Int(account.account)))
    {
      let units = here.quantities[quantity]
      let price = market.price[setup.places[number][Int(venue.holdings.assets[place])]]
      switch venue.holdings.roles[place] {
      case .collateral: value += units * price
      case .debt: value -= units * price * here.growths[Int(venue.holdings.rateNumbers[place])]
      case .contract: value += book.value(of: position.holding(units), in: state)
      }
      quantity += 1
    }
    return max(0, -value)
  }
}
