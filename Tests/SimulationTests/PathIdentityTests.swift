import Kernels
import MarketModel
import Simulation
import Testing

@Suite("A path is the same path wherever it is drawn")
struct PathIdentityTests {
  private static let shapes = Array(1...34) + [40, 48, 63, 64, 65]

  @Test("alone, reversed and at other places of the tile, to the bit", arguments: shapes)
  func places(assets: Int) throws {
    for dynamics in laws {
      let simulation = try Simulation(
        model: model(assets: assets, dynamics: dynamics), grid: TimeGrid(steps: 2, stepDays: 1), seed: 21)
      let paths = Array(UInt64(48_000)..<48_256)
      let whole = simulation.logRatios(paths)
      func expectSame(_ places: [Int]) {
        let drawn = simulation.logRatios(places.map { paths[$0] })
        for (step, columns) in drawn.enumerated() {
          for (asset, column) in columns.enumerated() {
            #expect(column == places.map { whole[step][asset][$0] }, "\(assets) assets, from place \(places[0])")
          }
        }
      }
      expectSame(Array((0..<256).reversed()))
      // Every path at every place modulo any width of a block of registers: a tile turned by a number of places.
      for turn in [1, 2, 3, 5, 8, 12, 16, 31, 97, 128, 200] { expectSame((0..<256).map { ($0 + turn) % 256 }) }
      for place in [0, 1, 15, 100, 213, 255] { expectSame([place]) }
      for count in [2, 7, 8, 9, 255] { expectSame(Array((256 - count)..<256)) }
    }
  }

  @Test("a tile remembers nothing of the paths before", arguments: laws)
  func reuse(dynamics: Dynamics) throws {
    let simulation = try Simulation(
      model: model(assets: 5, dynamics: dynamics), grid: TimeGrid(steps: 3, stepDays: 1), seed: 22)
    var tile = simulation.makeTile()
    let first = simulation.logRatios([9, 4, 7], in: &tile)
    _ = simulation.logRatios(Array(1_000..<1_256), in: &tile)
    #expect(simulation.logRatios([9, 4, 7], in: &tile) == first)
    #expect(tile.count == 3)
    #expect(Array(tile.paths.prefix(3)) == [9, 4, 7])
  }

  @Test("the earlier steps of a longer horizon are the steps of a shorter one", arguments: laws)
  func horizon(dynamics: Dynamics) throws {
    let model = try model(assets: 3, dynamics: dynamics)
    let short = try Simulation(model: model, grid: TimeGrid(steps: 2, stepDays: 1), seed: 23)
    let long = try Simulation(model: model, grid: TimeGrid(steps: 9, stepDays: 1), seed: 23)
    #expect(Array(long.logRatios([1, 2, 3]).prefix(2)) == short.logRatios([1, 2, 3]))
  }

  @Test("the vector instructions change no bit of a log ratio", arguments: InstructionSet.available, [1, 5, 20])
  func instructions(level: InstructionSet, assets: Int) throws {
    for dynamics in laws {
      let model = try model(assets: assets, dynamics: dynamics)
      let grid = try TimeGrid(steps: 3, stepDays: 1)
      let paths = Array(UInt64(0)..<256)
      let reference = try Simulation(model: model, grid: grid, seed: 24, instructionSet: .baseline)
      let simulation = try Simulation(model: model, grid: grid, seed: 24, instructionSet: level)
      #expect(simulation.logRatios(paths) == reference.logRatios(paths))
    }
  }

  @Test("another seed is another path")
  func seeds() throws {
    let model = try model(assets: 2, dynamics: .studentT(degreesOfFreedom: 3))
    let grid = try TimeGrid(steps: 1, stepDays: 1)
    let values = try (UInt64(0)..<50).flatMap { seed in
      try Simulation(model: model, grid: grid, seed: seed).logRatios([0])[0].flatMap { $0 }
    }
    #expect(Set(values).count == 100)
  }

  @Test("a path number beyond the last traps")
  func badPath() async {
    await #expect(processExitsWith: .failure) {
      let simulation = try Simulation(
        model: model(assets: 1, dynamics: .gaussian), grid: TimeGrid(steps: 1, stepDays: 1), seed: 1)
      _ = simulation.logRatios([1 << 48])
    }
  }

  @Test("a tile takes no more paths than it has places, and no fewer than one", arguments: [0, 257])
  func badCount(count: Int) async {
    await #expect(processExitsWith: .failure) { [count] in
      let simulation = try Simulation(
        model: model(assets: 1, dynamics: .gaussian), grid: TimeGrid(steps: 1, stepDays: 1), seed: 1)
      _ = simulation.logRatios(Array(0..<UInt64(count)))
    }
  }
}
