/// A staked token: its underlying, times a yield, times a discount that comes and goes.
///
/// The log discount is the sum of two parts. One is an Ornstein-Uhlenbeck deviation like that of a ``Stablecoin``, driven by
/// the returns of the driver of the token's name less their mean, with the half-life of ``exit``. The other is
/// ``stressDiscount`` times the underlying's late fall: the sum of its log returns, of which a half is forgotten in the same
/// half-life, where that is below 0. Holders who cannot wait for the exit sell.
///
/// The token is expected to grow at its underlying's drift and its yield, less a discount that settles at a level: for normal
/// returns the late fall has a mean near -0.4 σ √(h / (2 log 2)), h being the half-life in years. A discount at the start
/// counts as none: the ratio of prices starts at 1.
public struct StakedToken: Equatable, Sendable {
  /// The asset that is staked.
  public let underlying: String
  /// The staking yield per year: in T years the token grows by exp(`yieldPerYear` T) against its underlying.
  public let yieldPerYear: Double
  /// How a discount is made good.
  public let exit: Exit
  /// What share of the underlying's late fall, in logarithms, the discount deepens by.
  public let stressDiscount: Double

  /// How long it takes to turn a staked token into its underlying.
  public enum Exit: Equatable, Sendable {
    /// A queue of days: half of a discount is gone in 4.7 days, as stETH's after withdrawals opened (16 May 2023).
    case fast
    /// No way but the market: half of a discount is gone in 23.1 days, as stETH's before.
    case slow
    /// Another half-life, in days.
    case halfLife(days: Double)

    /// The days in which half of a discount is gone.
    public var halfLifeDays: Double {
      switch self {
      case .fast: 4.7
      case .slow: 23.1
      case .halfLife(let days): days
      }
    }
  }

  /// A staked token; a model checks it when it is made.
  public init(underlying: String, yieldPerYear: Double = 0, exit: Exit, stressDiscount: Double = 0) {
    self.underlying = underlying
    self.yieldPerYear = yieldPerYear
    self.exit = exit
    self.stressDiscount = stressDiscount
  }
}
