/// The implied volatilities of an asset's options today, by expiry and moneyness, and how they move with a path.
///
/// Within a slice the volatility is linear in log(strike / forward) and flat beyond its ends. Between slices the total
/// variance is linear in time at equal log(strike / forward) / sqrt(time); before the first and after the last slice the
/// volatility at that moneyness is that slice's.
public struct VolatilitySurface: Codable, Equatable, Sendable {
  /// The slices, by rising days to expiry; at least one.
  public let slices: [Slice]
  /// How the surface moves.
  public let moves: Moves

  /// The implied volatilities of one expiry.
  public struct Slice: Codable, Equatable, Sendable {
    /// The days to expiry, above 0.
    public let days: Double
    /// The logarithms of strike over forward, rising; at least one.
    public let logMoneyness: [Double]
    /// The yearly volatility at each, a fraction above 0.
    public let volatility: [Double]

    /// A slice; a model checks it when it is made.
    public init(days: Double, logMoneyness: [Double], volatility: [Double]) {
      self.days = days
      self.logMoneyness = logMoneyness
      self.volatility = volatility
    }
  }

  /// What happens to the implied volatilities along a path.
  ///
  /// All volatilities are multiplied by one level, exp(x), that is 1 today: x starts at 0 and moves as a
  /// ``MeanRevertingRate`` of mean 0 with the slope ``spotSlope`` and the noise ``volatilityOfVolatility``; the product is
  /// held within ``floor`` and ``cap``.
  public struct Moves: Equatable, Sendable {
    /// What stays as it is when the price moves.
    public enum Rule: String, CaseIterable, Sendable {
      /// Each strike keeps its volatility.
      case stickyStrike
      /// Each log(strike / forward) keeps its volatility: each delta does, nearly.
      case stickyDelta
    }

    /// What stays as it is when the price moves.
    public let rule: Rule
    /// What a log return of 1 adds to the logarithm of all volatilities; below 0 where falls raise them.
    public let spotSlope: Double
    /// The standard deviation of the level's own noise, in logarithms per square root of a year.
    public let volatilityOfVolatility: Double
    /// The days in which half of the level's deviation is gone.
    public let halfLifeDays: Double
    /// The least volatility per year.
    public let floor: Double
    /// The greatest.
    public let cap: Double

    /// How a surface moves; a model checks it when it is made.
    public init(
      rule: Rule = .stickyDelta, spotSlope: Double = 0, volatilityOfVolatility: Double = 0, halfLifeDays: Double = 30,
      floor: Double = 0.01, cap: Double = 10
    ) {
      self.rule = rule
      self.spotSlope = spotSlope
      self.volatilityOfVolatility = volatilityOfVolatility
      self.halfLifeDays = halfLifeDays
      self.floor = floor
      self.cap = cap
    }

    /// The process of the level's logarithm.
    public var level: MeanRevertingRate {
      MeanRevertingRate(
        mean: 0, halfLifeDays: halfLifeDays, volatility: volatilityOfVolatility, priceSlope: spotSlope)
    }
  }

  /// A surface; a model checks it when it is made.
  public init(slices: [Slice], moves: Moves = Moves()) {
    self.slices = slices
    self.moves = moves
  }
}
