/// How the price that an auction asks falls with its age.
///
/// The asked price is a factor of the auction's top. The top is dollars per unit of collateral: a multiple of the venue's
/// price, or, in a reverse auction, the debt over the lot.
public enum AuctionDecline: Equatable, Sendable {
  /// A factor of `cut` raised to the number of whole steps since the start (makerdao/dss, `StairstepExponentialDecrease`).
  case stairstepExponential(cut: Double, stepSeconds: Double)
  /// A straight line from 1 to 0 over the duration (makerdao/dss, `LinearDecrease`).
  case linear(durationSeconds: Double)
  /// Straight lines between points; the first factor holds before the first point, the last one after the last.
  case piecewise([Point])
  /// The share of the lot that is given rises from 0 to `collateralShare`, then the share of the debt that is asked falls
  /// from 1 to 0, both in a straight line (blend-capital/blend-contracts, `scale_auction`).
  case reverse(collateralShare: Double, riseSeconds: Double, fallSeconds: Double)

  /// A corner of a piecewise decline.
  public struct Point: Equatable, Sendable {
    /// Seconds since the auction's start.
    public let seconds: Double
    /// The asked price over the top.
    public let factor: Double

    /// A corner; the rule of the auction checks it.
    public init(seconds: Double, factor: Double) {
      self.seconds = seconds
      self.factor = factor
    }
  }
}
