import Numerics
import Testing

@Suite("Copulas") struct StudentTCopulaTests {
  /// The closed form, recomputed with SciPy; Embrechts, McNeil and Straumann's table has the first eight to two digits.
  @Test(
    "have the tail dependence of the closed form",
    arguments: [
      (4, -0.5, 0.011724811003954639), (4, 0, 0.07558681842161241), (4, 0.5, 0.2531699951003227),
      (4, 0.9, 0.6298118711924645), (10, -0.5, 0.00012940169548043978), (10, 0, 0.006872303308921113),
      (10, 0.5, 0.08186423116569438), (10, 0.9, 0.4627244947100462), (3, 0.5, 0.3125), (3, 0.8, 0.5414697392755851),
    ])
  func tailDependence(degreesOfFreedom: Double, correlation: Double, coefficient: Double) {
    let limit = StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: correlation)
    #expect(abs(limit / coefficient - 1) < 1e-12)
  }

  /// The conditional probability by another integral, ∫ f(s) T((x - ρs) / √((1-ρ²)(ν+s²)/(ν+1))) ds below x, by SciPy.
  @Test(
    "have the tail dependence at a level that integration over one asset gives",
    arguments: [
      (4, 0.5, 0.05, 0.3387392104942886), (4, -0.5, 0.05, 0.025498665977303655), (10, 0.5, 0.05, 0.28381477971481456),
      (3, 0.8, 0.05, 0.5875871568279037), (4, 0.9, 0.01, 0.6562411328264083), (10, 0.5, 0.001, 0.14037189583931683),
      (3, 0.8, 0.001, 0.5447209928314826),
    ])
  func levels(degreesOfFreedom: Double, correlation: Double, level: Double, probability: Double) {
    let value = StudentTCopula.tailDependence(
      degreesOfFreedom: degreesOfFreedom, correlation: correlation, level: level)
    #expect(abs(value / probability - 1) < 1e-10)
  }

  @Test(
    "reach the limit as the level goes to 0, and certainty where one asset repeats the other", arguments: [2.5, 4, 30])
  func limits(degreesOfFreedom: Double) {
    let limit = StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: 0.6)
    let near = StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: 0.6, level: 1e-60)
    #expect(abs(near / limit - 1) < 2e-3)
    #expect(StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: 1) == 1)
    #expect(
      abs(StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: 1, level: 0.01) - 1) < 1e-10)
    #expect(StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: -1) == 0)
    #expect(StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: -1, level: 0.05) == 0)
    // The orthant probability of every elliptical law: 1/4 + arcsin(ρ) / 2π.
    let orthant = StudentTCopula.tailDependence(degreesOfFreedom: degreesOfFreedom, correlation: 0.5, level: 0.5)
    #expect(abs(orthant - 2.0 / 3) < 1e-12)
  }

  /// Sklar: the joint density is the copula's at the margins times theirs.
  @Test("have the density that a multivariate t has beside its margins", arguments: [2.5, 4, 60])
  func density(degreesOfFreedom: Double) throws {
    let correlation = Matrix([[1, 0.6, 0.3], [0.6, 1, -0.2], [0.3, -0.2, 1]])
    let joint = MultivariateStudentT(
      location: [0, 0, 0], scatter: correlation, degreesOfFreedom: degreesOfFreedom)
    let margin = StudentT(degreesOfFreedom: degreesOfFreedom)
    let copula = StudentTCopula(correlation: correlation, degreesOfFreedom: degreesOfFreedom)
    for scores in [[0.1, -0.4, 1], [-3, 2, 0], [-6, -6.5, 5]] {
      let quantiles = scores.map { margin.quantile(atNormal: $0) }
      let expected =
        try joint.logLikelihood(of: Matrix([quantiles])) - quantiles.reduce(0) { $0 + margin.logDensity($1) }
      #expect(abs(try copula.logDensities(atNormal: Matrix([scores]))[0] - expected) < 1e-10)
    }
  }

  /// log c = -½ log|R| - ½ zᵀ (R⁻¹ - I) z, and for two assets in the words of ρ.
  @Test("of normals have the density of the textbook", arguments: [-0.7, 0, 0.9])
  func gaussian(ρ: Double) throws {
    let copula = GaussianCopula(correlation: Matrix([[1, ρ], [ρ, 1]]))
    for (x, y) in [(0.3, -1.0), (-4, -3.5)] {
      let exponent = (ρ * ρ * (x * x + y * y) - 2 * ρ * x * y) / (2 * (1 - ρ * ρ))
      let expected = -0.5 * (1 - ρ * ρ).logarithm - exponent
      #expect(abs(try copula.logDensities(atNormal: Matrix([[x, y]]))[0] - expected) < 1e-12)
    }
  }

  @Test("the t's quantile at a normal value is precise in both tails")
  func quantileAtNormal() {
    let law = StudentT(degreesOfFreedom: 4)
    #expect(law.quantile(atNormal: -8) == -law.quantile(atNormal: 8))
    #expect(abs(law.cumulative(law.quantile(atNormal: -8)) / StandardNormal.cumulative(-8) - 1) < 1e-12)
    #expect(abs(law.logDensity(1.3) - law.density(1.3).logarithm) < 1e-14)
  }
}
