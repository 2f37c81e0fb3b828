import Numerics
import Testing

@Suite("Merton's jump diffusion") struct MertonLawTests {
  private static let law = MertonLaw(volatility: 0.6, jumps: [.init(rate: 10, mean: -0.05, volatility: 0.08)])

  @Test("has the published moments of a day")
  func moments() {
    let moments = Self.law.moments(over: 1.0 / 365)
    #expect(abs(moments.standardDeviation - 0.0350733) < 5e-8)
    #expect(abs(moments.skewness - -0.6889801) < 5e-8)
    #expect(abs(moments.excessKurtosis - 4.0759942) < 5e-8)
    #expect(abs(moments.mean - -0.5 / 365) < 1e-15)
  }

  /// The integrals are sums over a fine grid, exact for densities this smooth; weights beyond 1e-12 are left out.
  @Test("has a density with its moments", arguments: [1.0 / 365, 7.0 / 365, 1])
  func density(time: Double) {
    let law = MertonLaw(
      drift: 0.3, volatility: 0.6,
      jumps: [.init(rate: 10, mean: -0.05, volatility: 0.08), .init(rate: 3, mean: 0.1, volatility: 0.02)])
    let moments = law.moments(over: time)
    let width = moments.standardDeviation / 40
    let grid = (-2000...2000).map { moments.mean + width * Double($0) }
    let weights = law.logDensities(of: grid, over: time).map { $0.exponential * width }
    func moment(_ power: Int) -> Double {
      zip(grid, weights).reduce(0) { sum, pair in
        sum + pair.1 * (0..<power).reduce(1) { product, _ in product * (pair.0 - moments.mean) }
      }
    }
    let deviation = moments.standardDeviation
    #expect(abs(moment(0) - 1) < 1e-9)
    #expect(abs(moment(1)) < 1e-9 * deviation)
    #expect(abs(moment(2) / (deviation * deviation) - 1) < 1e-8)
    #expect(abs(moment(3) / (deviation * deviation * deviation) - moments.skewness) < 1e-6)
    #expect(abs(moment(4) / (deviation * deviation * deviation * deviation) - 3 - moments.excessKurtosis) < 1e-5)
  }

  @Test("without jumps is normal")
  func normal() {
    let law = MertonLaw(drift: 0.1, volatility: 0.5, jumps: [])
    let moments = law.moments(over: 4)
    #expect(moments.mean == 0.4 && moments.standardDeviation == 1)
    #expect(moments.skewness == 0 && moments.excessKurtosis == 0)
    #expect(abs(law.logDensities(of: [1.4], over: 4)[0] - StandardNormal.density(1).logarithm) < 1e-15)
  }

  /// E[exp(X)] over a year by the same sum as above.
  @Test("is a martingale where its drift makes up for jumps and half the variance")
  func martingale() {
    let drift = -Self.law.jumpCompensator - 0.18
    let law = MertonLaw(drift: drift, volatility: 0.6, jumps: Self.law.jumps)
    let grid = (-4000...4000).map { Double($0) / 500 }
    let expectation = zip(grid, law.logDensities(of: grid, over: 1)).reduce(0) { $0 + ($1.0 + $1.1).exponential / 500 }
    #expect(abs(expectation - 1) < 1e-9)
  }

  @Test("refuses a diffusion that does not move")
  func noVolatility() async {
    await #expect(processExitsWith: .failure) { _ = MertonLaw(volatility: 0, jumps: []) }
  }
}

@Suite("The Poisson distribution") struct PoissonTests {
  @Test("has the probabilities of its formula")
  func probabilities() {
    let distribution = Poisson(mean: 2)
    #expect(abs(distribution.logProbability(of: 3).exponential - 8.0 / 6 * (-2.0).exponential) < 1e-15)
    #expect(distribution.logProbability(of: 0) == -2)
    #expect(Poisson(mean: 0).logProbability(of: 1) == -.infinity)
    let listed = distribution.probabilities(leavingOut: 1e-14)
    #expect(abs(listed.reduce(0, +) - 1) < 1e-13)
    #expect(Poisson(mean: 0).probabilities(leavingOut: 0.5) == [1])
    // Numbers below the mean are kept, however improbable.
    #expect(Poisson(mean: 100).probabilities(leavingOut: 1e-3).count > 100)
  }
}
