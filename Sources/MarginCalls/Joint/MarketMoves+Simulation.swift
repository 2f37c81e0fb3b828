public import Margin
internal import MarketModel
internal import Portfolio
public import Simulation

extension MarketMoves {
  /// The moves of a book's market over the whole of a simulation's grid, one per path.
  ///
  /// Assets that do not move have ratios of 1; volatilities move by the levels of their surfaces.
  /// - Parameters:
  ///   - market: The book in a simulation of plain sampling whose grid is the margin period.
  ///   - paths: How many paths, from 1 to ``CallRun/pathLimit``.
  ///   - scheduler: Who draws them.
  /// - Throws: ``MarginCallError/badPathCount(_:)`` or ``MarginCallError/samplingNotPlain``.
  /// - Complexity: O(steps * assets²) per path.
  public init(
    of market: PathMarket, paths: Int, scheduler: any BlockScheduler = SerialScheduler()
  ) throws(MarginCallError) {
    guard paths >= 1, paths <= CallRun.pathLimit else { throw .badPathCount(paths) }
    let simulation = market.simulation
    guard simulation.sampling == .plain else { throw .samplingNotPlain }
    let assets = market.start.prices.indices
    var prices = assets.map { _ in [Double]() }
    var volatilities = prices
    scheduler.run(blocks: (paths - 1) / PathTile.width + 1) { block in
      var tile = simulation.makeTile()
      var watch = market.makeWatch()
      var states: [MarketState] = []
      let numbers = block * PathTile.width..<min(paths, (block + 1) * PathTile.width)
      simulation.draw(numbers.map { UInt64($0) }[...], in: &tile) { step, tile in
        watch.see(step: step, &tile)
        guard step == simulation.grid.steps else { return }
        states = (0..<tile.count).map { watch.state(of: $0, in: tile) }
      }
      return states
    } fold: { states in
      for asset in assets {
        let (price, level) = (market.start.prices[asset], market.start.volatilityLevels[asset])
        prices[asset] += states.map { $0.prices[asset] / price }
        volatilities[asset] += states.map { $0.volatilityLevels[asset] / level }
      }
    }
    self.init(
      priceRatios: prices, volatilityRatios: volatilities,
      years: simulation.grid.horizonDays / simulation.model.daysPerYear, days: simulation.grid.horizonDays)
  }
}
