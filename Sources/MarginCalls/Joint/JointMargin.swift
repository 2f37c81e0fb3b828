public import Margin
public import RiskMeasures
public import Simulation

/// What accounts need by the joint law of everything that they hold and owe, beside what a schedule asks of them.
///
/// The loss of an account over one margin period is that of its collateral, debts and contracts together: value today less
/// value after the move, with the interest of the period, and with funding and basis where they stand.
public struct JointMargin: Sendable {
  /// The venue's rules and the book.
  public let engine: MarginEngine
  /// The measure of the loss.
  public let measure: Measure
  /// Its confidence.
  public let confidence: Confidence

  /// A joint margin.
  ///
  /// - Parameters:
  ///   - engine: The venue's rules and the book.
  ///   - moves: The moves of the market over the margin period; of an odd number the last is left out.
  ///   - measure: The measure of the loss.
  ///   - confidence: Its confidence.
  /// - Precondition: there are four moves, and they have the book's assets.
  /// - Complexity: O(instruments * moves) in time and memory.
  public init(
    engine: MarginEngine, moves: MarketMoves, measure: Measure = .expectedShortfall, confidence: Confidence
  ) {
    self.engine = engine
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
  /// - Complexity: O(moves * positions) per account: 0.2 ms for 10,000 moves and a few positions.
  public func comparisons(
    of accounts: [Int]? = nil, scheduler: any BlockScheduler = SerialScheduler()
  ) throws(MarginCallError) -> [JointComparison] {
    fatalError()
  }
}
