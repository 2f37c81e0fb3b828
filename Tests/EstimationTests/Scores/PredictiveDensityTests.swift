import Estimation
import Foundation
import MarketModel
import Numerics
import Testing

@Suite("Predictive densities") struct PredictiveDensityTests {
  private static let laws = FittedDynamics.allCases

  /// The sum of the density over a grid of returns sinh(t)/100, which reaches far into power tails.
  ///
  /// The middle and the thresholds of a semi-parametric margin are steps, which a grid sees to a thousandth only.
  @Test("integrate to 1", arguments: laws.filter { $0.fewestAssets == 1 || $0 == .copula || $0 == .filteredCopula })
  func integral(_ dynamics: FittedDynamics) throws {
    let density = PredictiveDensity(try TrueLaw(dynamics: dynamics).model(drivers: 1), stepDays: 1)
    let (points, span) = (4_000, 8.0)
    let width = 2 * span / Double(points)
    var sum = 0.0
    for point in 0..<points {
      let t = -span + (Double(point) + 0.5) * width
      let score = try density.scores(of: Matrix([[sinh(t) / 100]])).marginal[0]
      sum += exp(score) * cosh(t) / 100 * width
    }
    let isSmooth = dynamics != .copula && dynamics != .filteredCopula
    #expect(abs(sum - 1) < (isSmooth ? 1e-5 : 2e-3), "\(sum)")
  }

  /// E[q(r) / p(r)] = 1 for returns r with the density p and any density q that p covers.
  ///
  /// So the second step's density is held to what a simulation draws, after four kinds of a first step: a density that
  /// forgot what the first step taught, or learnt another lesson from it than the simulation, would fail in one of them.
  @Test("are the densities of simulated steps, given the step before", arguments: laws.filter(\.hasJointDensity))
  func simulatedSteps(_ dynamics: FittedDynamics) throws {
    let model = try TrueLaw(dynamics: dynamics).model()
    let density = PredictiveDensity(model, stepDays: 1)
    let returns = try TrueLaw.returns(of: model, steps: 2, paths: Array(0..<20_000), seed: 9)
    let deviations = model.volatility.map { 0.5 * $0 / 365.0.squareRoot() }
    var ratios = [[Double]](repeating: [], count: 5)
    for path in returns {
      let scores = try #require(try density.scores(of: Matrix(path)).joint)
      func ratio(_ step: Int) -> Double {
        return exp(Self.normalLogDensity(path[step], deviations) - scores[step])
      }
      let first = path[0][0] / deviations[0]
      ratios[0].append(ratio(0))
      ratios[first < -2 ? 1 : first < 0 ? 2 : first < 2 ? 3 : 4].append(ratio(1))
    }
    for (kind, values) in ratios.enumerated() {
      let size = Double(values.count)
      let mean = values.reduce(0, +) / size
      let error = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot() / size
      #expect(size > 500 && abs(mean - 1) < 6.1 * error, "kind \(kind): \(mean) (\(error), \(size) paths)")
    }
  }

  /// Days drawn again have a kernel density, wider than the days by its width.
  ///
  /// For 1,500 days that is 4 % of the variance, so the mean of q / p is off by a few hundredths, and the test sees no
  /// more than a volatility that was not learnt.
  @Test("of days drawn again learn the volatility too", arguments: [FittedDynamics.filteredHistorical])
  func drawnAgain(_ dynamics: FittedDynamics) throws {
    let model = try TrueLaw(dynamics: dynamics).model(drivers: 1)
    let density = PredictiveDensity(model, stepDays: 1)
    let returns = try TrueLaw.returns(of: model, steps: 2, paths: Array(0..<4_000), seed: 9)
    let deviation = 0.5 * model.volatility[0] / 365.0.squareRoot()
    var ratios: [[Double]] = [[], []]
    for path in returns {
      let score = try density.scores(of: Matrix(path)).marginal[1]
      let reference = Self.normalLogDensity(path[1], [deviation])
      ratios[path[0][0] < -2 * deviation ? 0 : 1].append(exp(reference - score))
    }
    for values in ratios {
      let size = Double(values.count)
      let mean = values.reduce(0, +) / size
      let error = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot() / size
      #expect(abs(mean - 1) < 0.05 + 6.1 * error, "\(mean) (\(error))")
    }
  }

  /// The logarithm of the density of independent normals.
  private static func normalLogDensity(_ values: [Double], _ deviations: [Double]) -> Double {
    var sum = 0.0
    for (value, deviation) in zip(values, deviations) {
      let standardised = value / deviation
      sum -= 0.5 * standardised * standardised + log(deviation) + 0.5 * log(2 * Double.pi)
    }
    return sum
  }

  @Test("of a normal law are those of the closed form")
  func closedForm() throws {
    let model = try TrueLaw(dynamics: .gaussian).model(drivers: 1)
    let variance = 0.36 / 365
    let score = try PredictiveDensity(model, stepDays: 1).scores(of: Matrix([[-0.05]]))
    let expected = Self.normalLogDensity([-0.05 + variance / 2], [variance.squareRoot()])
    #expect(abs(score.marginal[0] - expected) < 1e-13 && score.joint == score.marginal)
  }

  private func model(_ margin: ReturnMargin) throws -> MarketModel {
    try MarketModel(
      assets: ["USDC"], volatility: [0.02], correlation: [[1]],
      dynamics: .copula(CopulaReturns(stepDays: 1, degreesOfFreedom: 5, margins: [margin])))
  }

  @Test("a return that stands on an atom has no score, nor has one beyond the end of a tail")
  func noScore() throws {
    let variance = 0.0004 / 365
    // Of thresholds at 1 and a scale of 1/2 the law would have a variance of 266/450.
    let unit = (450.0 / 266).squareRoot()
    let tail = ReturnMargin.Tail(probability: 0.1, scale: 0.5 * unit, shape: -0.25)
    let still = try model(ReturnMargin(lower: tail, middle: [-unit, 0, 0, unit], upper: tail))
    let none = -variance / 2
    #expect(throws: PredictiveDensityError.certain(asset: "USDC", row: 1, value: none)) {
      try PredictiveDensity(still, stepDays: 1).scores(of: Matrix([[0.0003], [none]]))
    }
    // The tail ends 0.5 / 0.25 beyond the threshold, at three units.
    let far = -3.1 * unit * variance.squareRoot()
    #expect(throws: PredictiveDensityError.impossible(asset: "USDC", row: 0, value: far)) {
      try PredictiveDensity(still, stepDays: 1).scores(of: Matrix([[far]]))
    }
    for error in [
      PredictiveDensityError.certain(asset: "USDC", row: 1, value: 0), .impossible(asset: "USDC", row: 1, value: far),
    ] {
      #expect("\(error)".contains("USDC") && "\(error)".contains("scored step 2") && "\(error)".contains(": "))
    }
  }
}

extension FittedDynamics {
  /// Whether the law gives all returns of a step a density together.
  fileprivate var hasJointDensity: Bool { self != .bootstrap && self != .filteredHistorical }
}
