import Simulation

extension Simulation {
  /// Log price ratios of some paths, drawn in one tile: by step, asset and place.
  func logRatios(_ paths: [UInt64], in tile: inout PathTile) -> [[[Double]]] {
    var steps: [[[Double]]] = []
    draw(paths, in: &tile) { _, tile in
      steps.append(
        (0..<tile.assets).map { asset in
          let column = PathTile.column(asset)
          return Array(tile.logRatios[column.lowerBound..<column.lowerBound + tile.count])
        })
    }
    return steps
  }

  /// The same, in a tile of its own.
  func logRatios(_ paths: [UInt64]) -> [[[Double]]] {
    var tile = makeTile()
    return logRatios(paths, in: &tile)
  }
}
