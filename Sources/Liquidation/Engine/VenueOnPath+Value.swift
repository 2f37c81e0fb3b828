internal import Margin
internal import Portfolio

extension VenueOnPath {
  /// What a unit of a position is worth as the venue sees it, dollars: of a debt with its growth.
  @inline(__always)
  func unitValue(of place: Int, _ holdings: HoldingTable) -> Double {
    let line = holdings.lines[place]
    return line.isOwed ? units[Int(line.asset)] * growths[line.rate] : units[Int(line.asset)]
  }

  /// Whether a simple account that holds what the book says is called.
  @inline(__always)
  func isCalled(_ account: Int, _ holdings: HoldingTable) -> Bool {
    var (weighted, obligation) = (0.0, 0.0)
    for place in holdings.range(of: account) {
      let line = holdings.lines[place]
      let dollars = line.quantity * units[Int(line.asset)] * line.weight
      if line.isOwed { obligation += dollars * growths[line.rate] } else { weighted += dollars }
    }
    return weighted - obligation < -AccountValue.resolution * (weighted + obligation)
  }

  /// What a simple account is worth that is remembered.
  func value(ofSlot slot: Int, _ holdings: HoldingTable) -> AccountValue {
    var value = AccountValue()
    let account = accounts[slot]
    var quantity = Int(account.first)
    for place in account.places {
      let line = holdings.lines[place]
      let held = quantities[quantity]
      let asset = Int(line.asset)
      if line.isOwed {
        let grown = held * growths[line.rate]
        let dollars = grown * units[asset]
        value.debt += dollars
        value.obligation += dollars * line.weight
        value.mostOwed += grown * ceilings[asset] * line.weight
        value.hasFixedDebt = value.hasFixedDebt && (line.isFixed || held == 0)
      } else {
        let dollars = held * units[asset]
        value.collateral += dollars
        value.weighted += dollars * line.weight
        value.leastWeighted += held * floors[asset] * line.weight
      }
      quantity += 1
    }
    return value
  }

  /// What a liquidator learns of a simple account that is remembered.
  func survey(ofSlot slot: Int, _ holdings: HoldingTable) -> AccountSurvey {
    var survey = AccountSurvey()
    let account = accounts[slot]
    let first = Int(account.first)
    var largest = 0.0
    for index in 0..<Int(account.count) {
      let line = holdings.lines[Int(account.place) + index]
      let held = quantities[first + index]
      let unit = units[Int(line.asset)]
      if line.isOwed {
        let growth = growths[line.rate]
        let dollars = held * growth * unit
        survey.value.debt += dollars
        survey.value.obligation += dollars * line.weight
        // As the other walks over positions round it, so that they name the same debt.
        let size = held * (unit * growth)
        if size > largest { (survey.debt, largest) = (index, size) }
      } else {
        let dollars = held * unit
        survey.value.collateral += dollars
        survey.value.weighted += dollars * line.weight
        if held > 0, survey.collateral.map({ dollars > $0.dollars }) ?? true { survey.collateral = (index, dollars) }
      }
    }
    return survey
  }

  /// The positions of a remembered account as they stand.
  func positions(ofSlot slot: Int, _ venue: LiquidationVenue) -> [Position] {
    let account = Int(accounts[slot].account)
    var quantity = Int(accounts[slot].first)
    return venue.margin.book.book.positions(of: account).map { position in
      defer { quantity += 1 }
      return position.holding(quantities[quantity])
    }
  }
}

extension Position {
  /// The same position of another size.
  func holding(_ quantity: Double) -> Position {
    Position(
      instrument: instrument, role: role, quantity: quantity, entryPrice: entryPrice, isolatedMargin: isolatedMargin,
      interestRate: interestRate)
  }
}
