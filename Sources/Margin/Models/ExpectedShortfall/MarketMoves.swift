/// Joint moves of a market over one margin period, each as likely as any other.
public struct MarketMoves: Equatable, Sendable {
  /// The number of moves.
  public let count: Int
  /// Price after the move over price before it: a column per asset of the priced book.
  public let priceRatios: [[Double]]
  /// What implied volatilities are multiplied by, in the same layout.
  public let volatilityRatios: [[Double]]
  /// The length of the period in years.
  public let years: Double
  /// The length of the period in days of the market that moved, of which its year may have fewer than 365.
  public let days: Double

  /// Moves of a market.
  ///
  /// - Parameters:
  ///   - priceRatios: A column per asset of the priced book, at least 0.
  ///   - volatilityRatios: A column per asset; nil where volatilities stay.
  ///   - years: The length of the period.
  ///   - days: The same in days; nil where a year has 365 of them.
  /// - Precondition: all columns have the same length, which is not 0.
  public init(priceRatios: [[Double]], volatilityRatios: [[Double]]? = nil, years: Double, days: Double? = nil) {
    count = priceRatios.first?.count ?? 0
    let ones = priceRatios.map { $0.map { _ in 1.0 } }
    self.priceRatios = priceRatios
    self.volatilityRatios = volatilityRatios ?? ones
    self.years = years
    self.days = days ?? years * 365
    precondition(count > 0 && (priceRatios + self.volatilityRatios).allSatisfy { [count] in $0.count == count })
  }
}
