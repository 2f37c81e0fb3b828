import Numerics
import Testing

@Suite("Multivariate t") struct MultivariateStudentTTests {
  /// Evenly spread quantiles of a t, an ideal sample: every figure of a fit to it lies near the distribution's own.
  private func quantileSample(_ degreesOfFreedom: Double, count: Int) -> [Double] {
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    return (0..<count).map { distribution.quantile((Double($0) + 0.5) / Double(count)) }
  }

  /// Points on circles whose radii are quantiles of a bivariate t4: P(R > r) = (1 + r²/4)^-2.
  private func circles(rings: Int, points: Int) -> [[Double]] {
    // The tangent of an even angle is a quantile of the Cauchy distribution; each direction comes with its opposite.
    let directions = quantileSample(1, count: points / 2).flatMap { slope in
      [1, -1].map { sign in
        let cosine = sign / (1 + slope * slope).squareRoot()
        return (cosine, slope * cosine)
      }
    }
    return (0..<rings).flatMap { ring in
      let exceedance = (Double(ring) + 0.5) / Double(rings)
      let radius = (4 * (1 / exceedance.squareRoot() - 1)).squareRoot()
      return directions.map { [radius * $0.0, radius * $0.1] }
    }
  }

  @Test("the log-likelihood equals SciPy's")
  func logLikelihood() throws {
    let distribution = MultivariateStudentT(
      location: [0, 0.1], scatter: Matrix([[1, 0.5], [0.5, 2]]), degreesOfFreedom: 4)
    let value = try distribution.logLikelihood(of: Matrix([[0.1, -0.2], [1, 2]]))
    #expect(abs(value - -5.570581008855685) < 1e-13)
  }

  @Test("of one variable has the t density", arguments: [2.1, 4, 50])
  func oneVariable(degreesOfFreedom: Double) throws {
    let distribution = MultivariateStudentT(
      location: [0], scatter: Matrix.identity(1), degreesOfFreedom: degreesOfFreedom)
    let tail = StudentT(degreesOfFreedom: degreesOfFreedom)
    for x in [-3.0, 0, 0.7] {
      let difference =
        try distribution.logLikelihood(of: Matrix([[x], [0]])) - distribution.logLikelihood(of: Matrix([[0], [0]]))
      #expect(abs(difference - (tail.density(x) / tail.density(0)).logarithm) < 1e-13)
    }
  }

  @Test("is recovered from an ideal sample of one variable", arguments: [3.0, 4, 8])
  func univariateRecovery(degreesOfFreedom: Double) throws {
    let sample = quantileSample(degreesOfFreedom, count: 20_000).map { [0.5 + 2 * $0] }
    let fitted = try MultivariateStudentT.fit(Matrix(sample))
    #expect(abs(fitted.degreesOfFreedom / degreesOfFreedom - 1) < 0.01)
    #expect(abs(fitted.location[0] - 0.5) < 1e-6)
    #expect(abs(fitted.scatter[0, 0] / 4 - 1) < 0.005)
  }

  @Test("is recovered from an ideal sample of two variables, whatever the scatter")
  func bivariateRecovery() throws {
    let factor = Matrix([[2, 0], [1, 0.5]])
    let points = Matrix(circles(rings: 2000, points: 24)).multiplied(by: factor.transposed())
    let fitted = try MultivariateStudentT.fit(points)
    let scatter = factor.multiplied(by: factor.transposed())
    #expect(abs(fitted.degreesOfFreedom - 4) < 0.02)
    #expect(fitted.scatter.largestDifference(from: scatter) < 0.02)
    #expect(fitted.location.allSatisfy { abs($0) < 1e-6 })
  }

  /// At the maximum the weights (ν + d) / (ν + δ²) have the mean 1, and weighted moments are the parameters.
  @Test("at fixed degrees of freedom satisfies the likelihood equations", arguments: [1.0, 3, 30])
  func likelihoodEquations(degreesOfFreedom: Double) throws {
    let rows = PatternedMatrix.general(rows: 60, columns: 3)
    let fitted = try MultivariateStudentT.fit(rows, degreesOfFreedom: degreesOfFreedom, tolerance: 1e-13)
    let centred = rows.centred(at: fitted.location)
    let whitened = try fitted.scatter.choleskyFactor().whitened(centred)
    let weights = (0..<60).map { row in
      let distance = (0..<3).reduce(0) { $0 + whitened[row, $1] * whitened[row, $1] }
      return (degreesOfFreedom + 3) / (degreesOfFreedom + distance)
    }
    #expect(abs(weights.reduce(0, +) / 60 - 1) < 1e-10)
    for i in 0..<3 {
      #expect(abs((0..<60).reduce(0) { $0 + weights[$1] * centred[$1, i] }) < 1e-10)
      for j in 0...i {
        let moment = (0..<60).reduce(0) { $0 + weights[$1] * centred[$1, i] * centred[$1, j] } / 60
        #expect(abs(moment - fitted.scatter[i, j]) < 1e-10)
      }
    }
  }

  @Test("fitted is more likely than its neighbours")
  func maximum() throws {
    let sample = Matrix(quantileSample(5, count: 500).map { [$0] })
    let fitted = try MultivariateStudentT.fit(sample)
    let best = try fitted.logLikelihood(of: sample)
    for factor in [0.97, 1.03] {
      let ν = factor * fitted.degreesOfFreedom
      let neighbour = try MultivariateStudentT.fit(sample, degreesOfFreedom: ν)
      #expect(try neighbour.logLikelihood(of: sample) < best)
    }
  }

  /// The inverse of Fisher's information of a t4 with free scale, the squared scores integrated by SciPy's `quad`: √n
  /// times the standard error of ν is 16.56556.
  @Test("has the standard error that Fisher's information gives", arguments: [2000, 8000])
  func standardError(count: Int) throws {
    let sample = Matrix(quantileSample(4, count: count).map { [$0] })
    let fitted = try MultivariateStudentT.fit(sample)
    let error = try #require(try fitted.degreesOfFreedomStandardError(sample))
    #expect(abs(error * Double(count).squareRoot() / 16.56556 - 1) < 0.03)
  }

  @Test("has no standard error for normal observations, where the likelihood rises to the end")
  func normalObservations() throws {
    let sample = Matrix((1...999).map { [StandardNormal.quantile(Double($0) / 1000)] })
    let fitted = try MultivariateStudentT.fit(sample)
    #expect(fitted.degreesOfFreedom > 900)
  }

  @Test("is refused where there are too few observations or a variable repeats another")
  func errors() {
    #expect(throws: MultivariateFitError.tooFewObservations(count: 3, needed: 4)) {
      try MultivariateStudentT.fit(PatternedMatrix.general(rows: 3, columns: 2))
    }
    let column = quantileSample(4, count: 50)
    #expect(throws: MultivariateFitError.self) {
      try MultivariateStudentT.fit(Matrix(columns: [column, column]))
    }
    #expect(throws: MultivariateFitError.self) {
      try MultivariateStudentT.fit(Matrix(columns: [Array(repeating: 1, count: 50)]))
    }
  }
}
