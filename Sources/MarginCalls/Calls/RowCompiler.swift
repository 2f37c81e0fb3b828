internal import Kernels
internal import Margin
internal import Portfolio

/// Turns accounts into rows of sums of columns.
struct RowCompiler {
  /// The surplus of an account, and the value of its terms below which the account is called.
  struct BoundedForm {
    let form: LinearForm
    let bound: Double
    /// The value of the terms at the start.
    let value: Double
  }

  private let engine: MarginEngine
  private let start: MarketState
  /// How far the paths go.
  private let horizonYears: Double
  private var holdings: [(asset: Int, quantity: Double)] = []
  private var ends: [Int] = []
  private var bounds: [Double] = []
  private var startValues: [LinearForm.Column: Double] = [:]

  private(set) var columns = SignedColumns()
  private(set) var constants: [Double] = []
  private(set) var debts = LinearForms()
  private(set) var notionals = LinearForms()
  private(set) var owners: [Int] = []
  private(set) var general: [(account: Int, owner: Int)] = []

  /// How many columns there may be: what needs more of them, because nearly every debt bears a rate of its own, is stated.
  private let columnLimit: Int

  init(_ engine: MarginEngine, in market: PathMarket, columnLimit: Int) {
    self.engine = engine
    self.columnLimit = columnLimit
    start = market.start
    horizonYears = market.horizonYears
  }

  /// The surplus of an account with its bound; nil where it is no sum of columns.
  ///
  /// The bound lies below the constant's opposite by what the rounding of the sum may make, so that an account that stands
  /// exactly at its threshold and does not move is not called.
  mutating func boundedForm(of account: Int) -> BoundedForm? {
    guard let form = engine.linearForm(of: account, until: horizonYears) else { return nil }
    var (value, gross) = (0.0, abs(form.constant))
    for (column, coefficient) in form.terms {
      let term = coefficient * startValue(of: column)
      value += term
      gross += abs(term)
    }
    return BoundedForm(form: form, bound: -form.constant - CallRun.resolution * gross, value: value)
  }

  /// Whether an account is short at the start.
  func isCalled(_ account: Int, _ bounded: BoundedForm?) -> Bool {
    bounded.map { $0.value < $0.bound } ?? engine.statement(of: account, in: start).isCalled
  }

  /// The call at the start of an owner of whose parts some are short.
  func call(of owner: Int, parts: [Int]) -> CallToday {
    var (shortfall, debt, notional) = (0.0, 0.0, 0.0)
    for account in parts {
      let statement = engine.statement(of: account, in: start)
      shortfall -= statement.surplus
      debt += statement.debt
      notional += engine.notional(of: account, in: start)
    }
    return CallToday(account: owner, shortfall: shortfall, debt: debt, notional: notional)
  }

  /// Adds an account as a row, or to those that have to be stated.
  mutating func add(_ account: Int, _ bounded: BoundedForm?, of owner: Int) {
    let debt = engine.debtForm(of: account)
    let notional = engine.notionalForm(of: account, until: horizonYears)
    guard let bounded,
      columns.missing(bounded.form.terms + debt.terms + notional.terms) + columns.signed.count <= columnLimit
    else {
      general.append((account, owner))
      return
    }
    for (column, coefficient) in bounded.form.terms {
      holdings.append((columns.place(of: column, coefficient: coefficient), coefficient))
    }
    ends.append(holdings.count)
    bounds.append(bounded.bound)
    constants.append(bounded.form.constant)
    owners.append(owner)
    debts.append(constant: debt.constant, terms: placed(debt.terms))
    notionals.append(constant: notional.constant, terms: placed(notional.terms))
  }

  /// The rows that were added.
  func table() -> CollateralTable {
    var table = CollateralTable(assets: max(1, columns.signed.count))
    var first = 0
    for (end, bound) in zip(ends, bounds) {
      table.append(holdings: Array(holdings[first..<end]), bound: bound)
      first = end
    }
    return table
  }

  private mutating func placed(
    _ terms: [(column: LinearForm.Column, coefficient: Double)]
  ) -> [(column: Int, coefficient: Double)] {
    var placed: [(column: Int, coefficient: Double)] = []
    for (column, coefficient) in terms { placed.append((columns.place(of: column), coefficient)) }
    return placed
  }

  private mutating func startValue(of column: LinearForm.Column) -> Double {
    if let value = startValues[column] { return value }
    let value = column.value(in: start, of: engine.book)
    startValues[column] = value
    return value
  }
}
