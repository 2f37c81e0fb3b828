/// A rate per year that returns to a mean, with noise of its own and a part that follows an asset's price.
///
/// Over a step of dt years, with κ = log 2 / half-life and the step's log return r of the asset,
///
///     x' = mean + (x - mean) exp(-κ dt) + priceSlope r + volatility sqrt((1 - exp(-2 κ dt)) / (2 κ)) z,
///
/// an Ornstein-Uhlenbeck process sampled exactly, held within ``floor`` and ``cap`` after every step.
public struct MeanRevertingRate: Codable, Equatable, Sendable {
  /// The rate today, a fraction per year.
  public let now: Double
  /// The rate that it returns to, a fraction per year.
  public let mean: Double
  /// The days in which half of a deviation from the mean is gone.
  public let halfLifeDays: Double
  /// The standard deviation of its own noise per square root of a year; 0 for none.
  public let volatility: Double
  /// What a log return of the asset of 1 adds to the rate: above 0 where a rise makes it dearer to be long.
  public let priceSlope: Double
  /// The least rate that a venue lets it take; nil for none.
  public let floor: Double?
  /// The greatest.
  public let cap: Double?

  /// A rate; a model checks it when it is made.
  ///
  /// - Parameters:
  ///   - now: The rate today; the mean if not given.
  ///   - mean: The rate that it returns to.
  ///   - halfLifeDays: The days in which half of a deviation is gone.
  ///   - volatility: The noise per square root of a year.
  ///   - priceSlope: What a log return of 1 adds.
  ///   - floor: The least rate.
  ///   - cap: The greatest rate.
  public init(
    now: Double? = nil, mean: Double, halfLifeDays: Double = 7, volatility: Double = 0, priceSlope: Double = 0,
    floor: Double? = nil, cap: Double? = nil
  ) {
    self.now = now ?? mean
    self.mean = mean
    self.halfLifeDays = halfLifeDays
    self.volatility = volatility
    self.priceSlope = priceSlope
    self.floor = floor
    self.cap = cap
  }
}
