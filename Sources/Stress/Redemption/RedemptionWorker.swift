internal import Simulation

/// Draws paths tile by tile and runs an issuer on them: one thread's scratch.
struct RedemptionWorker: Sendable {
  private var market: RedemptionMarket
  private var tile: PathTile
  private var state: RedemptionState

  init(_ simulation: Simulation, _ engine: RedemptionEngine, places: [Int]) {
    market = RedemptionMarket(simulation, places: places)
    tile = simulation.makeTile()
    state = RedemptionState(engine)
  }

  /// How 1 to ``PathTile/width`` paths that follow each other end; the first error ends the tile.
  mutating func outcomes(of paths: Range<Int>) -> Result<[RedemptionOutcome], RedemptionError> {
    market.draw(paths, in: &tile)
    var outcomes: [RedemptionOutcome] = []
    outcomes.reserveCapacity(paths.count)
    for path in paths {
      do throws(RedemptionError) {
        try state.follow(path: path) { step, asset in
          market.ratio(of: asset, at: step, lane: path - paths.lowerBound)
        } observe: { _, _ in
        }
      } catch {
        return .failure(error)
      }
      outcomes.append(state.outcome)
    }
    return .success(outcomes)
  }
}
