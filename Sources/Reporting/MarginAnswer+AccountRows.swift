internal import Documents
internal import Margin
internal import MarginCalls
internal import RiskMeasures

extension MarginAnswer {
  /// Every account as it is margined, a row each, comma-separated with a header: dollars, fractions and days.
  ///
  /// Parts of an account that are margined apart have rows of their own, with the calls of the whole account. What does not
  /// exist is blank.
  public var accountRows: String {
    var text = ""
    text.appendCSVRow(Self.header)
    let comparisons = Dictionary(uniqueKeysWithValues: (review.joint ?? []).map { ($0.account, $0) })
    let today = Set(review.distribution.today.map(\.account))
    for (account, statement) in review.statements.enumerated() {
      let owner = review.owners[account]
      let calls = review.distribution.accounts[owner]
      let probability = calls.probability
      let comparison = comparisons[account]
      let numbers: [Double?] = [
        statement.healthFactor, statement.collateral, statement.debt, statement.gain, statement.equity,
        statement.initialMargin, statement.maintenanceMargin, statement.surplus, statement.freeCollateral,
        probability.value, probability.interval.low, probability.interval.high,
        calls.meanStep.map { $0 * run.stepDays }, calls.meanShortfall, comparison?.schedule, comparison?.joint.value,
        comparison?.joint.interval.low, comparison?.joint.interval.high, comparison?.wrongWay?.value,
      ]
      text.appendCSVRow(
        [accountNames[account], today.contains(owner) ? "yes" : "no"]
          + numbers.map { number in number.flatMap { $0.isFinite ? "\($0)" : nil } } + [comparison?.verdict.rawValue])
    }
    return text
  }

  private static let header = [
    "account", "called_today", "health_factor", "collateral_usd", "debt_usd", "gain_usd", "equity_usd",
    "initial_margin_usd", "maintenance_margin_usd", "surplus_usd", "free_collateral_usd", "call_probability",
    "call_probability_low", "call_probability_high", "mean_days_to_call", "mean_shortfall_usd", "schedule_usd",
    "joint_usd", "joint_low_usd", "joint_high_usd", "wrong_way", "schedule_is",
  ]
}
