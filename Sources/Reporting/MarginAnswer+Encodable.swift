internal import Margin
internal import MarginCalls
internal import RiskMeasures

extension MarginAnswer: Encodable {
  private struct Form: Encodable {
    let venue: String
    let book: String
    let asOf: Nullable<String>
    let accounts: Int
    let positions: Int
    let total: StatementForm
    let models: [ModelForm]
    let today: TodayForm
    let closest: [AccountForm]
    let calls: TotalForm
    let shortfall: TotalForm
    let debt: TotalForm
    let notional: TotalForm
    let days: [DayForm]
    let worstPaths: [PathForm]
    let joint: Nullable<JointForm>
    let faults: [String]
    let caps: [CapForm]
    let horizonDays: Double
    let stepDays: Double
    let paths: Int
    let seed: UInt64
    let claims: [ClaimForm]?
    let audit: AuditSummaryForm
  }

  private struct StatementForm: Encodable {
    let collateral: Double
    let initialCollateral: Double
    let maintenanceCollateral: Double
    let debt: Double
    let obligation: Double
    let gain: Double
    let equity: Double
    let initialMargin: Double
    let maintenanceMargin: Double
    let surplus: Double
    let freeCollateral: Double
    let healthFactor: Nullable<Double>
    let loanToValue: Nullable<Double>
    let collateralRatio: Nullable<Double>
    let marginRatio: Nullable<Double>

    init(_ statement: MarginStatement) {
      collateral = statement.collateral
      initialCollateral = statement.initialCollateral
      maintenanceCollateral = statement.maintenanceCollateral
      debt = statement.debt
      obligation = statement.obligation
      gain = statement.gain
      equity = statement.equity
      initialMargin = statement.initialMargin
      maintenanceMargin = statement.maintenanceMargin
      surplus = statement.surplus
      freeCollateral = statement.freeCollateral
      healthFactor = Nullable(finite: statement.healthFactor)
      loanToValue = Nullable(finite: statement.loanToValue)
      collateralRatio = Nullable(finite: statement.collateralRatio)
      marginRatio = Nullable(finite: statement.marginRatio)
    }
  }

  private struct ModelForm: Encodable {
    let name: String
    let initial: Double
    let maintenance: Double
  }

  private struct TodayForm: Encodable {
    let accounts: Int
    let shortfall: Double
    let debt: Double
  }

  private struct AccountForm: Encodable {
    let account: String
    let parts: Int
    let statement: StatementForm
    let models: [ModelForm]
    let calledToday: Bool
    let callProbability: Double
    let callProbabilityInterval: Interval
    let meanDays: Nullable<Double>
    let meanShortfall: Nullable<Double>
    let meanShortfallInterval: Interval
    let liquidationPrices: [LiquidationForm]
    let cures: [CureForm]
    let joint: Nullable<ComparisonForm>
  }

  private struct LiquidationForm: Encodable {
    let asset: String
    let price: Double
    let below: Nullable<Double>
    let above: Nullable<Double>
    let crossings: [Double]
    let called: Bool

    init(_ liquidation: AccountReview.Liquidation) {
      asset = liquidation.asset
      price = liquidation.prices.today
      below = Nullable(liquidation.prices.below)
      above = Nullable(liquidation.prices.above)
      crossings = liquidation.prices.crossings
      called = liquidation.prices.isCalled
    }
  }

  private struct CureForm: Encodable {
    let action: String
    let asset: Nullable<String>
    let quantity: Double
    let dollars: Double

    init(_ remedy: AccountReview.Remedy) {
      action = remedy.cure.action.name
      asset = Nullable(remedy.asset)
      quantity = remedy.cure.quantity
      dollars = remedy.cure.dollars
    }
  }

  private struct TotalForm: Encodable {
    let mean: Double
    let meanInterval: Interval
    let probability: Double
    let probabilityInterval: Interval
    let measures: [RiskMeasure]

    init(_ total: PathTotal) {
      mean = total.mean.value
      meanInterval = total.mean.interval
      probability = total.probability.value
      probabilityInterval = total.probability.interval
      measures = total.measures
    }
  }

  private struct CapForm: Encodable {
    let kind: String
    let asset: String
    let used: Double
    let cap: Double
    let utilisation: Nullable<Double>

    init(_ use: CapUse) {
      kind = use.kind.rawValue
      asset = use.asset
      used = use.used
      cap = use.cap
      utilisation = Nullable(finite: use.utilisation)
    }
  }

  private struct DayForm: Encodable {
    let day: Int
    let accounts: Double
    let accountsInterval: Interval
    let shortfall: Double
    let shortfallInterval: Interval
  }

  private struct PathForm: Encodable {
    let path: Int
    let accounts: Int
    let shortfall: Double
    let debt: Double
  }

  private struct JointForm: Encodable {
    let measure: String
    let confidence: Double
    let periodDays: Double
    let moves: Int
    let tooCheap: Int
    let tooDear: Int
    let accounts: [ComparisonForm]
  }

  private struct ComparisonForm: Encodable {
    let account: String
    let schedule: Double
    let joint: Double
    let jointInterval: Interval
    let ratio: Nullable<Double>
    let verdict: String
    let wrongWay: Nullable<Double>
    let wrongWayInterval: Nullable<Interval>

    init(_ comparison: JointComparison, names: [String]) {
      account = names[comparison.account]
      schedule = comparison.schedule
      joint = comparison.joint.value
      jointInterval = comparison.joint.interval
      ratio = Nullable(finite: comparison.ratio)
      verdict = comparison.verdict.rawValue
      wrongWay = Nullable(finite: comparison.wrongWay?.value)
      wrongWayInterval = Nullable(comparison.wrongWay?.interval)
    }
  }

  /// Writes the accounts that are nearest to a call, the distribution of calls, the joint margin of every account, the run.
  public func encode(to encoder: any Encoder) throws {
    let distribution = review.distribution
    let short = Set(distribution.today.map(\.account))
    let form = Form(
      venue: venue, book: book, asOf: Nullable(asOf.map { "\($0)" }), accounts: review.accounts,
      positions: review.positions, total: StatementForm(review.total),
      models: review.models.map { Self.form($0.name, $0.requirement) },
      today: TodayForm(
        accounts: distribution.today.count, shortfall: distribution.today.reduce(0) { $0 + $1.shortfall },
        debt: distribution.today.reduce(0) { $0 + $1.debt }),
      closest: review.closest.map { self.form(of: $0, isShort: short.contains($0.owner)) },
      calls: TotalForm(distribution.calls), shortfall: TotalForm(distribution.shortfall),
      debt: TotalForm(distribution.debt), notional: TotalForm(distribution.notional),
      days: distribution.days.map { day in
        DayForm(
          day: day.day, accounts: day.calls.value, accountsInterval: day.calls.interval,
          shortfall: day.shortfall.value, shortfallInterval: day.shortfall.interval)
      },
      worstPaths: distribution.worstPaths.map { path in
        PathForm(path: path.path, accounts: path.calls, shortfall: path.shortfall, debt: path.debt)
      },
      joint: Nullable(jointForm), faults: faults, caps: capUses.map(CapForm.init), horizonDays: run.horizonDays,
      stepDays: run.stepDays,
      paths: run.paths, seed: run.seed, claims: run.claimForms, audit: AuditSummaryForm(audit))
    try form.encode(to: encoder)
  }

  private static func form(_ name: String, _ requirement: MarginRequirement) -> ModelForm {
    ModelForm(name: name, initial: requirement.initial, maintenance: requirement.maintenance)
  }

  private func form(of account: AccountReview, isShort: Bool) -> AccountForm {
    AccountForm(
      account: account.name, parts: account.parts, statement: StatementForm(account.statement),
      models: zip(review.models, account.margins).map { Self.form($0.name, $1) }, calledToday: isShort,
      callProbability: account.calls.probability.value,
      callProbabilityInterval: account.calls.probability.interval,
      meanDays: Nullable(account.calls.meanStep.map { $0 * run.stepDays }),
      meanShortfall: Nullable(account.calls.meanShortfall),
      meanShortfallInterval: account.calls.meanShortfallInterval,
      liquidationPrices: account.liquidations.map(LiquidationForm.init), cures: account.remedies.map(CureForm.init),
      joint: Nullable(account.joint.map { ComparisonForm($0, names: accountNames) }))
  }

  private var jointForm: JointForm? {
    guard let joint, let comparisons = review.joint else { return nil }
    return JointForm(
      measure: joint.measure.rawValue, confidence: joint.confidence.level, periodDays: joint.periodDays,
      moves: joint.moves, tooCheap: comparisons.count { $0.verdict == .tooCheap },
      tooDear: comparisons.count { $0.verdict == .tooDear },
      accounts: comparisons.map { ComparisonForm($0, names: accountNames) })
  }
}

extension Cure.Action {
  /// The name of the action in an answer.
  fileprivate var name: String {
    switch self {
    case .addCollateral: "addCollateral"
    case .repayDebt: "repayDebt"
    case .closeContracts: "closeContracts"
    }
  }
}
