internal import Kernels
internal import Margin
internal import Portfolio
internal import Simulation

/// Draws paths tile by tile and finds who is first called when: one thread's scratch.
struct CallWorker: Sendable {
  private let table: CallTable
  private let dayOfStep: [Int]
  private var tile: PathTile
  private var scan: TileScan
  private var linear: LinearCheck
  /// For each owner its place among those of the tile that is in the making; -1 where it has none.
  private var slots: [Int32]

  init(_ table: CallTable, in market: PathMarket, engine: MarginEngine, dayOfStep: [Int], halfLife: Double?) {
    self.table = table
    self.dayOfStep = dayOfStep
    tile = market.simulation.makeTile()
    scan = TileScan(table, in: market, engine: engine, halfLife: halfLife)
    linear = LinearCheck(table, market.simulation.instructionSet)
    slots = Array(repeating: -1, count: table.ownerCount)
  }

  /// What is called on 1 to ``PathTile/width`` paths that follow each other.
  mutating func calls(of paths: Range<Int>) -> TileCalls {
    var calls = TileCalls(count: paths.count, dayOfStep: dayOfStep)
    scan.draw(paths, in: &tile)
    linear.start(scan.groups)
    if let place = linear.overflow {
      calls.overflow = (paths.lowerBound + place.lane, place.step)
      return calls
    }
    for (number, group) in scan.groups.enumerated() {
      linear.check(number, group)
      let first = number * PathPrices.width
      for fall in linear.falls where first + fall.path < paths.count {
        let owner = table.owners[fall.row]
        let event = CallEvent(
          owner: owner, lane: first + fall.path, step: fall.step,
          shortfall: -(fall.value + table.constants[fall.row]),
          debt: table.debts.value(of: fall.row, on: group, step: fall.step, path: fall.path),
          notional: table.notionals.value(of: fall.row, on: group, step: fall.step, path: fall.path))
        calls.add(event, isShared: table.isShared[owner], slots: &slots)
      }
    }
    for event in scan.general.events {
      calls.add(event, isShared: table.isShared[event.owner], slots: &slots)
    }
    calls.finish(slots: &slots)
    return calls
  }
}
