import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Statistics of jumps")
struct JumpLawTests {
  private static func simulation(
    _ jumps: JumpDiffusion, volatility: [Double], drift: Double = 0, correlation: Double = 0.5, steps: Int = 1,
    stepDays: Double = 1
  ) throws -> Simulation {
    let assets = volatility.count
    return try Simulation(
      model: MarketModel(
        assets: (0..<assets).map { "A\($0)" }, volatility: volatility,
        drift: [Double](repeating: drift, count: assets),
        correlation: (0..<assets).map { row in (0..<assets).map { row == $0 ? 1 : correlation } },
        dynamics: .jumpDiffusion(jumps)), grid: TimeGrid(steps: steps, stepDays: stepDays), seed: 71)
  }

  @Test(
    "a day's deviation, skewness and kurtosis are Merton's, split between common and own jumps as one likes",
    arguments: [false, true])
  func moments(split: Bool) throws {
    // NUMBERS, part 4: volatility 60 %, ten jumps a year of mean -5 % and deviation 8 %.
    let own = JumpDiffusion.OwnJumps(jumpsPerYear: 6, mean: -0.05, volatility: 0.08)
    let jumps = JumpDiffusion(
      jumpsPerYear: split ? 4 : 10, jumpMean: [-0.05], jumpVolatility: [0.08], ownJumps: split ? [own] : nil)
    let simulation = try Self.simulation(jumps, volatility: [0.6])
    let returns = simulation.stepReturns(paths: 1 << 20)[0][0]
    let (σ, skewness, kurtosis) = (0.0350733, -0.6889801, 4.0759942)
    let mean = -0.18 / 365 + 10 / 365.0 * (-0.05 - (exp(-0.05 + 0.0032) - 1))
    let z = returns.map { ($0 - mean) / σ }
    expectMean(z, of: 0, "mean")
    expectMean(z.map { $0 * $0 }, of: 1, "variance")
    // The influence of a return on the sample's skewness and kurtosis.
    expectMean(z.map { $0 * $0 * $0 - 3 * $0 - 1.5 * skewness * ($0 * $0 - 1) }, of: skewness, "skewness")
    let fourth = kurtosis + 3
    expectMean(
      z.map { $0 * $0 * $0 * $0 - 4 * skewness * $0 - 2 * fourth * ($0 * $0 - 1) }, of: fourth, "kurtosis")
  }

  @Test("the number of jumps is Poisson, common or own", arguments: [0.03, 0.8, 12, 400], [false, true])
  func counts(mean: Double, own: Bool) throws {
    // Jumps of one size that nothing disturbs can be counted.
    let frequency = 365 * mean
    let jumps = JumpDiffusion(
      jumpsPerYear: own ? 0 : min(frequency, 1_000), jumpMean: [0.01], jumpVolatility: [0],
      ownJumps: own ? [JumpDiffusion.OwnJumps(jumpsPerYear: min(frequency, 1_000), mean: 0.01, volatility: 0)] : nil)
    let simulation = try Self.simulation(jumps, volatility: [0], stepDays: frequency / min(frequency, 1_000))
    let counts = simulation.stepReturns(paths: 1 << 17)[0][0].map { ($0 + mean * expm1(0.01)) / 0.01 }
    #expect(counts.allSatisfy { abs($0 - $0.rounded()) < 1e-9 && $0 > -0.5 })
    expectMean(counts, of: mean)
    expectMean(counts.map { ($0 - mean) * ($0 - mean) }, of: mean)
    var probability = exp(-mean)
    for number in 0..<8 {
      let share = counts.reduce(0) { $0 + ($1.rounded() == Double(number) ? 1 : 0) } / Double(counts.count)
      let standardError = (probability * (1 - probability) / Double(counts.count)).squareRoot()
      // A count that is rare is not normal: half a count and ten of them are room for those.
      #expect(abs(share - probability) < 6.1 * standardError + 10 / Double(counts.count))
      probability *= mean / Double(number + 1)
    }
  }

  @Test("common jumps come to all assets at once, with their correlation; own jumps to one alone")
  func correlation() throws {
    let common = try Self.simulation(
      JumpDiffusion(
        jumpsPerYear: 200, jumpMean: [0, 0], jumpVolatility: [0.1, 0.05], jumpCorrelation: [[1, -0.6], [-0.6, 1]]),
      volatility: [0, 0])
    let returns = common.stepReturns(paths: 1 << 17)[0]
    let compensation = [0.1, 0.05].map { 200 / 365.0 * expm1($0 * $0 / 2) }
    let moved = returns[0].indices.filter { abs(returns[0][$0] + compensation[0]) > 1e-15 }
    #expect(moved == returns[1].indices.filter { abs(returns[1][$0] + compensation[1]) > 1e-15 })
    let mean = 200 / 365.0
    expectMean(
      returns[0].indices.map { (returns[0][$0] + compensation[0]) * (returns[1][$0] + compensation[1]) / 0.005 },
      of: -0.6 * mean)
    let own = JumpDiffusion.OwnJumps(jumpsPerYear: 200, mean: 0.03, volatility: 0.1)
    let apart = try Self.simulation(
      JumpDiffusion(jumpsPerYear: 0, jumpMean: [0, 0], jumpVolatility: [0, 0], ownJumps: [own, own]),
      volatility: [0, 0])
    let separate = apart.stepReturns(paths: 1 << 17)[0].map { column in column.map { $0 > -0.0190 && $0 < -0.0189 } }
    #expect(separate[0] != separate[1])
    let drawn = apart.stepReturns(paths: 1 << 17)[0]
    let expected = 200 / 365.0 * (0.03 - expm1(0.03 + 0.005))
    expectMean(zip(drawn[0], drawn[1]).map { ($0 - expected) * ($1 - expected) }, of: 0)
  }

  @Test("the correlation of the diffusion is that of the jumps where none is given")
  func inherited() throws {
    let simulation = try Self.simulation(
      JumpDiffusion(jumpsPerYear: 300, jumpMean: [0, 0], jumpVolatility: [0.1, 0.1]), volatility: [0, 0],
      correlation: 0.7)
    let compensation = 300 / 365.0 * expm1(0.005)
    let returns = simulation.stepReturns(paths: 1 << 17)[0]
    expectMean(
      zip(returns[0], returns[1]).map { ($0 + compensation) * ($1 + compensation) / 0.01 }, of: 0.7 * 300 / 365)
  }

  @Test("the price ratio has mean exp(drift T)", arguments: [0, 0.4])
  func martingale(drift: Double) throws {
    let own = JumpDiffusion.OwnJumps(jumpsPerYear: 40, mean: 0.08, volatility: 0.05)
    let simulation = try Self.simulation(
      JumpDiffusion(jumpsPerYear: 50, jumpMean: [-0.1, 0.03], jumpVolatility: [0.1, 0.02], ownJumps: [own, .none]),
      volatility: [0.5, 0.8], drift: drift, steps: 3, stepDays: 7)
    let columns = simulation.horizon(paths: 1 << 19).logRatios
    for column in columns { expectMean(column.map { exp($0 - drift * 21 / 365) }, of: 1) }
  }
}
