internal import Portfolio
internal import Simulation

/// Draws paths tile by tile and splits a position's loss at its mark among its assets.
struct ComponentDraw: Sendable {
  private let pool: SimulationPool
  private let position: PlacedBasket
  private let mark: Mark

  init(_ pool: SimulationPool, position: PlacedBasket, mark: Mark) {
    self.pool = pool
    self.position = position
    self.mark = mark
  }

  /// For each asset held, its loss on some paths, in the order in which the paths are given.
  func losses(of paths: ArraySlice<UInt64>) -> [[Double]] {
    var results = position.assets.map { _ in [Double]() }
    var rest = paths
    while let first = rest.first {
      let simulation = pool.simulation(of: Int(first))
      let end = rest.firstIndex { !pool.shares(Int($0), with: Int(first)) } ?? rest.endIndex
      for (index, losses) in self.losses(of: rest[..<end], on: simulation).enumerated() { results[index] += losses }
      rest = rest[end...]
    }
    return results
  }

  private func losses(of paths: ArraySlice<UInt64>, on simulation: Simulation) -> [[Double]] {
    var results = position.assets.map { _ in [Double]() }
    var tile = simulation.makeTile()
    var value = [Double](repeating: 0, count: PathTile.width)
    var held = value
    var components = position.assets.map { _ in value }
    for start in stride(from: paths.startIndex, to: paths.endIndex, by: PathTile.width) {
      for place in held.indices { held[place] = .infinity }
      simulation.draw(paths[start..<min(paths.endIndex, start + PathTile.width)], in: &tile) { step, tile in
        guard mark.depends(onStep: step) else { return }
        tile.computePriceRatios(of: position.assets)
        position.value(
          priceRatios: tile.priceRatios, width: PathTile.width, instructionSet: simulation.instructionSet, into: &value)
        for place in 0..<tile.count where value[place] < held[place] {
          held[place] = value[place]
          for (index, asset) in position.assets.enumerated() {
            let ratio = tile.priceRatios[asset * PathTile.width + place]
            components[index][place] = position.weights[index] * (1 - ratio)
          }
        }
      }
      for index in results.indices { results[index] += components[index].prefix(tile.count) }
    }
    return results
  }
}
