internal import Kernels
public import Margin
internal import Portfolio
public import RiskMeasures
public import Simulation

/// What accounts need by the joint law of everything that they hold and owe, beside what a schedule asks of them.
///
/// The loss of an account over one margin period is that of its collateral, debts and contracts together: value today less
/// value after the move, at market prices, with the interest of the period, and with funding and basis where they stand.
public struct JointMargin: Sendable {
  /// The venue's rules and the book.
  public let engine: MarginEngine
  /// The moves of the market over the margin period.
  public let moves: MarketMoves
  /// The measure of the loss.
  public let measure: Measure
  /// Its confidence.
  public let confidence: Confidence

  /// The accounts of a piece of work.
  private static let blockAccounts = 64

  /// A joint margin.
  ///
  /// - Parameters:
  ///   - engine: The venue's rules and the book.
  ///   - moves: The moves of the market over the margin period; of an odd number the last is left out.
  ///   - measure: The measure of the loss.
  ///   - confidence: Its confidence.
  /// - Precondition: there are four moves, and they have the book's assets.
  public init(
    engine: MarginEngine, moves: MarketMoves, measure: Measure = .expectedShortfall, confidence: Confidence
  ) {
    precondition(
      moves.count >= 4 && moves.priceRatios.count == engine.book.assets.count, "Four moves of the book's assets")
    self.engine = engine
    self.moves = moves
    self.measure = measure
    self.confidence = confidence
  }

  /// The margin of some accounts by the schedule and by the joint law.
  ///
  /// - Parameters:
  ///   - accounts: The places of the accounts in the book; nil for all of them.
  ///   - scheduler: Who does the work, some accounts at a time.
  /// - Returns: One comparison per account, in their order.
  /// - Throws: ``MarginCallError/measure(_:)``: too few moves for the confidence.
  /// - Complexity: O(moves * positions) per account, some tenths of a millisecond for 10,000 moves; and once O(moves) for
  ///   each price and mark that the accounts depend on.
  public func comparisons(
    of accounts: [Int]? = nil, scheduler: any BlockScheduler = SerialScheduler()
  ) throws(MarginCallError) -> [JointComparison] {
    let chosen = accounts ?? Array(engine.book.book.accounts.indices)
    guard !chosen.isEmpty else { return [] }
    var table = LossTable(engine.book, years: moves.years)
    let multiples = chosen.map { table.multiples(of: $0, engine.venue.collateral) }
    let pairs = moves.count / 2
    let columns = table.losses(on: moves, count: 2 * pairs)
    var comparisons: [JointComparison] = []
    comparisons.reserveCapacity(chosen.count)
    var failure: RiskMeasureError?
    scheduler.run(blocks: (chosen.count - 1) / Self.blockAccounts + 1) { block in
      let end = min(chosen.count, (block + 1) * Self.blockAccounts)
      return Result { () throws(RiskMeasureError) in
        var results: [JointComparison] = []
        for place in block * Self.blockAccounts..<end {
          let (collateral, rest) = multiples[place]
          let losses = AccountLosses(
            collateral: collateral.map { $0.losses(columns, count: 2 * pairs) },
            rest: rest.map { $0.losses(columns, count: 2 * pairs) }, count: 2 * pairs)
          results.append(try comparison(of: chosen[place], losses))
        }
        return results
      }
    } fold: { result in
      switch result {
      case .success(let results): comparisons += results
      case .failure(let error): failure = failure ?? error
      }
    }
    if let failure { throw .measure(failure) }
    return comparisons
  }

  private func comparison(
    of account: Int, _ losses: AccountLosses
  ) throws(RiskMeasureError) -> JointComparison {
    let statement = engine.statement(of: account, in: engine.book.today)
    return JointComparison(
      account: account, schedule: statement.equity - statement.surplus,
      joint: try losses.joint(measure, at: confidence), wrongWay: try losses.wrongWay(at: confidence))
  }
}

extension LossTable.Multiples {
  /// The losses on all moves.
  fileprivate func losses(_ columns: [[Double]], count: Int) -> [Double] {
    var losses = Array(repeating: constant, count: count)
    for (column, coefficient) in terms {
      InstructionSet.best.add(columns[column], in: 0..<count, weight: coefficient, to: &losses)
    }
    return losses
  }
}
