internal import MarketModel

extension PathAudit {
  /// The prices of a model's claims on the first paths of a simulation, each beside its law in a model.
  ///
  /// - Complexity: O(observations * claims * assets).
  static func claimEntries(of simulation: Simulation, against model: MarketModel) -> [AuditEntry] {
    guard !model.claims.isEmpty else { return [] }
    let laws = LawContext(
      model: model, grid: simulation.grid, seed: simulation.seed, sampling: simulation.sampling,
      instructionSet: simulation.instructionSet)
    var watches: [any ClaimWatch] = model.claims.enumerated().map { index, claim in
      ClaimContext(laws: laws, index: index, claim: claim).makeWatch()
    }
    let perTile = PathTile.width * simulation.grid.steps
    let tiles = max(1, (PathSample.standardObservations + perTile - 1) / perTile)
    var tile = simulation.makeTile()
    let zero = tile.logRatios.map { _ in 0.0 }
    for number in 0..<tiles {
      let first = UInt64(number * PathTile.width)
      var before = zero
      simulation.draw(first..<first + UInt64(PathTile.width), in: &tile) { step, tile in
        for index in watches.indices { watches[index].see(step: step, before: before, after: tile.logRatios) }
        before = tile.logRatios
      }
    }
    return watches.flatMap(\.entries)
  }
}
