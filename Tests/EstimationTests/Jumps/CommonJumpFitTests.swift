import Estimation
import Numerics
import Testing

@Suite("A fit of common jumps") struct CommonJumpFitTests {
  /// Jumps a little more than twice the size of a day's diffusion, thirty a year.
  static let truth = CommonJumpLaw(
    stepsPerYear: 365, drift: [0.2, -0.1],
    diffusionCovariance: .covariance(volatilities: [0.6, 0.8], correlation: 0.7), jumpsPerYear: 30,
    jumpMean: [-0.05, -0.08], jumpCovariance: .covariance(volatilities: [0.08, 0.1], correlation: 0.5))
  static let assets = ["A", "B"]

  static func sample(_ seed: UInt64, steps: Int = 1500) throws -> Matrix {
    var market = SyntheticMarket(seed: seed)
    return try market.returns(of: truth, steps: steps)
  }

  /// With some 120 jumps and 1,500 steps the asymptotic law may be expected to hold in the logarithm of what is positive.
  ///
  /// At a coverage of 99 % fewer than 194 of 200 are inside by chance in 0.4 % of cases, for each of ten figures; the seed
  /// is fixed. The joint region is that of the likelihood ratio, chi-square with 11 degrees of freedom.
  @Test("has the truth in its 99 % region")
  func recovery() throws {
    let truth = Self.truth
    var market = SyntheticMarket(seed: 31)
    var inside: [String: Int] = [:]
    let z = StandardNormal.quantile(0.995)
    LinearAlgebra.useCallingThreadOnly()
    for _ in 0..<200 {
      let returns = try market.returns(of: truth, steps: 1500)
      let fit = try JumpSpecification().fitCommon(returns, assets: Self.assets)
      #expect(fit.convergence.activeBounds == [])
      let errors = try #require(fit.standardErrors)
      func count(_ name: String, _ isInside: Bool) { inside[name, default: 0] += isInside ? 1 : 0 }
      func positive(_ name: String, _ value: Double, _ error: Double, _ target: Double) {
        count(name, abs((value / target).logarithm) < z * error / value)
      }
      positive("rate", fit.law.jumpsPerYear, try #require(errors.jumpsPerYear), truth.jumpsPerYear)
      for asset in 0..<2 {
        count("mean \(asset)", abs(fit.law.jumpMean[asset] - truth.jumpMean[asset]) < z * errors.jumpMean[asset])
        count("drift \(asset)", abs(fit.law.drift[asset] - truth.drift[asset]) < z * errors.drift[asset])
        positive(
          "jump volatility \(asset)", fit.law.jumpVolatility[asset], errors.jumpVolatility[asset],
          truth.jumpVolatility[asset])
        positive(
          "volatility \(asset)", fit.law.diffusionVolatility[asset], errors.diffusionVolatility[asset],
          truth.diffusionVolatility[asset])
      }
      let ratio = 2 * (fit.logLikelihood - (try truth.logDensities(of: returns).reduce(0, +)))
      #expect(ratio > 0)
      count("joint", ratio < 24.725)
    }
    #expect(inside.count == 10)
    for (name, count) in inside { #expect(count >= 194, "\(name): \(count)") }
  }

  @Test("has the likelihood that its law gives, and converges")
  func likelihood() throws {
    let returns = try Self.sample(1)
    let fit = try JumpSpecification().fitCommon(returns, assets: Self.assets)
    let spelt = try fit.law.logDensities(of: returns).reduce(0, +)
    #expect(abs(fit.logLikelihood - spelt) < 1e-9 * abs(spelt))
    #expect(fit.convergence.remaining < 1e-6)
    #expect(fit.convergence.starts == 3 && fit.convergence.spread < 0.2)
    #expect(fit.parameterCount == 11 && fit.observations == 1500)
    // At a maximum the rate is the expected number of jumps over the length of the sample.
    #expect(abs(fit.expectedJumps / (1500.0 / 365) / fit.law.jumpsPerYear - 1) < 1e-6)
  }

  /// The law's density, spelt out as a mixture of two-dimensional normal densities.
  @Test("has the density of its law")
  func density() throws {
    let truth = Self.truth
    let point = [-0.11, -0.04]
    var density = 0.0
    for jumps in 0...12 {
      let count = Double(jumps)
      func element(_ row: Int, _ column: Int) -> Double {
        truth.diffusionCovariance[row, column] / 365 + count * truth.jumpCovariance[row, column]
      }
      let (a, b, c) = (element(0, 0), element(0, 1), element(1, 1))
      let x = point[0] - truth.drift[0] / 365 - count * truth.jumpMean[0]
      let y = point[1] - truth.drift[1] / 365 - count * truth.jumpMean[1]
      let determinant = a * c - b * b
      let square = (c * x * x - 2 * b * x * y + a * y * y) / determinant
      let weight = Poisson(mean: 30.0 / 365).logProbability(of: jumps).exponential
      density += weight * (-0.5 * square).exponential / (2 * Double.pi * determinant.squareRoot())
    }
    // What four jumps leave out.
    #expect(abs(try truth.logDensities(of: Matrix([point]))[0] - density.logarithm) < 1e-6)
  }

  /// Second differences of the law's likelihood, inverted, against the closed form.
  @Test("has the standard errors of its likelihood's curvature")
  func curvature() throws {
    let returns = try Self.sample(2)
    let fit = try JumpSpecification().fitCommon(returns, assets: Self.assets)
    let errors = try #require(fit.standardErrors)
    let centre = Self.parameters(of: fit.law)
    let steps = centre.map { 1e-3 * abs($0) }
    func value(_ moves: [(Int, Double)]) throws -> Double {
      var point = centre
      for (index, sign) in moves { point[index] += sign * steps[index] }
      return try Self.law(point).logDensities(of: returns).reduce(0, +)
    }
    var information = Matrix(rows: centre.count, columns: centre.count)
    for i in centre.indices {
      for j in 0...i {
        let second =
          try value([(i, 1), (j, 1)]) - value([(i, 1), (j, -1)]) - value([(i, -1), (j, 1)]) + value([(i, -1), (j, -1)])
        information[i, j] = -second / (4 * steps[i] * steps[j])
        information[j, i] = information[i, j]
      }
    }
    let root = try information.choleskyFactor().whitened(.identity(centre.count))
    let covariance = root.multiplied(by: root.transposed())
    func error(_ index: Int) -> Double { covariance[index, index].squareRoot() }
    func close(_ ours: Double, _ theirs: Double) -> Bool { abs(ours / theirs - 1) < 1e-3 }
    #expect(close(try #require(errors.jumpsPerYear), error(0)))
    for asset in 0..<2 {
      #expect(close(errors.drift[asset], error(1 + asset)))
      #expect(close(errors.jumpMean[asset], error(3 + asset)))
      #expect(close(errors.diffusionVolatility[asset], error(5 + asset)))
      #expect(close(errors.jumpVolatility[asset], error(7 + asset)))
    }
  }

  private static func parameters(of law: CommonJumpLaw) -> [Double] {
    [law.jumpsPerYear] + law.drift + law.jumpMean + law.diffusionVolatility + law.jumpVolatility
      + [law.diffusionCorrelation[1, 0], law.jumpCorrelation[1, 0]]
  }

  private static func law(_ p: [Double]) -> CommonJumpLaw {
    CommonJumpLaw(
      stepsPerYear: 365, drift: [p[1], p[2]],
      diffusionCovariance: .covariance(volatilities: [p[5], p[6]], correlation: p[9]), jumpsPerYear: p[0],
      jumpMean: [p[3], p[4]], jumpCovariance: .covariance(volatilities: [p[7], p[8]], correlation: p[10]))
  }

  @Test("does not depend on the unit of the returns", arguments: [100, 0.01])
  func unit(factor: Double) throws {
    let returns = try Self.sample(3)
    let fit = try JumpSpecification().fitCommon(returns, assets: Self.assets)
    let scaled = try JumpSpecification().fitCommon(returns.scaled(by: factor), assets: Self.assets)
    #expect(abs(scaled.law.jumpsPerYear / fit.law.jumpsPerYear - 1) < 1e-5)
    for asset in 0..<2 {
      #expect(abs(scaled.law.jumpVolatility[asset] / (factor * fit.law.jumpVolatility[asset]) - 1) < 1e-5)
    }
  }
}
