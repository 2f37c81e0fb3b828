/// A description of how a set of asset prices moves: the only thing that estimation and simulation share.
///
/// Every value is checked when it is made, so whoever holds a model holds a usable one. The prices of the ``drivers`` have
/// a joint law; those of ``claims`` follow from them. The arrays of the law stand in the order of the drivers.
public struct MarketModel: Equatable, Sendable {
  /// The names of all assets, distinct: the drivers, and after them the claims that have no driver of their own.
  public let assets: [String]
  /// The names of the assets whose returns have a joint law: the first of ``assets``.
  public let drivers: [String]
  /// The number of days in a year of this model; 365 where markets never close.
  public let daysPerYear: Double
  /// The long-run standard deviation of log returns, a fraction per square root of a year (0.60, not 60), one per driver.
  ///
  /// For a jump diffusion it is that of the diffusion; for a driver that is a claim, that of the claim's noise.
  public let volatility: [Double]
  /// The growth of the expected price per year, a fraction: E[S_T] = S_0 exp(drift T); one per driver.
  public let drift: [Double]
  /// The correlation of log returns: symmetric, positive definite, with a diagonal of 1.
  public let correlation: [[Double]]
  /// The law of the drivers' returns.
  public let dynamics: Dynamics
  /// The assets whose prices follow from the drivers', each after those that it looks at.
  public let claims: [Claim]
  /// What the contracts on an asset are priced by beside its price, by asset.
  public let derivatives: [String: DerivativeMarket]
  /// Where the figures came from; nil in a model written by hand.
  public let provenance: ModelProvenance?
  /// What a reader must know, such as where the model is wrong.
  public let notes: [String]

  /// A model from its parts.
  ///
  /// - Parameters:
  ///   - assets: The drivers: distinct names, none of them empty or with a comma, an equals sign, a colon or white space
  ///     in it.
  ///   - daysPerYear: Days in a year, from 1 to 366.
  ///   - volatility: One per driver, a fraction per year: 0, or from ``smallestVolatility`` to
  ///     ``largestVolatility``.
  ///   - drift: One per driver, a fraction per year; nil for none, which makes every price a martingale.
  ///   - correlation: One row per driver.
  ///   - dynamics: The law of the drivers' returns.
  ///   - claims: The assets whose prices follow from the drivers'.
  ///   - derivatives: What contracts are priced by, by asset of the model.
  ///   - provenance: Where the figures came from.
  ///   - notes: What a reader must know.
  /// - Throws: ``MarketModelError``.
  /// - Complexity: O(drivers³), for the check that the correlation is positive definite.
  public init(
    assets: [String], daysPerYear: Double = 365, volatility: [Double], drift: [Double]? = nil,
    correlation: [[Double]], dynamics: Dynamics, claims: [Claim] = [], derivatives: [String: DerivativeMarket] = [:],
    provenance: ModelProvenance? = nil, notes: [String] = []
  ) throws(MarketModelError) {
    drivers = assets
    self.assets = assets + claims.filter { !$0.hasDriver }.map(\.asset)
    self.daysPerYear = daysPerYear
    self.volatility = volatility
    self.drift = drift ?? Array(repeating: 0, count: assets.count)
    self.correlation = correlation
    self.dynamics = dynamics
    self.claims = claims
    self.derivatives = derivatives
    self.provenance = provenance
    self.notes = notes
    try validate()
  }

  /// The largest volatility that is believed: 5,000 % per year.
  public static let largestVolatility = 50.0

  /// The smallest volatility other than 0: below, the rounding of a price path would drown it.
  public static let smallestVolatility = 1e-9

  /// The position of an asset in ``assets``, or nil where the model does not know it.
  ///
  /// For a driver it is the position in every array of the model.
  public func index(of asset: String) -> Int? { assets.firstIndex(of: asset) }
}
