internal import Portfolio
internal import Simulation

/// Draws paths tile by tile and takes the losses of positions on them.
struct LossDraw: Sendable {
  private let pool: SimulationPool
  private let requests: [LossRequest]
  private let touches: [TouchRequest]
  private let control: DeltaNormalControl?
  /// For each step the assets whose prices something needs then.
  private let assetsAtStep: [[Int]]

  init(_ pool: SimulationPool, requests: [LossRequest], touches: [TouchRequest], control: DeltaNormalControl?) {
    self.pool = pool
    self.requests = requests
    self.touches = touches
    self.control = control
    assetsAtStep = (1...pool.simulations[0].grid.steps).map { step in
      let held = requests.filter { $0.mark.depends(onStep: step) }.flatMap(\.position.assets)
      let touching = touches.filter { step <= $0.lastStep }.flatMap(\.position.assets)
      return Set(held + touching).sorted()
    }
  }

  /// What is kept of paths that follow each other.
  func columns(of paths: Range<Int>) -> LossColumns {
    let parts = pool.parts(of: paths)
    guard parts.count > 1 else { return columns(of: paths, on: pool.simulation(of: paths.lowerBound)) }
    var columns = LossColumns(
      requests: requests.count, touches: touches.count, isWeighted: false, isControlled: false, capacity: paths.count)
    for part in parts { columns.append(self.columns(of: part.paths, on: part.simulation)) }
    return columns
  }

  private func columns(of paths: Range<Int>, on simulation: Simulation) -> LossColumns {
    let instructionSet = simulation.instructionSet
    var columns = LossColumns(
      requests: requests.count, touches: touches.count, isWeighted: simulation.sampling.isWeighted,
      isControlled: control != nil, capacity: paths.count)
    var tile = simulation.makeTile()
    var numbers = [UInt64](repeating: 0, count: PathTile.width)
    var value = [Double](repeating: 0, count: PathTile.width)
    var held = requests.map { _ in value }
    var watches = touches.map { TouchWatch($0, simulation: simulation) }
    var firstOrder = control.map { FirstOrderLoss($0.request, model: simulation.model, grid: simulation.grid) }
    for first in stride(from: paths.lowerBound, to: paths.upperBound, by: PathTile.width) {
      let count = min(PathTile.width, paths.upperBound - first)
      for place in 0..<count { numbers[place] = UInt64(first + place) }
      for index in held.indices {
        for place in held[index].indices { held[index][place] = .infinity }
      }
      for index in watches.indices { watches[index].start() }
      firstOrder?.start()
      simulation.draw(numbers[..<count], in: &tile) { step, tile in
        firstOrder?.see(step: step, tile)
        let needed = assetsAtStep[step - 1]
        if needed.isEmpty { return }
        tile.computePriceRatios(of: needed)
        for (index, request) in requests.enumerated() where request.mark.depends(onStep: step) {
          request.position.value(
            priceRatios: tile.priceRatios, width: PathTile.width, instructionSet: instructionSet, into: &value)
          for place in value.indices { held[index][place] = min(held[index][place], value[place]) }
        }
        for index in watches.indices { watches[index].see(step: step, tile, simulation: simulation) }
      }
      columns.append(count: count, held: held, watches: watches, firstOrder: firstOrder, weights: tile.weights)
    }
    return columns
  }
}
