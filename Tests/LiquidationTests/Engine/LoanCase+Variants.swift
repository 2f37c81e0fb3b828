import Liquidation
import Margin

extension LoanCase {
  /// The case with all units and all dollars of its rules times a number; prices stand.
  func scaled(by ratio: Double) throws -> LoanCase {
    var other = self
    other.holders = holders.map {
      Holder(name: $0.name, held: $0.held.map { $0 * ratio }, owed: $0.owed.map { $0 * ratio })
    }
    let close = spread.close
    other.spread = try FixedSpreadRule(
      close: CloseRule(
        amount: close.amount, wholeBelowHealth: close.wholeBelowHealth,
        wholeBelowDollars: close.wholeBelowDollars.map { $0 * ratio },
        leastLeftover: close.leastLeftover.map { $0 * ratio }), protocolFee: spread.protocolFee)
    var backstop: LossRule.Backstop?
    if case .dollars(let dollars) = losses.backstop { backstop = .dollars(dollars * ratio) }
    other.losses = try LossRule(fund: losses.fund * ratio, refillShare: losses.refillShare, backstop: backstop)
    other.gas = gas * ratio
    return try other.liquidators(capital: .some(liquidators.capital.map { $0 * ratio })).deeper(by: ratio)
  }

  /// The case with prices times a number and units divided by it.
  func repriced(by ratio: Double) -> LoanCase {
    var other = self
    other.today = today.map { $0 * ratio }
    other.path = path.map { $0.map { $0 * ratio } }
    other.holders = holders.map {
      Holder(name: $0.name, held: $0.held.map { $0 / ratio }, owed: $0.owed.map { $0 / ratio })
    }
    return other
  }

  /// The case in markets of so many times the depth, which is in dollars.
  func deeper(by ratio: Double) throws -> LoanCase {
    var other = self
    other.depth = try depth.map { rule in
      try rule.map { rule in
        try DepthRule(
          sources: rule.sources.map { source in
            switch source.kind {
            case .constantProduct(.dollars(let dollars)):
              DepthSource(.constantProduct(.dollars(dollars * ratio)), fee: source.fee)
            case .power(let measure, let loss, .dollars(let dollars), let exponent):
              DepthSource(.power(measure, loss, at: .dollars(dollars * ratio), exponent: exponent), fee: source.fee)
            default: source
            }
          }, permanentShare: rule.permanentShare, recoveryHalfLifeSeconds: rule.recoveryHalfLifeSeconds)
      }
    }
    return other
  }

  /// The case with some figures of its liquidators replaced.
  func liquidators(
    capital: Double?? = nil, latencySeconds: Double? = nil, perHour: Double?? = nil
  ) throws -> LoanCase {
    var other = self
    other.liquidators = try LiquidatorRule(
      capital: capital ?? liquidators.capital, returnSeconds: liquidators.returnSeconds,
      latencySeconds: latencySeconds ?? liquidators.latencySeconds, flashFee: liquidators.flashFee,
      requiredReturn: liquidators.requiredReturn, perHour: perHour ?? liquidators.perHour,
      absences: liquidators.absences)
    return other
  }

  /// The case with every maintenance weight moved by a number.
  func weights(movedBy change: Double) -> LoanCase {
    var other = self
    other.rules = rules.map {
      CollateralRule(
        initialWeight: $0.initialWeight + change, maintenanceWeight: $0.maintenanceWeight + change,
        debtWeight: $0.debtWeight, borrowRate: $0.borrowRate, incentive: $0.incentive)
    }
    return other
  }
}

extension LoanCase {
  /// A rule with another interest rate.
  static func rule(like rule: CollateralRule, borrowRate: Double) -> CollateralRule {
    CollateralRule(
      initialWeight: rule.initialWeight, maintenanceWeight: rule.maintenanceWeight, debtWeight: rule.debtWeight,
      borrowRate: borrowRate, incentive: rule.incentive)
  }

  /// An account that owes at most nine tenths of what it could today.
  func sound(_ holder: Holder) -> Holder {
    var (line, debt) = (0.0, 0.0)
    for asset in assets.indices {
      line += holder.held[asset] * today[asset] * rules[asset].maintenanceWeight
      debt += holder.owed[asset] * today[asset] * rules[asset].debtWeight
    }
    let share = min(1, 0.9 * line / debt)
    return Holder(name: holder.name, held: holder.held, owed: holder.owed.map { $0 * share })
  }
}
