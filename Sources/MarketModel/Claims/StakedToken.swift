/// A staked token: its underlying, times a yield, times a discount that comes and goes.
///
/// The log discount is an Ornstein-Uhlenbeck deviation, driven by the returns of the driver of the token's name, and it
/// deepens as the underlying falls: holders who cannot wait for the exit sell. How long it lasts depends on the exit.
public struct StakedToken: Equatable, Sendable {
  /// The asset that is staked.
  public let underlying: String
  /// The staking yield per year, by which the token grows against its underlying.
  public let yieldPerYear: Double
  /// How a discount is made good.
  public let exit: Exit
  /// What share of a fall of the underlying, in logarithms, is added to the discount.
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
