internal import Portfolio
internal import Simulation

/// Draws paths tile by tile and takes the losses of positions on them.
struct LossDraw: Sendable {
  private let simulation: Simulation
  private let requests: [LossRequest]
  /// For each step the assets whose prices some request needs then.
  private let assetsAtStep: [[Int]]

  init(_ simulation: Simulation, requests: [LossRequest]) {
    self.simulation = simulation
    self.requests = requests
    assetsAtStep = (1...simulation.grid.steps).map { step in
      Set(requests.filter { $0.mark.depends(onStep: step) }.flatMap(\.position.assets)).sorted()
    }
  }

  /// The losses of each request on some paths, in the order in which the paths are given.
  func losses(of paths: some RandomAccessCollection<UInt64>) -> [[Double]] {
    let instructionSet = simulation.instructionSet
    var results = requests.map { _ in [Double]() }
    for index in results.indices { results[index].reserveCapacity(paths.count) }
    var tile = simulation.makeTile()
    var value = [Double](repeating: 0, count: PathTile.width)
    var held = requests.map { _ in value }
    var start = paths.startIndex
    while start < paths.endIndex {
      let end = paths.index(start, offsetBy: PathTile.width, limitedBy: paths.endIndex) ?? paths.endIndex
      for index in held.indices {
        for place in held[index].indices { held[index][place] = .infinity }
      }
      simulation.draw(paths[start..<end], in: &tile) { step, tile in
        let needed = assetsAtStep[step - 1]
        if needed.isEmpty { return }
        tile.computePriceRatios(of: needed)
        for (index, request) in requests.enumerated() where request.mark.depends(onStep: step) {
          request.position.value(
            priceRatios: tile.priceRatios, width: PathTile.width, instructionSet: instructionSet, into: &value)
          for place in value.indices { held[index][place] = min(held[index][place], value[place]) }
        }
      }
      for index in results.indices {
        results[index] += held[index].prefix(tile.count).lazy.map { 1 - $0 }
      }
      start = end
    }
    return results
  }
}
