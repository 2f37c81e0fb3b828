public import Margin
internal import Portfolio
public import Simulation

/// A book under a venue's rules, as a person looks at it: what it needs by each margin model, who is nearest to a call, and
/// where the rules themselves are out of step with the book.
public struct MarginReview: Equatable, Sendable {
  /// The number of accounts; parts of one that are margined apart count once.
  public let accounts: Int
  /// The number of positions as they were listed: what is set aside for a part of an account is none of its own.
  public let positions: Int
  /// The sums over all accounts today, each by its own margin model.
  public let total: MarginStatement
  /// What the venue makes of each account of the engine's book today.
  public let statements: [MarginStatement]
  /// For each account of the engine's book the number of the account that it is a part of.
  public let owners: [Int]
  /// The names of the venue's margin models and what each would ask of the whole book.
  public let models: [ModelTotal]
  /// What the paths say.
  public let distribution: CallDistribution
  /// The accounts that are nearest to a call, the nearest first.
  public let closest: [AccountReview]
  /// Accounts margined by schedule and by the joint law: all, or those that are nearest to a call; nil where that was not
  /// asked for.
  public let joint: [JointComparison]?

  /// What a margin model asks of a whole book.
  public struct ModelTotal: Equatable, Sendable {
    /// The name of the model.
    public let name: String
    /// The sum over all accounts.
    public let requirement: MarginRequirement
  }

  /// A review of a book whose paths have been run.
  ///
  /// - Parameters:
  ///   - engine: The venue's rules and the book that the paths were run with.
  ///   - distribution: What the paths say.
  ///   - owners: For each account of the engine's book the number of the account that it is a part of; nil where every
  ///     account is its own.
  ///   - names: The names of the owners; those of the book's accounts where there are none.
  ///   - positions: The number of positions of the owners; that of the book's positions where nobody says.
  ///   - closest: How many accounts are looked at one by one.
  ///   - targetHealth: The health factor that a cure brings back, at least 1.
  ///   - daysPerYear: The days in a year of the model that the paths were drawn from.
  ///   - joint: The joint margin and the most accounts that all have one; of more, only the closest do. Nil for none.
  ///   - scheduler: Who does the work of the joint margin.
  /// - Throws: ``MarginCallError``.
  public init(
    engine: MarginEngine, distribution: CallDistribution, owners: [Int]? = nil, names: [String]? = nil,
    positions: Int? = nil, closest: Int, targetHealth: Double, daysPerYear: Double = 365,
    joint: (margin: JointMargin, accounts: Int)? = nil,
    scheduler: any BlockScheduler = SerialScheduler()
  ) throws(MarginCallError) {
    let book = engine.book.book
    let today = engine.book.today
    let statements = book.accounts.indices.map { engine.statement(of: $0, in: today) }
    let ownerOf = owners ?? Array(book.accounts.indices)
    self.statements = statements
    self.owners = ownerOf
    var parts = [[Int]](repeating: [], count: distribution.accounts.count)
    for (account, owner) in ownerOf.enumerated() { parts[owner].append(account) }
    accounts = parts.count
    self.positions = positions ?? book.positions.count
    total = statements.reduce(into: MarginStatement()) { $0.add($1) }
    models = engine.venue.models.indices.map { model in
      let requirement = book.accounts.indices.reduce(into: MarginRequirement()) { sum, account in
        let own = engine.requirement(of: account, in: today, model: model)
        sum.initial += own.initial
        sum.maintenance += own.maintenance
      }
      return ModelTotal(name: engine.venue.models[model].name, requirement: requirement)
    }
    self.distribution = distribution
    let order = Self.order(parts: parts, statements: statements, distribution: distribution).prefix(closest)
    let nearest = order.map { owner in
      parts[owner].min { (statements[$0].healthFactor ?? .infinity) < (statements[$1].healthFactor ?? .infinity) }
    }
    var comparisons: [JointComparison]?
    if let joint {
      let chosen = book.accounts.count <= joint.accounts ? nil : nearest.compactMap { $0 }.sorted()
      comparisons = try joint.margin.comparisons(of: chosen, scheduler: scheduler)
    }
    self.joint = comparisons
    let comparisonOf = Dictionary(uniqueKeysWithValues: (comparisons ?? []).map { ($0.account, $0) })
    self.closest = zip(order, nearest).compactMap { owner, account in
      account.map { account in
        AccountReview(
          owner: owner, name: names?[owner] ?? book.accounts[account].id, account: account, parts: parts[owner].count,
          statement: statements[account],
          margins: engine.venue.models.indices.map { engine.requirement(of: account, in: today, model: $0) },
          calls: distribution.accounts[owner],
          liquidations: engine.liquidations(of: account, stepYears: distribution.grid.stepDays / daysPerYear),
          remedies: engine.remedies(of: account, targetHealth: targetHealth), joint: comparisonOf[account])
      }
    }
  }

  /// The owners by how near they are to a call: those short today by what they are short of, then by the probability of a
  /// call, then by health; what cannot be called comes last.
  private static func order(
    parts: [[Int]], statements: [MarginStatement], distribution: CallDistribution
  ) -> [Int] {
    let short = Dictionary(uniqueKeysWithValues: distribution.today.map { ($0.account, $0.shortfall) })
    let health = parts.map { accounts in
      accounts.reduce(Double.infinity) { min($0, statements[$1].healthFactor ?? .infinity) }
    }
    return parts.indices.sorted { left, right in
      let (leftShort, rightShort) = (short[left] ?? 0, short[right] ?? 0)
      if leftShort != rightShort { return leftShort > rightShort }
      let (leftCalls, rightCalls) = (distribution.accounts[left].calls, distribution.accounts[right].calls)
      if leftCalls != rightCalls { return leftCalls > rightCalls }
      if health[left] != health[right] { return health[left] < health[right] }
      return left < right
    }
  }
}
