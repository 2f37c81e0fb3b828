internal import Kernels
internal import Margin
internal import Portfolio
internal import Simulation

/// A book made ready for the check of many paths: the accounts that are sums of columns as rows of a table, the others
/// by their places.
struct CallTable: Sendable {
  /// The number of owners, called today or not.
  let ownerCount: Int
  /// Those that are short today.
  let today: [CallToday]
  /// The columns of the rows.
  let columns: SignedColumns
  /// The rows: the accounts whose surplus is a sum of columns, in the order of their owners.
  let rows: CollateralTable
  /// The constant of each row's surplus.
  let constants: [Double]
  let debts: LinearForms
  let notionals: LinearForms
  /// The owner of each row.
  let owners: [Int]
  /// The accounts that have to be stated, and their owners.
  let general: [(account: Int, owner: Int)]
  /// Which owners have more than one part.
  let isShared: [Bool]

  /// What the columns of a tile may take.
  private static let layoutBytes = 1 << 30

  init(_ engine: MarginEngine, in market: PathMarket, owners ownerOfAccount: [Int]?) {
    let accounts = 0..<engine.book.book.accounts.count
    func owner(of account: Int) -> Int { ownerOfAccount?[account] ?? account }
    let order = ownerOfAccount.map { owners in accounts.sorted { (owners[$0], $0) < (owners[$1], $1) } }
    ownerCount = (ownerOfAccount?.max() ?? accounts.count - 1) + 1

    var compiler = RowCompiler(
      engine, in: market, columnLimit: Self.layoutBytes / (market.simulation.grid.steps * PathTile.width * 8))
    var today: [CallToday] = []
    var isShared = [Bool](repeating: false, count: ownerCount)
    var next = 0
    while next < accounts.count {
      let owner = owner(of: order?[next] ?? next)
      var parts: [Int] = []
      while next < accounts.count, case let account = order?[next] ?? next,
        owner == (ownerOfAccount?[account] ?? account)
      {
        parts.append(account)
        next += 1
      }
      let forms = parts.map { (account: $0, form: compiler.boundedForm(of: $0)) }
      let short = forms.filter { compiler.isCalled($0.account, $0.form) }
      if short.isEmpty {
        isShared[owner] = parts.count > 1
        for (account, form) in forms { compiler.add(account, form, of: owner) }
      } else {
        today.append(compiler.call(of: owner, parts: short.map(\.account)))
      }
    }
    self.today = today
    self.isShared = isShared
    columns = compiler.columns
    rows = compiler.table()
    constants = compiler.constants
    debts = compiler.debts
    notionals = compiler.notionals
    owners = compiler.owners
    general = compiler.general
  }
}
