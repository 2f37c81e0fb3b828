/// The market at one moment of one path, or in one scenario, asset by asset of a priced book.
public struct MarketState: Equatable, Sendable {
  /// Dollars per unit of each asset.
  public var prices: [Double]
  /// The years since the book was taken.
  public var years: Double
  /// The basis of each asset's futures per year, continuous.
  public var basis: [Double]
  /// What each asset's implied volatilities are multiplied by; 1 when the book was taken.
  public var volatilityLevels: [Double]
  /// The yearly volatility of each asset that haircuts may follow; 0 where nothing is known of it.
  public var volatilities: [Double]
  /// What a long linear perpetual of one unit has paid since the book was taken, dollars.
  public var fundingPaid: [Double]
  /// What a long inverse perpetual of one dollar of face has paid since the book was taken, units of the underlying.
  public var inverseFundingPaid: [Double]
  /// What the underlying of an expired instrument stood at when it settled, dollars per unit, by the instrument's place in
  /// the book; what has expired and is not here settles at the price of the state.
  public var settlementPrices: [Int: Double] = [:]

  /// The market when the book was taken.
  public init(prices: [Double], basis: [Double]) {
    precondition(prices.count == basis.count, "One basis per price")
    self.prices = prices
    self.basis = basis
    years = 0
    volatilityLevels = Array(repeating: 1, count: prices.count)
    volatilities = Array(repeating: 0, count: prices.count)
    fundingPaid = Array(repeating: 0, count: prices.count)
    inverseFundingPaid = Array(repeating: 0, count: prices.count)
  }
}
