public import RiskMeasures
public import Simulation

/// What a run on an issuer comes to over the paths of a simulation, and who is left with what.
public struct RedemptionDistribution: Equatable, Sendable {
  /// The number of paths.
  public let paths: Int
  /// The steps of the paths.
  public let grid: TimeGrid
  /// What the reserves lack per token outstanding at the end, a fraction: 1 - backing; negative where they hold more.
  ///
  /// The backing that is not fallen short of with a confidence is 1 less the value at risk.
  public let shortfall: RedemptionFigure
  /// The same where the backing is least, at the start or at the end of a step.
  public let deepestShortfall: RedemptionFigure
  /// The largest discount of the market, a fraction.
  public let discount: RedemptionFigure
  /// The tokens redeemed, as a share of the supply.
  public let redeemed: RedemptionFigure
  /// The tokens in the queue at the end, as a share of the supply.
  public let queued: RedemptionFigure
  /// The longest wait of a token in days, at least up to the end where it still waits.
  public let waitDays: RedemptionFigure
  /// What sales gave up, in dollars.
  public let saleLoss: RedemptionFigure
  /// What all holders lost together, in dollars.
  public let holdersLoss: RedemptionFigure
  /// What those who stayed lost, dollars per token.
  public let stayersLoss: RedemptionFigure
  /// How much more those who stayed lost than those who redeemed, dollars per token: what it pays to run.
  public let runAdvantage: RedemptionFigure
  /// The probability that the discount goes beyond ``RedemptionEngine/depegDiscount``.
  public let depeg: Estimate
  /// The probability that the reserves are gone and tokens are left.
  public let failure: Estimate
  /// Those paid in the step in which they asked.
  public let prompt: RedemptionShare
  /// Those paid after a wait.
  public let waited: RedemptionShare
  /// Those who stayed, or still wait at the end.
  public let remaining: RedemptionShare
  /// The paths on which holders lost most, the worst first; of paths that lost as much, that with the deeper discount, then
  /// that with the smaller number.
  public let worstPaths: [RedemptionOutcome]
}
