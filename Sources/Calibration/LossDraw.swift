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

  /// The losses of each request on paths that follow each other.
  func losses(of paths: Range<Int>) -> [[Double]] {
    let instructionSet = simulation.instructionSet
    var results = requests.map { _ in [Double]() }
    for index in results.indices { results[index].reserveCapacity(paths.count) }
    var tile = simulation.makeTile()
    var numbers = [UInt64](repeating: 0, count: PathTile.width)
    var value = [Double](repeating: 0, count: PathTile.width)
    var held = requests.map { _ in value }
    for first in stride(from: paths.lowerBound, to: paths.upperBound, by: PathTile.width) {
      let count = min(PathTile.width, paths.upperBound - first)
      for place in 0..<count { numbers[place] = UInt64(first + place) }
      for index in held.indices {
        for place in held[index].indices { held[index][place] = .infinity }
      }
      simulation.draw(numbers[..<count], in: &tile) { step, tile in
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
        for place in 0..<count { results[index].append(1 - held[index][place]) }
      }
    }
    return results
  }
}
