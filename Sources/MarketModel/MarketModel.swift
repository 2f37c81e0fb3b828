/// A description of how a set of asset prices moves: the only thing that estimation and simulation share.
///
/// Every value is checked when it is made, so whoever holds a model holds a usable one. All arrays stand in the order of
/// ``assets``.
public struct MarketModel: Equatable, Sendable {
  /// The names of the assets, distinct.
  public let assets: [String]
  /// The number of days in a year of this model; 365 where markets never close.
  public let daysPerYear: Double
  /// The standard deviation of log returns, a fraction per square root of a year (0.60, not 60).
  public let volatility: [Double]
  /// The growth of the expected price per year, a fraction: E[S_T] = S_0 exp(drift T).
  public let drift: [Double]
  /// The correlation of log returns: symmetric, positive definite, with a diagonal of 1.
  public let correlation: [[Double]]
  /// The law of the returns of one step.
  public let dynamics: Dynamics
  /// Where the figures came from; nil in a model written by hand.
  public let provenance: ModelProvenance?
  /// What a reader must know, such as where the model is wrong.
  public let notes: [String]

  /// A model from its parts.
  ///
  /// - Parameters:
  ///   - assets: Distinct names, none of them empty or with a comma, an equals sign, a colon or white space in it.
  ///   - daysPerYear: Days in a year, from 1 to 366.
  ///   - volatility: One per asset, a fraction per year: 0, or from ``smallestVolatility`` to
  ///     ``largestVolatility``.
  ///   - drift: One per asset, a fraction per year; nil for none, which makes every price a martingale.
  ///   - correlation: One row per asset.
  ///   - dynamics: The law of the returns.
  ///   - provenance: Where the figures came from.
  ///   - notes: What a reader must know.
  /// - Throws: ``MarketModelError``.
  /// - Complexity: O(assets³), for the check that the correlation is positive definite.
  public init(
    assets: [String], daysPerYear: Double = 365, volatility: [Double], drift: [Double]? = nil,
    correlation: [[Double]], dynamics: Dynamics, provenance: ModelProvenance? = nil, notes: [String] = []
  ) throws(MarketModelError) {
    self.assets = assets
    self.daysPerYear = daysPerYear
    self.volatility = volatility
    self.drift = drift ?? Array(repeating: 0, count: assets.count)
    self.correlation = correlation
    self.dynamics = dynamics
    self.provenance = provenance
    self.notes = notes
    try validate()
  }

  /// The largest volatility that is believed: 5,000 % per year.
  public static let largestVolatility = 50.0

  /// The smallest volatility other than 0: below, the rounding of a price path would drown it.
  public static let smallestVolatility = 1e-9

  /// The position of an asset in every array of this model, or nil where the model does not know it.
  public func index(of asset: String) -> Int? { assets.firstIndex(of: asset) }
}
