extension MarketMoves {
  /// These moves with the returns of each asset multiplied so that their root mean square is a volatility's.
  ///
  /// - Parameters:
  ///   - volatilities: Per year, by asset; nil where an asset keeps its moves.
  ///   - names: The names of the assets, for messages.
  /// - Returns: Moves in which no asset loses more than all but a billionth; volatilities move as they did.
  /// - Throws: ``MarginRuleError/motionless(underlying:volatility:)``.
  func scaled(to volatilities: [Double?], names: [String]) throws(MarginRuleError) -> MarketMoves {
    var columns = priceRatios
    for (asset, target) in volatilities.enumerated() {
      guard let target else { continue }
      let meanSquare = columns[asset].reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / Double(count)
      guard meanSquare > 0 else { throw .motionless(underlying: names[asset], volatility: target) }
      let factor = target * (years / meanSquare).squareRoot()
      columns[asset] = columns[asset].map { max(Self.leastRatio, 1 + factor * ($0 - 1)) }
    }
    return MarketMoves(priceRatios: columns, volatilityRatios: volatilityRatios, years: years, days: days)
  }

  /// A price does not fall to 0, where a contract that is paid in coins has no value in dollars.
  private static let leastRatio = 1e-9
}
