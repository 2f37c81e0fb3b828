internal import Kernels
internal import Margin
internal import Portfolio
internal import Simulation

/// Draws the paths of a tile, lays out the columns of all steps for the check of the rows, and states the accounts that are
/// no rows on the way.
struct TileScan: Sendable {
  /// The statements' part of the work.
  private(set) var general: GeneralCheck

  private let signed: [(column: Int, isOwed: Bool)]
  private let simulation: Simulation
  private var watch: MarketWatch
  private var layout: [PathPrices]
  /// The number of groups that the tile's paths fill.
  private var used = 0

  init(_ table: CallTable, in market: PathMarket, engine: MarginEngine, halfLife: Double?) {
    signed = table.columns.signed
    simulation = market.simulation
    watch = market.makeWatch(columns: table.columns.columns, volatilityHalfLifeDays: halfLife)
    general = GeneralCheck(table, engine: engine, start: market.start)
    let (columns, steps) = (signed.count, simulation.grid.steps)
    layout =
      columns == 0
      ? [] : (0..<PathTile.width / PathPrices.width).map { _ in PathPrices(assets: columns, steps: steps) }
  }

  /// The columns of the tile at every step, 16 paths to a group; none where there is no column.
  var groups: ArraySlice<PathPrices> { layout[..<used] }

  /// Draws paths that follow each other.
  mutating func draw(_ paths: Range<Int>, in tile: inout PathTile) {
    let width = PathPrices.width
    used = layout.isEmpty ? 0 : (paths.count + width - 1) / width
    general.start()
    simulation.draw(paths.map { UInt64($0) }[...], in: &tile) { step, tile in
      watch.see(step: step, &tile)
      for (place, (column, _)) in signed.enumerated() {
        for group in 0..<used {
          layout[group].set(
            asset: place, step: step, to: watch.values[column],
            in: group * width..<min(paths.count, (group + 1) * width))
        }
      }
      general.see(step: step, watch, tile)
    }
  }
}
