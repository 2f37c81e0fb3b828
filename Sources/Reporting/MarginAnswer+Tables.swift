internal import Margin
internal import MarginCalls
internal import RiskMeasures

extension MarginAnswer {
  /// Whether anybody holds contracts: columns for margin and gain are of use then alone.
  private var hasContracts: Bool {
    review.total.gain != 0 || review.total.maintenanceMargin != 0 || review.closest.contains { $0.statement.gain != 0 }
  }

  /// The accounts that are nearest to a call.
  var accountTable: Table {
    let owes = review.total.debt > 0
    var columns: [Table.Column] = [.words("Account"), .numbers("Health"), .numbers("Collateral")]
    if owes { columns.append(.numbers("Debt")) }
    if hasContracts { columns += [.numbers("Gain"), .numbers("Maintenance"), .numbers("Margin ratio")] }
    columns += [
      .numbers("Free"), .numbers("Called"), .numbers("Interval"), .numbers("After, mean"),
      .numbers("Short by, if called"),
    ]
    let today = Set(review.distribution.today.map(\.account))
    return Table(
      columns,
      rows: review.closest.map { account in
        let statement = account.statement
        var row = [
          accountNames[account.account], Figure.health(statement.healthFactor), Figure.dollars(statement.collateral),
        ]
        if owes { row.append(Figure.dollars(statement.debt)) }
        if hasContracts {
          row += [
            Figure.dollars(statement.gain), Figure.dollars(statement.maintenanceMargin), statement.marginRatioText,
          ]
        }
        row.append(Figure.dollars(statement.freeCollateral))
        return row
          + (today.contains(account.owner)
            ? ["today", "", "", Figure.dollars(max(0, -statement.surplus))]
            : account.calls.cells(stepDays: run.stepDays))
      })
  }

  /// The two nearest liquidation prices and the cures of one account, a line.
  func lines(of account: AccountReview) -> [String] {
    var parts: [String] = []
    if let first = account.liquidations.first {
      let prices = account.liquidations.prefix(2).map(\.words).joined(separator: ", or ")
      parts.append("\(first.prices.isCalled ? "whole again" : "called") when \(prices)")
    }
    if !account.remedies.isEmpty {
      let remedies = account.remedies.map(\.words).joined(separator: ", or ")
      parts.append("to a health of \(Figure.short(targetHealth)): \(remedies)")
    }
    if account.parts > 1 { parts.append("the nearest of \(account.parts) parts margined apart") }
    return parts.isEmpty ? [] : ["\(account.name): \(parts.joined(separator: "; "))."]
  }

  /// The distribution over the paths of what is called.
  var distributionTable: Table {
    let distribution = review.distribution
    let confidences = distribution.calls.measures.map(\.confidence)
    let columns: [Table.Column] =
      [.words("What"), .numbers("Mean"), .numbers("Interval")]
      + confidences.flatMap { confidence -> [Table.Column] in
        let level = Figure.shortPercent(confidence.level)
        return [.numbers("At most, \(level)"), .numbers("Interval"), .numbers("Mean beyond")]
      }
    func row(_ name: String, _ total: PathTotal, _ format: (Double) -> String) -> [String] {
      [name, format(total.mean.value), Figure.interval(total.mean.interval, format)]
        + total.measures.flatMap { measure in
          [
            format(measure.valueAtRisk), Figure.interval(measure.valueAtRiskInterval, format),
            format(measure.expectedShortfall),
          ]
        }
    }
    var rows = [
      row("Accounts called", distribution.calls) { Figure.short($0.rounded(toDigits: 4)) },
      row("Short of maintenance", distribution.shortfall, Figure.dollars),
    ]
    if review.total.debt > 0 { rows.append(row("Debt of accounts called", distribution.debt, Figure.dollars)) }
    if hasContracts { rows.append(row("Notional of accounts called", distribution.notional, Figure.dollars)) }
    return Table(columns, rows: rows)
  }

  /// First calls by day.
  var dayTable: Table {
    Table(
      [
        .numbers("Day"), .numbers("Accounts"), .numbers("Interval"), .numbers("Short by, over all paths"),
        .numbers("Interval"),
      ],
      rows: review.distribution.days.map { day in
        let count = { (value: Double) in Figure.short(value.rounded(toDigits: 4)) }
        return [
          Figure.count(day.day), count(day.calls.value), Figure.interval(day.calls.interval, count),
          Figure.dollars(day.shortfall.value), Figure.interval(day.shortfall.interval, Figure.dollars),
        ]
      })
  }

  /// What each margin model asks.
  var modelTable: Table {
    let columns: [Table.Column] =
      [.words("Account")]
      + review.models.flatMap { [.numbers("\($0.name), initial"), .numbers("\($0.name), maintenance")] }
    func row(_ name: String, _ margins: [MarginRequirement]) -> [String] {
      [name] + margins.flatMap { [Figure.dollars($0.initial), Figure.dollars($0.maintenance)] }
    }
    return Table(
      columns,
      rows: [row("The whole book", review.models.map(\.requirement))]
        + review.closest.map { row($0.name, $0.margins) })
  }
}

extension MarginStatement {
  /// The margin ratio as a cell: blank where no margin is asked for.
  fileprivate var marginRatioText: String {
    if let marginRatio { return maintenanceMargin > 0 ? Figure.marginRatio(marginRatio) : "" }
    return maintenanceMargin > 0 ? "nothing left" : ""
  }
}

extension AccountCalls {
  /// How likely a call is, with its interval, when it comes and what it lacks, as cells.
  fileprivate func cells(stepDays: Double) -> [String] {
    let probability = probability
    return [
      Figure.probability(probability.value), Figure.interval(probability.interval, Figure.probability),
      meanStep.map { "\(Figure.number($0 * stepDays, decimals: 1)) days" } ?? "never",
      meanShortfall.map(Figure.dollars) ?? "",
    ]
  }
}

extension AccountReview.Liquidation {
  /// Where the price changes an account's state: `ETH is below $1,812.40 (-9.3 %)`, or also above another price.
  var words: String {
    func side(_ word: String, _ price: Double) -> String {
      "\(word) $\(Figure.amount(price)) (\(Figure.percent(price / prices.today - 1, decimals: 1)))"
    }
    let sides = [prices.below.map { side("below", $0) }, prices.above.map { side("above", $0) }].compactMap { $0 }
    return "\(asset) is \(sides.joined(separator: " or "))"
  }
}

extension AccountReview.Remedy {
  /// What is to be done: `add 1.25 ETH ($2,500)`.
  var words: String {
    switch cure.action {
    case .addCollateral: "add \(Figure.amount(cure.quantity)) \(asset ?? "") (\(Figure.dollars(cure.dollars)))"
    case .repayDebt: "repay \(Figure.amount(cure.quantity)) \(asset ?? "") (\(Figure.dollars(cure.dollars)))"
    case .closeContracts:
      "close \(Figure.percent(cure.quantity, decimals: 1)) of its contracts (\(Figure.dollars(cure.dollars)))"
    }
  }
}
