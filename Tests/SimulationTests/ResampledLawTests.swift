import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Statistics of days that are drawn again")
struct ResampledLawTests {
  private static let days = 90

  private static func simulation(
    block: Double = 1, steps: Int, drift: Double = 0, clustering: VolatilityClustering? = nil
  ) throws -> Simulation {
    try Simulation(
      model: MarketModel(
        assets: ["A", "B"], volatility: [0.9, 0.4], drift: [drift, drift], correlation: [[1, 0.5], [0.5, 1]],
        dynamics: .historical(
          ResampledReturns(
            stepDays: 1, meanBlockSteps: block, history: history(2, days: days), clustering: clustering))),
      grid: TimeGrid(steps: steps, stepDays: 1), seed: 111)
  }

  /// The day that each return of an asset is, by step and path.
  private static func drawnDays(_ simulation: Simulation, asset: Int, paths: Int) -> [[Int]] {
    let values = history(2, days: days)[asset]
    let deviation = simulation.model.volatility[asset] / 365.0.squareRoot()
    guard case .historical(let returns) = simulation.model.dynamics else { preconditionFailure("Another law") }
    return simulation.stepReturns(paths: paths).enumerated().map { step, columns in
      let growth = LawTwin.blockGrowth(
        values.map { exp(deviation * $0) }, going: 1 - 1 / returns.meanBlockSteps, step: step)
      let shift = simulation.model.drift[asset] / 365 - growth
      return columns[asset].map { value in
        let x = (value - shift) / deviation
        let nearest = values.indices.min { abs(values[$0] - x) < abs(values[$1] - x) } ?? 0
        #expect(abs(values[nearest] - x) < 1e-11)
        return nearest
      }
    }
  }

  @Test("every day comes as often as every other, and the assets' days are the same", arguments: [1.0, 4])
  func uniform(block: Double) throws {
    let simulation = try Self.simulation(block: block, steps: 3)
    let drawn = Self.drawnDays(simulation, asset: 0, paths: 1 << 15)
    #expect(drawn == Self.drawnDays(simulation, asset: 1, paths: 1 << 15))
    let (n, p) = (Double(1 << 15), 1 / Double(Self.days))
    for step in drawn {
      for day in 0..<Self.days {
        let count = Double(step.count { $0 == day })
        #expect(abs(count - n * p) < 6.1 * (n * p * (1 - p)).squareRoot(), "day \(day)")
      }
    }
  }

  @Test("a block goes on with the chance of its length, around the end", arguments: [1.0, 2, 10, 1e6])
  func blocks(length: Double) throws {
    let drawn = Self.drawnDays(try Self.simulation(block: length, steps: 4), asset: 0, paths: 1 << 14)
    let chance = 1 - 1 / length + 1 / length / Double(Self.days)
    for step in 1..<4 {
      let n = Double(drawn[step].count)
      let share = Double(zip(drawn[step - 1], drawn[step]).count { ($0 + 1) % Self.days == $1 }) / n
      #expect(abs(share - chance) < 6.1 * (chance * (1 - chance) / n).squareRoot() + 1e-3 / n)
      let ends = zip(drawn[step - 1], drawn[step]).filter { $0.0 == Self.days - 1 }
      #expect(length > 1 ? ends.contains { $0.1 == 0 } : !ends.isEmpty)
    }
  }

  @Test("a price stays where it is over many steps of long blocks, whatever the days tell of each other")
  func blocksWithoutGrowth() throws {
    // Twenty good days and twenty bad ones: a block of either goes a long way.
    let days = (0..<40).map { $0 < 20 ? 1.0 : -1.0 }
    let model = try MarketModel(
      assets: ["A"], volatility: [0.8], correlation: [[1]],
      dynamics: .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 25, history: [days])))
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 60, stepDays: 1), seed: 112)
    var sums = [Double](repeating: 0, count: 60)
    var squares = sums
    var tile = simulation.makeTile()
    let paths = 1 << 16
    for first in stride(from: UInt64(0), to: UInt64(paths), by: PathTile.width) {
      simulation.draw(first..<first + UInt64(PathTile.width), in: &tile) { step, tile in
        for place in 0..<PathTile.width {
          let excess = exp(tile.logRatios[place]) - 1
          sums[step - 1] += excess
          squares[step - 1] += excess * excess
        }
      }
    }
    // A constant growth taken out of each step would leave 0.14 after sixty of them, by the recursion of the twin.
    for (sum, square) in zip(sums, squares) {
      #expect(abs(sum) < 6.1 * square.squareRoot())
    }
  }

  @Test("over the days a price stays where it is, exactly", arguments: [0, 0.7])
  func martingale(drift: Double) throws {
    let returns = try Self.simulation(steps: 1, drift: drift).stepReturns(paths: 1 << 14)[0]
    for column in returns {
      // In so many draws every day comes at least once; a day's return is the same number whenever it comes.
      let distinct = Set(column)
      #expect(distinct.count == Self.days)
      let mean = distinct.reduce(0) { $0 + exp($1) } / Double(distinct.count)
      #expect(abs(mean - exp(drift / 365)) < 1e-14)
    }
  }

  @Test(
    "over a horizon of independent days a price ratio has mean exp(drift T), clustered or not",
    arguments: [false, true])
  func horizon(clusters: Bool) throws {
    let simulation = try Self.simulation(
      steps: 15, drift: 0.3, clustering: clusters ? clustering(2, gamma: 0.1, current: 3) : nil)
    for column in simulation.horizon(paths: 1 << 17).logRatios {
      expectMean(column.map { exp($0 - 0.3 * 15 / 365) }, of: 1)
    }
  }

  @Test("days that are filtered have the expected variances of their recursion, skewed as they are")
  func filtered() throws {
    let clustering = clustering(2, gamma: 0.1, current: 2)
    let simulation = try Self.simulation(steps: 10, clustering: clustering)
    let model = simulation.model
    let drawn = simulation.stepReturns(paths: 1 << 17, at: [1, 2, 10])
    for asset in 0..<2 {
      let values = history(2, days: Self.days)[asset]
      let falls = values.reduce(0) { $0 + min($1, 0) * min($1, 0) } / Double(Self.days)
      let driver = clustering.drivers[asset]
      let persistence = driver.alpha + driver.gamma * falls + driver.beta
      let longRun = model.volatility[asset] * model.volatility[asset] / 365
      let first = (driver.currentVolatility ?? 0) * (driver.currentVolatility ?? 0) / 365
      for (step, columns) in drawn {
        let expected = longRun + pow(persistence, Double(step - 1)) * (first - longRun)
        // The growth that is taken out is nearly half the variance; its square is a thousandth of it at the most.
        let column = columns[asset]
        let mean = column.reduce(0, +) / Double(column.count)
        let squares = column.map { ($0 - mean) * ($0 - mean) / expected }
        let average = BatchMean(squares, sampling: .plain)
        #expect(abs(average.value - 1) < 6.1 * average.standardError + 1e-3, "step \(step)")
      }
    }
  }
}
