internal import Liquidation
internal import Margin
internal import MarginCalls
internal import Portfolio
internal import Simulation

/// What all threads of a run share: the venues and their market, where prices come from, what a scenario makes of them.
///
/// A class, so that a thread that uses it does not count references to all of its parts, for which the others would wait.
final class StressPlan: Sendable {
  let setup: LiquidationSetup
  let simulation: Simulation
  /// For each asset of the setup its place in the model; nil where it stands still.
  let places: [Int?]
  /// The places in the model that are needed.
  let moving: [Int]
  /// By asset and step, from 1, what a scenario multiplies prices by; empty where there is none.
  let levels: [[Double]]
  /// The markets of venues with accounts that are no sums of weighted values; nil where there is none.
  let markets: [PathMarket?]
  let volatilityHalfLifeDays: Double?
  /// The screen of each venue and the engine of a path, before any path.
  let screens: [HealthScreen]
  let fresh: PathEngine

  init(
    setup: LiquidationSetup, simulation: Simulation, places: [Int?], levels: [[Double]], markets: [PathMarket?],
    volatilityHalfLifeDays: Double?, screens: [HealthScreen]
  ) {
    self.setup = setup
    self.simulation = simulation
    self.places = places
    moving = places.compactMap(\.self)
    self.levels = levels
    self.markets = markets
    self.volatilityHalfLifeDays = volatilityHalfLifeDays
    self.screens = screens
    fresh = PathEngine(setup)
  }

  /// Writes what all assets stand at on all paths of a tile before anything is sold, dollars, into rows of a table, asset
  /// after asset.
  func fillPrices(of step: Int, from tile: PathTile, into prices: inout [Double], row: Int) {
    for asset in places.indices {
      let start = (row + asset) * PathTile.width
      let unit = setup.today[asset] * (levels.isEmpty ? 1 : levels[asset][step - 1])
      if let place = places[asset] {
        let first = PathTile.column(place).lowerBound
        for lane in 0..<PathTile.width { prices[start + lane] = unit * tile.priceRatios[first + lane] }
      } else {
        for lane in 0..<PathTile.width { prices[start + lane] = unit }
      }
    }
  }
}
