import Foundation
import Kernels
import MarketModel
import Numerics
import RandomStreams
import Simulation
import Testing

@Suite("Samplings against slow twins")
struct SamplingTwinTests {
  @Test("weights are the model's density over the mixture's, from the paths alone", arguments: laws)
  func weights(dynamics: Dynamics) throws {
    let model = try model(assets: 2, dynamics: dynamics, drift: 0)
    let (steps, years) = (3, 1 / 365.0)
    let direction = LossDirection(exposures: [0.7, 0.3], lastStep: 2)
    let simulation = try Simulation(
      model: model, grid: TimeGrid(steps: steps, stepDays: 1), seed: 61,
      sampling: .importance([TailTarget(direction, reach: .probability(0.001))]))
    // The factors back from the returns, and the unit vector along which the exposures lose.
    let factor = try Matrix(model.correlation).choleskyFactor()
      .scalingRows(by: model.volatility.map { $0 * years.squareRoot() }).matrix
    let gradient = [
      -(0.7 * factor[0, 0] + 0.3 * factor[1, 0]), -0.3 * factor[1, 1],
    ]
    let length = hypot(gradient[0], gradient[1])
    var (before, ratios): ([Double], [[(spread: Double, single: Double)]]) = (
      [Double](repeating: 0, count: 512), [[(Double, Double)]](repeating: [], count: 256)
    )
    let spread = -StandardNormal.quantile(0.001) / (2.0).squareRoot()
    var tile = simulation.makeTile()
    simulation.draw(0..<256, in: &tile) { step, tile in
      for path in 0..<256 where step <= 2 {
        let scale = tile.volatilityScale[path]
        let returns = (0..<2).map { asset in
          let σ = model.volatility[asset]
          return (tile.logRatios[asset * 256 + path] - before[asset * 256 + path] + σ * σ / 2 * years) / scale
        }
        let z = [returns[0] / factor[0, 0], 0]
        let second = (returns[1] - factor[1, 0] * z[0]) / factor[1, 1]
        let x = (gradient[0] * z[0] + gradient[1] * second) / length
        switch dynamics {
        case .gaussian: ratios[path].append((spread * x - spread * spread / 2, 0))
        case .studentT(let ν):
          let w = (ν - 2) / (scale * scale)
          func log(_ q: Double) -> Double {
            q * (w / ν).squareRoot() * x - q * q * w / ν + ν / 2 * Foundation.log(1 + q * q / ν)
          }
          ratios[path].append((log(spread), log(-StudentT(degreesOfFreedom: ν).quantile(0.001 / 2))))
        default: Issue.record("The twin knows two laws")
        }
      }
      before = tile.logRatios
    }
    for path in 0..<256 {
      let all = exp(ratios[path].reduce(0) { $0 + $1.spread })
      let one = ratios[path].reduce(0) { $0 + exp($1.single) } / 2
      let density = dynamics == .gaussian ? 0.1 + 0.9 * all : 0.1 + 0.45 * all + 0.45 * one
      #expect(abs(tile.weights[path] * density - 1) < 1e-9)
    }
  }

  @Test("Sobol' paths are a Brownian bridge through the points: the end, the middle, the quarters")
  func bridge() throws {
    let σ = 0.5
    let model = try MarketModel(
      assets: ["A"], volatility: [σ], correlation: [[1]], dynamics: .gaussian)
    let simulation = try Simulation(
      model: model, grid: TimeGrid(steps: 4, stepDays: 1), seed: 62, sampling: .sobol)
    let paths: [UInt64] = [0, 1, 15, 16, 1_000, 48_213]
    let drawn = simulation.logRatios(paths)
    let points = SobolStream(seed: 62, stream: 3, dimensions: 4)
    for (place, path) in paths.enumerated() {
      var buffer = SobolBuffer(paths: 1)
      buffer.load([path])
      let g = (0..<4).map { dimension -> Double in
        var normal = [0.0]
        points.standardNormals(dimension: dimension, into: &normal, at: 0, buffer: &buffer)
        return normal[0]
      }
      let end = 2 * g[0]
      let middle = end / 2 + g[1]
      let walk = [middle / 2 + (0.5).squareRoot() * g[2], middle, (middle + end) / 2 + (0.5).squareRoot() * g[3], end]
      for step in 0..<4 {
        let expected = -σ * σ / 2 * Double(step + 1) / 365 + σ * (1 / 365.0).squareRoot() * walk[step]
        #expect(abs(drawn[step][0][place] - expected) < 1e-14)
      }
    }
  }

  @Test("a sum along a direction is its stratum's quantile, and its parts add up to it")
  func stratifiedSum() throws {
    let model = try MarketModel(
      assets: ["A"], volatility: [0.5], correlation: [[1]], dynamics: .gaussian)
    let simulation = try Simulation(
      model: model, grid: TimeGrid(steps: 4, stepDays: 1), seed: 63,
      sampling: .stratified(LossDirection(exposures: [1], lastStep: 3)))
    let choice = RandomStream(seed: 63, stream: 2)
    var words = WordBuffer(paths: 256)
    let paths = (0..<UInt64(256)).map { $0 + 512 }
    choice.words(step: 0, pair: 0, paths: paths, into: &words)
    let drawn = simulation.logRatios(paths)[2][0]
    for (place, path) in paths.enumerated() {
      var normal = [0.0]
      choice.instructionSet.standardNormals(
        from: [words.first[place] >> 8 | path << 56], into: &normal, at: 0)
      // The asset's loss is the sum: prices fall where the normal is positive.
      let expected = -0.125 * 3 / 365 - 0.5 * (3 / 365.0).squareRoot() * normal[0]
      #expect(abs(drawn[place] - expected) < 1e-14)
    }
  }

  @Test("more dimensions than memory are refused")
  func tooMany() throws {
    let model = try model(assets: 10, dynamics: .gaussian)
    #expect(throws: SimulationError.tooManySobolDimensions(100_010, limit: 100_000)) {
      try Simulation(model: model, grid: TimeGrid(steps: 10_001, stepDays: 0.01), seed: 1, sampling: .sobol)
    }
  }
}
