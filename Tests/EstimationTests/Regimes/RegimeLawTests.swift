import Estimation
import Numerics
import Testing

@Suite("A law of regimes") struct RegimeLawTests {
  private static let law = RegimeFitTests.two

  @Test("has the long run of its transitions")
  func longRun() throws {
    let shares = try #require(Self.law.stationaryDistribution)
    #expect(abs(shares[0] - 0.1 / 0.14) < 1e-12 && abs(shares[1] - 0.04 / 0.14) < 1e-12)
    #expect(zip(Self.law.expectedDurations, [25, 10]).allSatisfy { abs($0 - $1) < 1e-9 })
    let next = Self.law.next(shares)
    #expect(zip(next, shares).allSatisfy { abs($0 - $1) < 1e-12 })
    let variance = try #require(Self.law.unconditionalCovariance)[0, 0]
    #expect(abs(variance - (0.0004 * 10 + 0.0025 * 4) / 14) < 1e-12)
    #expect(RegimeLaw(transition: .identity(2), covariances: Self.law.covariances).stationaryDistribution == nil)
    #expect(RegimeLaw(transition: .identity(2), covariances: Self.law.covariances).expectedDurations[0] == .infinity)
  }

  /// All eight ways through three steps, added up.
  @Test("has the densities and probabilities of all ways through its states")
  func enumeration() throws {
    let law = RegimeLaw(
      transition: Matrix([[0.8, 0.2], [0.3, 0.7]]), covariances: [Matrix([[1]]), Matrix([[9]])])
    let (returns, first) = ([0.5, -4, 1.0], [0.6, 0.4])
    func density(_ step: Int, _ state: Int) -> Double {
      let deviation = state == 0 ? 1.0 : 3
      return StandardNormal.density(returns[step] / deviation) / deviation
    }
    var total = 0.0
    var smoothed = [[Double]](repeating: [0, 0], count: 3)
    for way in 0..<8 {
      let states = (0..<3).map { way >> $0 & 1 }
      var probability = first[states[0]] * density(0, states[0])
      for step in 1..<3 { probability *= law.transition[states[step - 1], states[step]] * density(step, states[step]) }
      total += probability
      for step in 0..<3 { smoothed[step][states[step]] += probability }
    }
    let filtered = try law.filter(Matrix(columns: [returns]), first: first)
    #expect(abs(filtered.logDensities.reduce(0, +) - total.logarithm) < 1e-13)
    let ours = try law.smoothedProbabilities(Matrix(columns: [returns]), first: first)
    for step in 0..<3 {
      for state in 0..<2 { #expect(abs(ours[step, state] - smoothed[step][state] / total) < 1e-13) }
    }
    for state in 0..<2 { #expect(abs(filtered.probabilities[2, state] - ours[2, state]) < 1e-13) }
    // What comes next goes on where the filter stopped.
    let more = try law.filter(Matrix(columns: [[2.0]]), first: filtered.next)
    let whole = try law.filter(Matrix(columns: [returns + [2.0]]), first: first)
    #expect(abs(more.logDensities[0] - whole.logDensities[3]) < 1e-13)
  }

  @Test("filters a return that no state can explain")
  func outlier() throws {
    let filtered = try Self.law.filter(Matrix([[0, 0], [40, -40], [0, 0]]))
    #expect(filtered.logDensities.allSatisfy { $0.isFinite })
    #expect(filtered.probabilities[1, 1] > 0.999)
  }

  @Test("refuses a transition whose rows do not add up")
  func badTransition() async {
    await #expect(processExitsWith: .failure) {
      _ = RegimeLaw(transition: Matrix([[0.9, 0.2], [0, 1]]), covariances: [.identity(1), .identity(1)])
    }
  }
}
