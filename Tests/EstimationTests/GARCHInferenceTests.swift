import Estimation
import Foundation
import Numerics
import Testing

@Suite("What a GARCH fit says of its parameters") struct GARCHInferenceTests {
  static let specifications = GARCHFitTests.specifications

  @Test("residuals are the definition's", arguments: GARCHTests.laws)
  func residuals(law: GARCH) {
    var market = SyntheticMarket(seed: 61)
    let returns = market.returns(of: law.isStationary ? law : GARCHTests.laws[0], count: 300)
    let expected = zip(returns, GARCHTests.slow(law, returns).variances).map { ($0 - law.mean) / sqrt($1) }
    let found = law.standardisedResiduals(of: returns)
    #expect(found.count == returns.count)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 * max(1, abs($1)) })
  }

  @Test(
    "the covariance is symmetric, its diagonal the squared errors, and it can be drawn from", arguments: specifications)
  func covariance(specification: GARCHSpecification) throws {
    let returns = try GARCHReference.load().simulated[1].returns
    let fit = try specification.fit(returns, asset: "A")
    let covariance = try #require(fit.parameterCovariance)
    let errors = try #require(fit.standardErrors)
    #expect(covariance.parameters.count == specification.parameterCount)
    for (matrix, errors) in [(covariance.hessian, errors.hessian), (covariance.robust, errors.robust)] {
      #expect(matrix.largestDifference(from: matrix.transposed()) < 1e-12 * matrix.frobeniusNorm)
      for (index, parameter) in covariance.parameters.enumerated() {
        #expect(errors[parameter] == matrix[index, index].squareRoot())
      }
      #expect(throws: Never.self) { try matrix.choleskyFactor() }
    }
    let alone = covariance.standardError(of: [.beta: 2], by: \.hessian)
    #expect(abs(alone - 2 * (try #require(errors.hessian[.beta]))) < 1e-12)
  }

  /// A likelihood is a parabola near its top: half the curvature in a direction is what a step there costs.
  @Test("the inverse of the Hessian covariance is the curvature of the likelihood", arguments: specifications)
  func curvature(specification: GARCHSpecification) throws {
    let returns = try GARCHReference.load().simulated[1].returns
    let fit = try specification.fit(returns, asset: "A")
    let covariance = try #require(fit.parameterCovariance)
    // Along a column of the covariance, scaled to e standard errors of its parameter, the fall is e² / 2.
    for (column, parameter) in covariance.parameters.enumerated() {
      let length = 0.02 / covariance.hessian[column, column].squareRoot()
      func fall(_ sign: Double) -> Double {
        var values = fit.model.named
        for (row, other) in covariance.parameters.enumerated() {
          values["\(other)", default: 0] += sign * length * covariance.hessian[row, column]
        }
        return fit.logLikelihood - GARCHTests.law(values).logLikelihood(of: returns)
      }
      let mean = (fall(1) + fall(-1)) / 2
      #expect(abs(mean / (0.02 * 0.02 / 2) - 1) < 0.01, "\(parameter)")
    }
  }

  @Test("with a targeted variance ω follows from the others")
  func targeting() throws {
    let returns = try GARCHReference.load().simulated[1].returns
    let fit = try GARCHSpecification(targetsVariance: true).fit(returns, asset: "A")
    let covariance = try #require(fit.parameterCovariance)
    let variance = try #require(fit.model.unconditionalVariance)
    let error = covariance.standardError(of: [.omega: 1, .alpha: variance, .beta: variance], by: \.robust)
    #expect(error < 1e-6 * (try #require(fit.standardErrors?.robust[.omega])))
  }

  @Test("the persistence of a steady law is below 1, and by how much")
  func stationary() throws {
    let returns = try GARCHReference.load().simulated[0].returns
    let fit = try GARCHSpecification(isAsymmetric: true, innovations: .normal).fit(returns, asset: "A")
    let verdict = fit.stationarity
    let covariance = try #require(fit.parameterCovariance)
    let error = covariance.standardError(of: [.alpha: 1, .gamma: 0.5, .beta: 1], by: \.robust)
    #expect(verdict.persistence == fit.model.persistence && verdict.standardError == error)
    #expect(verdict.distance == (1 - fit.model.persistence) / error)
    var market = SyntheticMarket(seed: 62)
    let calm = GARCH(omega: 0.4, alpha: 0.2, beta: 0.4, innovations: .normal)
    let steady = try GARCHSpecification(innovations: .normal).fit(market.returns(of: calm, count: 3000), asset: "A")
    #expect(steady.stationarity.verdict == .stationary)
    #expect(try #require(steady.stationarity.distance) > 5)
  }

  @Test("a law without a variance is integrated, and one near it uncertain", arguments: specifications)
  func integrated(specification: GARCHSpecification) throws {
    var market = SyntheticMarket(seed: 15)
    let returns = market.returns(of: GARCH(omega: 0.0001, alpha: 1.3, beta: 0, innovations: .normal), count: 1000)
    let verdict = try specification.fit(returns, asset: "A").stationarity
    #expect(verdict.verdict == .integrated && verdict.distance == nil && verdict.standardError == nil)
    let slow = market.returns(of: GARCH(omega: 0.001, alpha: 0.06, beta: 0.938, innovations: .normal), count: 400)
    #expect(try specification.fit(slow, asset: "A").stationarity.verdict != .stationary)
  }
}
