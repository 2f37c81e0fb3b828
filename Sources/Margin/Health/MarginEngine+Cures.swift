internal import Numerics
public import Portfolio

extension MarginEngine {
  /// How much of an action brings an account to a target health.
  ///
  /// Where what has to be covered and what covers it are linear in the amount the answer is exact but for rounding;
  /// otherwise a root is searched among amounts that double (collateral) or that rise in hundredths of the whole (debt,
  /// contracts), and the first that is found is taken.
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - action: What is done.
  ///   - target: The ``MarginStatement/healthFactor`` to reach, above 0.
  ///   - state: The market.
  /// - Returns: The least amount that was found; 0 where the account is there already, nil where no amount gets it there.
  /// - Precondition: the instrument of an action is an asset.
  public func cure(of account: Int, by action: Cure.Action, to target: Double = 1, in state: MarketState) -> Cure? {
    precondition(target > 0, "A health to reach is above 0")
    let patient = Patient(
      account: book.book.accounts[account], positions: book.book.positions(of: account), model: modelOfAccount[account])
    func lack(_ amount: Double) -> Double {
      statement(of: patient, after: action, amount: amount, in: state).excess(over: target)
    }
    let atStart = lack(0)
    guard atStart < 0 else { return cure(action, of: patient, amount: 0, in: state) }
    let amounts: [Double]
    switch action {
    case .addCollateral(let instrument):
      let price = unitPrice(of: instrument, in: state)
      amounts = (0...60).map { -atStart / price * Double(sign: .plus, exponent: $0 - 1, significand: 1) }
    case .repayDebt(let instrument):
      let owed = patient.owed(instrument, book: book, in: state, rates: collateral)
      guard owed > 0 else { return nil }
      amounts = (1...100).map { owed * Double($0) / 100 }
    case .closeContracts:
      amounts = (1...100).map { Double($0) / 100 }
    }
    var last = (argument: 0.0, value: atStart)
    for amount in amounts {
      let next = (argument: amount, value: lack(amount))
      if next.value >= 0 {
        // A root is good to a few units in its last place, and one of them short of a jump is short of the cure.
        let root = RootFinding.root(between: last, and: next, of: lack)
        let enough = lack(root) < 0 ? min(next.argument, root + 4 * root.ulp) : root
        return cure(action, of: patient, amount: enough, in: state)
      }
      last = next
    }
    return nil
  }

  private func unitPrice(of instrument: Int, in state: MarketState) -> Double {
    guard case .asset = book.book.instruments[instrument] else {
      preconditionFailure("Collateral and debts are assets")
    }
    return state.prices[book.underlyings[instrument]]
  }

  private func cure(_ action: Cure.Action, of patient: Patient, amount: Double, in state: MarketState) -> Cure {
    let dollars: Double
    switch action {
    case .addCollateral(let instrument), .repayDebt(let instrument):
      dollars = amount * unitPrice(of: instrument, in: state)
    case .closeContracts:
      dollars = amount * patient.contracts.reduce(0) { $0 + book.notional(of: $1, in: state) }
    }
    return Cure(action: action, quantity: amount, dollars: dollars)
  }

  private func statement(
    of patient: Patient, after action: Cure.Action, amount: Double, in state: MarketState
  ) -> MarginStatement {
    var positions = patient.positions
    var realised = 0.0
    switch action {
    case .addCollateral(let instrument):
      positions.append(Position(instrument: instrument, role: .collateral, quantity: amount))
    case .repayDebt(let instrument):
      let owed = patient.owed(instrument, book: book, in: state, rates: collateral)
      let left = owed > 0 ? max(0, 1 - amount / owed) : 1
      positions = positions.scaled(by: left) { $0.role == .debt && $0.instrument == instrument }
    case .closeContracts:
      realised = amount * patient.contracts.reduce(0) { $0 + book.value(of: $1, in: state) }
      positions = positions.scaled(by: 1 - amount) { $0.role == .contract }
    }
    var statement = statement(of: patient.account, holding: positions, in: state, model: patient.model)
    statement.gain += realised
    statement.initialGain += realised
    statement.maintenanceGain += realised
    return statement
  }
}

/// An account for which a cure is sought.
private struct Patient {
  let account: Account
  let positions: ArraySlice<Position>
  let model: Int

  var contracts: ArraySlice<Position> { positions.filter { $0.role == .contract }[...] }

  /// The units owed of an asset, interest included.
  func owed(_ instrument: Int, book: PricedBook, in state: MarketState, rates: CollateralValuation) -> Double {
    let place = book.underlyings[instrument]
    let value = positions.reduce(0) {
      $1.role == .debt && $1.instrument == instrument ? $0 - rates.value(of: $1, in: state) : $0
    }
    return value / rates.unitValue(of: place, in: state)
  }
}

extension ArraySlice<Position> {
  /// The positions, those of a kind with a share of their quantity and of the margin that is set aside for them.
  fileprivate func scaled(by share: Double, where matches: (Position) -> Bool) -> ArraySlice<Position> {
    ArraySlice(
      map { position in
        guard matches(position) else { return position }
        return Position(
          instrument: position.instrument, role: position.role, quantity: position.quantity * share,
          entryPrice: position.entryPrice, isolatedMargin: position.isolatedMargin.map { $0 * share },
          interestRate: position.interestRate)
      })
  }
}

extension MarginStatement {
  /// By how many dollars what covers exceeds a multiple of what has to be covered; below 0 where the health factor is below
  /// that multiple.
  fileprivate func excess(over target: Double) -> Double {
    maintenanceCollateral + max(0, maintenanceGain)
      - target * (obligation + maintenanceMargin + max(0, -maintenanceGain))
  }
}
