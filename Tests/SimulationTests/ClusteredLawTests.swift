import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Statistics of volatility that clusters")
struct ClusteredLawTests {
  private static func simulation(
    _ drivers: [VolatilityClustering.Driver], innovations: ClusteredReturns.Innovations = .normal, drift: Double = 0,
    steps: Int
  ) throws -> Simulation {
    let assets = drivers.count
    return try Simulation(
      model: MarketModel(
        assets: (0..<assets).map { "A\($0)" }, volatility: [Double](repeating: 0.6, count: assets),
        drift: [Double](repeating: drift, count: assets),
        correlation: (0..<assets).map { row in (0..<assets).map { row == $0 ? 1 : 0.5 } },
        dynamics: .garch(
          ClusteredReturns(stepDays: 1, clustering: VolatilityClustering(drivers), innovations: innovations))),
      grid: TimeGrid(steps: steps, stepDays: 1), seed: 81)
  }

  /// The variance of a day at a volatility of 60 %.
  private static let longRun = 0.36 / 365

  @Test("the kurtosis in the long run, and how squares follow each other")
  func longRun() throws {
    // NUMBERS, part 4: kurtosis 3 (1 - p²) / (1 - p² - 2α²) for α = 0.10 and β = 0.85.
    let (α, β, kurtosis) = (0.10, 0.85, 3.7741935)
    let simulation = try Self.simulation([VolatilityClustering.Driver(alpha: α, beta: β)], steps: 205)
    // What is left of the start after 200 steps is 0.9225^200 of the squared variance: 1e-7.
    let returns = simulation.stepReturns(paths: 1 << 18, at: [201, 202, 205])
    func standardised(_ step: Int) -> [Double] {
      // The mean of a return is minus half its variance, whose spread adds 1e-6 to the variance of a return of one.
      (returns[step]?[0] ?? []).map { ($0 + 0.5 * Self.longRun) / Self.longRun.squareRoot() }
    }
    let z = standardised(201)
    expectMean(z.map { $0 * $0 }, of: 1 + 0.25 * Self.longRun * (kurtosis / 3 - 1), "variance")
    expectMean(z.map { $0 * $0 * $0 * $0 - 2 * kurtosis * ($0 * $0 - 1) }, of: kurtosis, "kurtosis")
    let first = α * (1 - α * β - β * β) / (1 - 2 * α * β - β * β)
    for (lag, expected) in [(1, first), (4, first * 0.95 * 0.95 * 0.95)] {
      let a = z.map { ($0 * $0 - 1) / (kurtosis - 1).squareRoot() }
      let b = standardised(201 + lag).map { ($0 * $0 - 1) / (kurtosis - 1).squareRoot() }
      expectMean(
        zip(a, b).map { $0 * $1 - 0.5 * expected * ($0 * $0 + $1 * $1 - 2) }, of: expected, "squares at lag \(lag)")
    }
  }

  @Test(
    "the expected variance returns from where it is to its long-run level", arguments: [0.3, 0.6, 1.5],
    [(0.1, 0, 0.85), (0.03, 0.1, 0.8)])
  func forecast(current: Double, parameters: (alpha: Double, gamma: Double, beta: Double)) throws {
    let driver = VolatilityClustering.Driver(
      alpha: parameters.alpha, gamma: parameters.gamma, beta: parameters.beta, currentVolatility: current)
    for innovations in [ClusteredReturns.Innovations.normal, .studentT(degreesOfFreedom: 12)] {
      let simulation = try Self.simulation([driver], innovations: innovations, steps: 20)
      let returns = simulation.stepReturns(paths: 1 << 16, at: [1, 2, 5, 20])
      for (step, columns) in returns {
        let first = current * current / 365
        let expected = Self.longRun + pow(driver.persistence, Double(step - 1)) * (first - Self.longRun)
        // The return's mean is minus half its variance: its square is a four-thousandth at the most.
        expectMean(columns[0].map { ($0 + 0.5 * expected) * ($0 + 0.5 * expected) / expected }, of: 1, "step \(step)")
      }
    }
  }

  @Test("falls make the next day wilder where gamma is positive", arguments: [-0.05, 0, 0.15])
  func leverage(gamma: Double) throws {
    let simulation = try Self.simulation([VolatilityClustering.Driver(alpha: 0.08, gamma: gamma, beta: 0.8)], steps: 2)
    let returns = simulation.stepReturns(paths: 1 << 18)
    let z = returns.map { $0[0].map { ($0 + 0.5 * Self.longRun) / Self.longRun.squareRoot() } }
    // E[e₁ h₂] = γ E[e³; e < 0] h = -γ √(2/π) h for a normal e.
    expectMean(zip(z[0], z[1]).map { $0 * $1 * $1 }, of: -gamma * (2 / Double.pi).squareRoot())
  }

  @Test("the price ratio has mean exp(drift T) for normal innovations", arguments: [0, 0.5])
  func martingale(drift: Double) throws {
    let drivers = [
      VolatilityClustering.Driver(alpha: 0.1, beta: 0.85, currentVolatility: 1.2),
      VolatilityClustering.Driver(alpha: 0.02, gamma: 0.12, beta: 0.85),
    ]
    let simulation = try Self.simulation(drivers, drift: drift, steps: 30)
    for column in simulation.horizon(paths: 1 << 18).logRatios {
      expectMean(column.map { exp($0 - drift * 30 / 365) }, of: 1)
    }
  }

  @Test("innovations are Student's with one chi-square for all assets, scaled to variance 1")
  func studentT() throws {
    let ν = 9.0
    let drivers = [VolatilityClustering.Driver(alpha: 0.1, beta: 0.8), .init(alpha: 0.1, beta: 0.8)]
    let simulation = try Self.simulation(drivers, innovations: .studentT(degreesOfFreedom: ν), steps: 1)
    let z = simulation.stepReturns(paths: 1 << 18)[0].map { column in
      column.map { ($0 + 0.5 * Self.longRun) / Self.longRun.squareRoot() }
    }
    expectMean(z[0].map { $0 * $0 }, of: 1)
    expectMean(zip(z[0], z[1]).map(*), of: 0.5)
    // E[x² y²] = (1 + 2ρ²) (ν-2)/(ν-4): squares move together even where returns do not.
    expectMean(zip(z[0], z[1]).map { $0 * $0 * $1 * $1 }, of: 1.5 * (ν - 2) / (ν - 4))
  }
}
