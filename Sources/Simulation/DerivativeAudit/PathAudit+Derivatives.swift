internal import MarketModel

extension PathAudit {
  /// What contracts are priced by on the first paths of a simulation, beside its law in a model.
  ///
  /// - Precondition: the same assets have derivatives in the model and in the simulation's.
  /// - Complexity: O(observations * assets).
  static func derivativeEntries(of simulation: Simulation, against model: MarketModel) -> [AuditEntry] {
    let assets = model.derivativeAssets
    precondition(assets == simulation.model.derivativeAssets, "The assets with derivatives differ")
    guard !assets.isEmpty else { return [] }
    let laws = LawContext(
      model: model, grid: simulation.grid, seed: simulation.seed, sampling: simulation.sampling,
      instructionSet: simulation.instructionSet)
    var watches = assets.enumerated().map { DerivativeWatch(asset: $1, number: $0, laws) }
    let perTile = PathTile.width * simulation.grid.steps
    let tiles = max(1, (PathSample.standardObservations + perTile - 1) / perTile)
    var tile = simulation.makeTile()
    for number in 0..<tiles {
      let first = UInt64(number * PathTile.width)
      simulation.draw(first..<first + UInt64(PathTile.width), in: &tile) { step, tile in
        for index in watches.indices { watches[index].see(step: step, tile) }
      }
    }
    return watches.flatMap(\.entries)
  }
}
