internal import Liquidation
internal import Simulation

/// Draws paths tile by tile and runs them: one thread's scratch.
struct StressWorker: Sendable {
  private var tile: PathTile
  private var scan: StressScan
  private let venues: Int

  init(_ plan: StressPlan) {
    tile = plan.simulation.makeTile()
    scan = StressScan(plan)
    venues = plan.setup.venues.count
  }

  /// What happens at each venue on 1 to `PathTile.width` paths that follow each other.
  mutating func outcomes(of paths: Range<Int>) -> TileOutcomes {
    let venues = self.venues
    var outcomes = TileOutcomes()
    outcomes.paths.reserveCapacity(paths.count * venues)
    scan.run(paths.map { UInt64($0) }, in: &tile) { engine in
      let path = paths.lowerBound + outcomes.paths.count / venues
      if let fault = engine.fault { outcomes.fault = outcomes.fault ?? (path, fault) }
      for venue in 0..<venues { outcomes.paths.append(engine.outcome(venue: venue)) }
    }
    return outcomes
  }
}

/// What the paths of a tile came to.
struct TileOutcomes: Sendable {
  /// Path after path, the venues of each.
  var paths: [PathOutcome] = []
  /// The first path on which the dollars did not add up.
  var fault: (path: Int, fault: LedgerFault)?
}
