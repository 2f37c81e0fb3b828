public import RiskMeasures

/// One account margined by a schedule of haircuts and rates and by the joint law of all that it holds and owes.
public struct JointComparison: Equatable, Sendable {
  /// What a schedule is beside the joint margin.
  public enum Verdict: String, CaseIterable, Sendable {
    /// It asks for less than the joint law does, beyond the noise of the moves.
    case tooCheap
    /// It asks for more.
    case tooDear
    /// The moves do not tell the two apart.
    case notDistinguishable
  }

  /// The place of the account in the book.
  public let account: Int
  /// The dollars of equity that the account has when the schedule calls it: equity less surplus.
  ///
  /// That is the haircuts on its collateral, the weights on its debts beyond 1, the maintenance margin of its contracts,
  /// and the gain that does not count: what the schedule sets aside for losses between a call and the end of the close-out.
  public let schedule: Double
  /// The measure of the loss of the whole account over the margin period, dollars; positive for a loss.
  public let joint: Estimate
  /// The expected shortfall of the account over that of one whose collateral moves by itself, less 1; nil where it holds no
  /// collateral or nothing else, or where it cannot lose with the two apart.
  ///
  /// Above 0 the collateral falls when the positions lose: wrong-way risk; below 0 it is a hedge. The collateral that moves
  /// by itself takes its moves half of all moves away from those of the rest, so that each keeps its own law.
  public let wrongWay: Estimate?

  /// Schedule over joint margin; nil where the joint margin is not above 0.
  public var ratio: Double? { joint.value > 0 ? schedule / joint.value : nil }

  /// Whether the schedule is too cheap or too dear, by the interval of the joint margin.
  public var verdict: Verdict {
    if let low = joint.interval.low, schedule < low { return .tooCheap }
    if let high = joint.interval.high, schedule > high { return .tooDear }
    return .notDistinguishable
  }
}
