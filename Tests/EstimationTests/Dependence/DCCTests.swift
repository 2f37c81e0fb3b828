import Estimation
import Numerics
import Testing

@Suite("A dynamic correlation") struct DCCTests {
  private static let assets = ["A", "B", "C"]

  private func residuals() throws -> Matrix { Matrix(try DependenceReference.load().dcc.residuals) }

  /// The second moment of the residuals as a correlation.
  private func target(of residuals: Matrix) -> Matrix {
    let moment = residuals.crossProduct()
    var target = moment.scaledOnBothSides(by: moment.diagonal.map { 1 / $0.squareRoot() })
    for index in 0..<target.rows { target[index, index] = 1 }
    return target
  }

  @Test("has the log-likelihood of a literal loop over SciPy's densities", arguments: ["normal", "studentT"])
  func likelihood(name: String) throws {
    let reference = try #require(try DependenceReference.load().dcc.fits[name])
    let residuals = try residuals()
    let law = DCC(
      alpha: 0.05, beta: 0.9, target: target(of: residuals),
      innovations: name == "normal" ? .normal : .studentT(degreesOfFreedom: 6))
    let sum = try law.logDensities(of: residuals).reduce(0, +)
    #expect(abs(sum - reference.atStart) < 1e-9 * abs(sum))
  }

  @Test("fitted is the one that a simplex finds", arguments: ["normal", "studentT"])
  func fit(name: String) throws {
    let reference = try #require(try DependenceReference.load().dcc.fits[name])
    let residuals = try residuals()
    let fit = try DCCSpecification(innovations: name == "normal" ? .normal : .studentT)
      .fit(residuals, assets: Self.assets)
    #expect(fit.logLikelihood >= reference.logLikelihood - 1e-7)
    #expect(fit.logLikelihood < reference.logLikelihood + 1e-4)
    #expect(abs(fit.model.alpha - reference.alpha) < 1e-3 && abs(fit.model.beta - reference.beta) < 1e-3)
    if case .studentT(let degreesOfFreedom) = fit.model.innovations {
      #expect(abs(1 / degreesOfFreedom - reference.inverseDegreesOfFreedom) < 1e-4)
    }
    #expect(fit.model.target.largestDifference(from: target(of: residuals)) < 1e-14)
    #expect(abs(try fit.model.logDensities(of: residuals).reduce(0, +) - fit.logLikelihood) < 1e-8)
    #expect(try #require(fit.convergence.remaining) < 1e-7 && fit.convergence.spread < 0.05)
    #expect(fit.convergence.starts >= 2 && fit.convergence.activeBounds == [])
    #expect(fit.parameterCount == (name == "normal" ? 5 : 6) && fit.observations == 600)
    #expect(fit.logLikelihood > fit.constantLogLikelihood)
  }

  @Test("with given degrees of freedom has them, and the likelihood of the free fit where they agree")
  func givenDegreesOfFreedom() throws {
    let residuals = try residuals()
    let free = try DCCSpecification().fit(residuals, assets: Self.assets)
    guard case .studentT(let degreesOfFreedom) = free.model.innovations else {
      Issue.record("no t")
      return
    }
    let held = try DCCSpecification(innovations: .givenStudentT(degreesOfFreedom: degreesOfFreedom))
      .fit(residuals, assets: Self.assets)
    #expect(abs(held.logLikelihood - free.logLikelihood) < 1e-6)
    #expect(held.model.innovations == free.model.innovations && held.parameterCount == 5)
    #expect(held.standardErrors?.robust[.degreesOfFreedom] == nil)
    #expect(free.standardErrors?.robust[.degreesOfFreedom] != nil)
  }

  /// Twice the shift of the likelihood per squared shift of a parameter is the curvature.
  @Test("has standard errors from the curvature of its likelihood")
  func curvature() throws {
    let residuals = try residuals()
    let fit = try DCCSpecification(innovations: .normal).fit(residuals, assets: Self.assets)
    func value(_ alpha: Double, _ beta: Double) throws -> Double {
      try DCC(
        alpha: fit.model.alpha + alpha, beta: fit.model.beta + beta, target: fit.model.target, innovations: .normal
      ).logDensities(of: residuals).reduce(0, +)
    }
    let h = 1e-3
    let middle = try value(0, 0)
    let aa = (try value(h, 0) + value(-h, 0) - 2 * middle) / (h * h)
    let bb = (try value(0, h) + value(0, -h) - 2 * middle) / (h * h)
    let ab = (try value(h, h) + value(-h, -h) - value(h, -h) - value(-h, h)) / (4 * h * h)
    let determinant = aa * bb - ab * ab
    let errors = try #require(fit.standardErrors).hessian
    #expect(abs(try #require(errors[.alpha]) / (-bb / determinant).squareRoot() - 1) < 0.01)
    #expect(abs(try #require(errors[.beta]) / (-aa / determinant).squareRoot() - 1) < 0.01)
  }

  @Test("goes on where a fit left off")
  func prediction() throws {
    let residuals = try residuals()
    let first = Matrix(Array(residuals.rowValues.prefix(500)))
    let rest = Matrix(Array(residuals.rowValues.dropFirst(500)))
    let fit = try DCCSpecification().fit(first, assets: Self.assets)
    let whole = fit.model.correlations(of: residuals)
    let continued = fit.model.correlations(of: rest, from: fit.nextQ)
    #expect(continued.count == 101 && whole.count == 601)
    for step in [0, 50, 100] { #expect(continued[step].largestDifference(from: whole[500 + step]) < 1e-12) }
    #expect(fit.nextCorrelation.largestDifference(from: whole[500]) < 1e-12)
    let densities = try fit.model.logDensities(of: rest, from: fit.nextQ)
    let expected = try fit.model.logDensities(of: residuals).dropFirst(500)
    for (ours, theirs) in zip(densities, expected) { #expect(abs(ours - theirs) < 1e-10) }
  }

  @Test("of residuals with a constant correlation moves little or not at all", arguments: [1, 2, 3])
  func constantCorrelation(seed: UInt64) throws {
    var market = SyntheticMarket(seed: seed)
    let correlation = Matrix([[1, 0.5], [0.5, 1]])
    let residuals = try market.student(correlation: correlation, degreesOfFreedom: 8, rows: 1000)
    let fit = try DCCSpecification().fit(residuals, assets: ["A", "B"])
    #expect(fit.logLikelihood >= fit.constantLogLikelihood - 1e-6)
    #expect(fit.logLikelihood < fit.constantLogLikelihood + 8)
    if fit.convergence.activeBounds.contains(.zeroAlpha) { #expect(fit.standardErrors == nil) }
  }
}
