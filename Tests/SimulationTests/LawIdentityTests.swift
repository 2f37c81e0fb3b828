import Kernels
import MarketModel
import Simulation
import Testing

@Suite("A path of every law is the same path wherever it is drawn")
struct LawIdentityTests {
  private static func simulation(
    _ law: LawCase, assets: Int = 4, steps: Int = 9, sampling: Sampling = .plain, level: InstructionSet = .best
  ) throws -> Simulation {
    try Simulation(
      model: law.model(assets), grid: TimeGrid(steps: steps, stepDays: 1), seed: 21, sampling: sampling,
      instructionSet: level)
  }

  @Test("alone, reversed and at other places of the tile, to the bit", arguments: LawCase.all, [1, 4, 13])
  func places(law: LawCase, assets: Int) throws {
    let simulation = try Self.simulation(law, assets: assets)
    let paths = Array(UInt64(48_000)..<48_256)
    let whole = simulation.logRatios(paths)
    var tile = simulation.makeTile()
    func expectSame(_ places: [Int]) {
      // The same tile again and again: it remembers nothing.
      let drawn = simulation.logRatios(places.map { paths[$0] }, in: &tile)
      for (step, columns) in drawn.enumerated() {
        for (asset, column) in columns.enumerated() { #expect(column == places.map { whole[step][asset][$0] }) }
      }
    }
    expectSame(Array((0..<256).reversed()))
    for turn in [1, 3, 97] { expectSame((0..<256).map { ($0 + turn) % 256 }) }
    for place in [0, 100, 213, 255] { expectSame([place]) }
    expectSame([255, 3, 4, 3])
  }

  @Test("the earlier steps of a longer horizon are the steps of a shorter one", arguments: LawCase.all)
  func horizon(law: LawCase) throws {
    let (short, long) = (try Self.simulation(law, steps: 5), try Self.simulation(law, steps: 40))
    #expect(Array(long.logRatios([1, 2, 3]).prefix(5)) == short.logRatios([1, 2, 3]))
  }

  @Test("the vector instructions change no bit", arguments: LawCase.all)
  func instructions(law: LawCase) throws {
    let paths = Array(UInt64(0)..<256)
    let reference = try Self.simulation(law, level: .baseline).logRatios(paths)
    for level in InstructionSet.available {
      #expect(try Self.simulation(law, level: level).logRatios(paths) == reference)
    }
  }

  @Test("alone or in a batch under every sampling, to the bit", arguments: LawCase.factored, 1..<7)
  func samplings(law: LawCase, place: Int) throws {
    let simulation = try Self.simulation(
      law, steps: 4, sampling: SimulationTests.samplings(assets: 4, steps: 4)[place])
    func drawn(_ paths: [UInt64]) -> [[[Double]]] {
      var tile = simulation.makeTile()
      let steps = simulation.logRatios(paths, in: &tile)
      return steps + [[Array(tile.weights.prefix(paths.count))]]
    }
    let paths = Array(UInt64(48_128)..<48_384)
    let whole = drawn(paths)
    for places in [[85], Array((0..<256).reversed()), (0..<256).map { ($0 + 37) % 256 }, [255, 3, 4, 3]] {
      for (step, columns) in drawn(places.map { paths[$0] }).enumerated() {
        for (asset, column) in columns.enumerated() { #expect(column == places.map { whole[step][asset][$0] }) }
      }
    }
  }

  @Test("another seed is another path", arguments: LawCase.all)
  func seeds(law: LawCase) throws {
    let model = try law.model(2)
    let grid = try TimeGrid(steps: 1, stepDays: 1)
    let values = try (UInt64(0)..<50).map { try Simulation(model: model, grid: grid, seed: $0).logRatios([0])[0][1][0] }
    // Of ninety days, fifty draws take forty different ones or so.
    #expect(Set(values).count > 25)
  }
}
