internal import Margin
internal import Portfolio

extension VenueOnPath {
  /// What a unit of a position is worth as the venue sees it, dollars: of a debt with its growth.
  @inline(__always)
  func unitValue(of place: Int, _ holdings: HoldingTable) -> Double {
    let unit = units[Int(holdings.assets[place])]
    return holdings.roles[place] == .debt ? unit * growths[Int(holdings.rateNumbers[place])] : unit
  }

  /// What a simple account is worth that holds what the book says; without the parts that bound it over the path.
  @inline(__always)
  func value(inBookOf account: Int, _ holdings: HoldingTable) -> AccountValue {
    var value = AccountValue()
    for place in holdings.lineRange(of: account) {
      let line = holdings.lines[place]
      if line.isOwed {
        let dollars = line.quantity * growths[line.rate] * units[Int(line.asset)]
        value.debt += dollars
        value.obligation += dollars * line.weight
      } else {
        let dollars = line.quantity * units[Int(line.asset)]
        value.collateral += dollars
        value.weighted += dollars * line.weight
      }
    }
    return value
  }

  /// What a simple account is worth that is remembered.
  @inline(__always)
  func value(ofSlot slot: Int, _ holdings: HoldingTable) -> AccountValue {
    var value = AccountValue()
    let account = accounts[slot]
    var quantity = Int(account.first)
    for place in account.lines {
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
  @inline(__always)
  func survey(ofSlot slot: Int, _ holdings: HoldingTable) -> AccountSurvey {
    var survey = AccountSurvey()
    let account = accounts[slot]
    let first = Int(account.first)
    var largest = 0.0
    for index in 0..<Int(account.count) {
      let line = holdings.lines[Int(account.firstLine) + index]
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

  /// Whether a remembered account owes, and whether it holds, anything.
  @inline(__always)
  func rest(ofSlot slot: Int, _ holdings: HoldingTable) -> (owes: Bool, holds: Bool) {
    var (owes, holds) = (false, false)
    var quantity = Int(accounts[slot].first)
    for place in accounts[slot].lines {
      if quantities[quantity] > 0 {
        if holdings.lines[place].isOwed { owes = true } else { holds = true }
      }
      quantity += 1
    }
    return (owes, holds)
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
