/// One line of a scenario grid: a move of the price, one of the volatilities, and how much of the loss counts.
public struct ScenarioRow: Equatable, Sendable {
  /// The fall or rise of the price, a fraction: -0.16 for a fall of 16 %; above -1.
  public let priceMove: Double
  /// The move of the volatilities before any scaling by time to expiry; 0 where they stay.
  public let volatilityMove: Double
  /// The share of the loss that counts, a fraction: below 1 for moves far out.
  public let weight: Double

  /// A row; the grid checks it when it is made.
  public init(priceMove: Double, volatilityMove: Double, weight: Double = 1) {
    self.priceMove = priceMove
    self.volatilityMove = volatilityMove
    self.weight = weight
  }

  /// A price range in even steps, each with volatilities up, the same and down.
  ///
  /// - Parameters:
  ///   - range: The largest move either way, a fraction below 1.
  ///   - stepsEachSide: The steps from 0 to either end: 4 make nine prices.
  ///   - volatilityUp: The rise of the volatilities, at least 0.
  ///   - volatilityDown: Their fall, a fraction.
  /// - Returns: Three rows a price, from the lowest to the highest.
  public static func rows(
    range: Double, stepsEachSide: Int, volatilityUp: Double, volatilityDown: Double
  ) -> [ScenarioRow] {
    (-stepsEachSide...stepsEachSide).flatMap { step in
      let move = stepsEachSide == 0 ? 0 : range * Double(step) / Double(stepsEachSide)
      return [volatilityUp, 0, -volatilityDown].map { ScenarioRow(priceMove: move, volatilityMove: $0) }
    }
  }

  /// Moves beyond a range, of which so much counts that a linear position loses as much as at the end of the range.
  ///
  /// - Parameters:
  ///   - moves: The moves of the price, none of them 0.
  ///   - range: The range.
  ///   - volatilityMove: The move of the volatilities.
  ///   - factor: What the weights, `range / |move|`, are multiplied by.
  /// - Returns: A row a move.
  public static func extended(
    moves: [Double], range: Double, volatilityMove: Double, factor: Double = 1
  ) -> [ScenarioRow] {
    moves.map { ScenarioRow(priceMove: $0, volatilityMove: volatilityMove, weight: factor * range / abs($0)) }
  }
}
