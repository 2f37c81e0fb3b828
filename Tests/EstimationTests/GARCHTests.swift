import Estimation
import Foundation
import Testing

@Suite("A GARCH law") struct GARCHTests {
  static let laws = [
    GARCH(mean: 0.1, omega: 0.3, alpha: 0.08, beta: 0.85, innovations: .normal),
    GARCH(mean: -0.2, omega: 0.5, alpha: 0.05, gamma: 0.1, beta: 0.8, innovations: .normal),
    GARCH(mean: 0.05, omega: 0.2, alpha: 0.1, beta: 0.9, innovations: .studentT(degreesOfFreedom: 3.5)),
    GARCH(mean: 0, omega: 0.4, alpha: 0.12, gamma: -0.05, beta: 0.7, innovations: .studentT(degreesOfFreedom: 40)),
  ]

  /// The log-likelihood and the variances, spelt out.
  static func slow(_ law: GARCH, _ returns: [Double]) -> (logLikelihood: Double, variances: [Double]) {
    let average = returns.reduce(0, +) / Double(returns.count)
    let weights = (0..<min(75, returns.count)).map { pow(0.94, Double($0)) }
    let initial = zip(weights, returns).reduce(0) { $0 + $1.0 * pow($1.1 - average, 2) } / weights.reduce(0, +)
    var variances = [law.omega + (law.alpha + law.gamma / 2 + law.beta) * initial]
    var logLikelihood = 0.0
    for value in returns {
      let (ε, h) = (value - law.mean, variances[variances.count - 1])
      switch law.innovations {
      case .normal: logLikelihood -= 0.5 * (log(2 * .pi * h) + ε * ε / h)
      case .studentT(let ν):
        logLikelihood += lgamma((ν + 1) / 2) - lgamma(ν / 2) - 0.5 * log(.pi * (ν - 2) * h)
        logLikelihood -= (ν + 1) / 2 * log(1 + ε * ε / ((ν - 2) * h))
      }
      variances.append(law.omega + (law.alpha + (ε < 0 ? law.gamma : 0)) * ε * ε + law.beta * h)
    }
    return (logLikelihood, variances)
  }

  @Test("has the likelihood and the variances that its definition gives", arguments: laws, [1, 7, 8, 9, 75, 1000])
  func likelihood(law: GARCH, count: Int) {
    var market = SyntheticMarket(seed: 11)
    let returns = market.returns(rows: count, volatilities: [2.5], correlation: 0, degreesOfFreedom: 4).map { $0[0] }
    let slow = Self.slow(law, returns)
    #expect(abs(law.logLikelihood(of: returns) - slow.logLikelihood) < 1e-12 * abs(slow.logLikelihood))
    let variances = law.conditionalVariances(of: returns)
    #expect(variances.count == count + 1)
    #expect(zip(variances, slow.variances).allSatisfy { abs($0 - $1) <= 1e-13 * $1 })
  }

  /// A difference over 2h has an error of the order of h² and of the rounding of the likelihood over h.
  @Test("has the gradient that differences of the likelihood give", arguments: laws)
  func score(law: GARCH) throws {
    var market = SyntheticMarket(seed: 12)
    let returns = market.returns(rows: 500, volatilities: [2.5], correlation: 0, degreesOfFreedom: 4).map { $0[0] }
    let score = law.score(of: returns)
    let values = law.named
    #expect(Set(score.keys.map { "\($0)" }) == Set(values.keys))
    for (name, value) in values {
      let step = 1e-5 * max(abs(value), 0.1)
      func logLikelihood(shift: Double) -> Double {
        var moved = values
        moved[name] = value + shift
        return Self.law(moved).logLikelihood(of: returns)
      }
      let difference = (logLikelihood(shift: step) - logLikelihood(shift: -step)) / (2 * step)
      let exact = try #require(score.first { "\($0.key)" == name }?.value)
      #expect(abs(exact - difference) < 1e-6 * max(1, abs(exact)), "\(name)")
    }
  }

  static func law(_ values: [String: Double]) -> GARCH {
    GARCH(
      mean: values["mean"] ?? 0, omega: values["omega"] ?? 0, alpha: values["alpha"] ?? 0,
      gamma: values["gamma"] ?? 0, beta: values["beta"] ?? 0,
      innovations: values["degreesOfFreedom"].map { .studentT(degreesOfFreedom: $0) } ?? .normal)
  }

  /// 3 (1 - 0.95²) / (1 - 0.95² - 2 · 0.1²), Bollerslev (1986).
  @Test("has the kurtosis of the closed form")
  func kurtosis() throws {
    let law = GARCH(omega: 1, alpha: 0.1, beta: 0.85, innovations: .normal)
    #expect(abs(try #require(law.unconditionalKurtosis) - 3.7741935) < 5e-8)
    #expect(abs(try #require(law.unconditionalVariance) - 20) < 1e-12)
    let mirrored = GARCH(omega: 1, alpha: 0.2, gamma: -0.2, beta: 0.8, innovations: .normal)
    let plain = GARCH(omega: 1, alpha: 0, gamma: 0.2, beta: 0.8, innovations: .normal)
    #expect(abs(try #require(mirrored.unconditionalKurtosis) - (try #require(plain.unconditionalKurtosis))) < 1e-12)
    let constant = GARCH(omega: 1, alpha: 0, beta: 0, innovations: .studentT(degreesOfFreedom: 6))
    #expect(constant.unconditionalKurtosis == 6)
  }

  @Test("has no kurtosis and no variance where they are infinite")
  func infinite() {
    #expect(GARCH(omega: 1, alpha: 0.5, beta: 0.45, innovations: .normal).unconditionalKurtosis == nil)
    let heavy = GARCH(omega: 1, alpha: 0, beta: 0.5, innovations: .studentT(degreesOfFreedom: 4))
    #expect(heavy.unconditionalKurtosis == nil && heavy.unconditionalVariance == 2)
    let integrated = GARCH(omega: 1, alpha: 0.25, beta: 0.75, innovations: .normal)
    #expect(!integrated.isStationary && integrated.unconditionalVariance == nil)
    #expect(integrated.unconditionalKurtosis == nil)
  }

  @Test("refuses parameters that make no variance")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = GARCH(omega: 0, alpha: 0.1, beta: 0.8, innovations: .normal) }
    await #expect(processExitsWith: .failure) {
      _ = GARCH(omega: 1, alpha: 0.1, gamma: -0.2, beta: 0.8, innovations: .normal)
    }
    await #expect(processExitsWith: .failure) {
      _ = GARCH(omega: 1, alpha: 0.1, beta: 0.8, innovations: .studentT(degreesOfFreedom: 2))
    }
    await #expect(processExitsWith: .failure) {
      _ = GARCH(omega: 1, alpha: 0.1, beta: 0.8, innovations: .normal).logLikelihood(of: [])
    }
  }
}
