import Estimation
import Testing

@Suite("A GARCH fit of poor returns") struct GARCHErrorTests {
  static let specifications = GARCHFitTests.specifications

  @Test("is refused where they are too few")
  func tooFew() {
    #expect(throws: GARCHError.tooFewObservations(asset: "A", count: 3, needed: 100)) {
      try GARCHSpecification().fit([0.01, -0.02, 0.01], asset: "A")
    }
    #expect(throws: GARCHError.tooFewObservations(asset: "A", count: 0, needed: 100)) {
      try GARCHSpecification().fit([], asset: "A")
    }
  }

  @Test("is refused where one is not finite, naming it", arguments: [Double.infinity, -.infinity])
  func infinite(value: Double) {
    var returns = calm(200)
    returns[150] = value
    #expect(throws: GARCHError.notFinite(asset: "A", index: 150, value: value)) {
      try GARCHSpecification().fit(returns, asset: "A")
    }
  }

  @Test("is refused where one is no number, naming it")
  func notANumber() throws {
    var returns = calm(200)
    returns[7] = .nan
    let error = try #require(
      #expect(throws: GARCHError.self) { try GARCHSpecification().fit(returns, asset: "LUNA") })
    #expect(error.description.hasPrefix("LUNA: return 8 is nan"))
  }

  @Test("is refused where they do not move", arguments: [0, 0.01])
  func constant(value: Double) {
    #expect(throws: GARCHError.constantSeries(asset: "USDC", observations: 300)) {
      try GARCHSpecification().fit(Array(repeating: value, count: 300), asset: "USDC")
    }
  }

  /// An optimiser that may look once only returns what it was given.
  @Test("is refused where no search leaves its start", arguments: specifications)
  func stopped(specification: GARCHSpecification) throws {
    var specification = specification
    specification.evaluationLimit = 1
    let error = try #require(
      #expect(throws: GARCHError.self) { try specification.fit(calm(500), asset: "A") })
    guard case .stoppedAtStart(let asset, let starts, _) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(asset == "A" && starts > 1)
    #expect(error.description.contains("ended where it began"))
  }

  @Test("is refused where the search is cut short of a maximum", arguments: GARCHSpecification.Innovations.allCases)
  func notConverged(innovations: GARCHSpecification.Innovations) throws {
    let error = try #require(
      #expect(throws: GARCHError.self) {
        try GARCHSpecification(innovations: innovations, evaluationLimit: 3).fit(Self.pegged, asset: "USDC")
      })
    guard case .notConverged = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(error.description.contains("allow more evaluations"))
  }

  /// The density at 0 grows without end as the variance of the days without a move shrinks.
  @Test("of a peg that hardly moves is refused for t innovations")
  func pegged() throws {
    #expect(throws: GARCHError.self) { try GARCHSpecification().fit(Self.pegged, asset: "USDC") }
  }

  @Test("of a peg that hardly moves has, with normal innovations, the likelihood that its law says")
  func peggedNormal() throws {
    let fit = try GARCHSpecification(innovations: .normal).fit(Self.pegged, asset: "USDC")
    #expect(!fit.convergence.activeBounds.isEmpty)
    #expect(abs(fit.model.logLikelihood(of: Self.pegged) - fit.logLikelihood) < 1e-6)
  }

  /// A peg that stood still for most of its history and then moved once.
  @Test("of a peg that moved once is refused or says on which bounds it lies", arguments: specifications)
  func movedOnce(specification: GARCHSpecification) throws {
    var returns = [Double](repeating: 0, count: 400)
    returns[200] = -0.13
    returns[201] = 0.12
    do {
      let fit = try specification.fit(returns, asset: "USDC")
      #expect(!fit.convergence.activeBounds.isEmpty)
    } catch {
      #expect(error.description.hasPrefix("USDC: "))
    }
  }

  @Test("is refused where a span of returns is missing, naming its first")
  func missingSpan() throws {
    var returns = calm(300)
    for index in 120..<180 { returns[index] = .nan }
    let error = try #require(#expect(throws: GARCHError.self) { try GARCHSpecification().fit(returns, asset: "A") })
    #expect(
      error.description
        == "A: return 121 is nan: a GARCH fit needs every return, so cut the series there or mend the price")
  }

  private static let pegged = (0..<600).map { $0.isMultiple(of: 30) ? 2e-4 : $0.isMultiple(of: 10) ? -1e-4 : 0 }

  /// The likelihood is the same wherever ω + (α + β) h = h, as it is at every start.
  @Test("of constant size is refused for normal innovations", arguments: [false, true])
  func alternatingNormal(isAsymmetric: Bool) throws {
    let error = try #require(
      #expect(throws: GARCHError.self) {
        try GARCHSpecification(isAsymmetric: isAsymmetric, innovations: .normal).fit(Self.alternating, asset: "A")
      })
    guard case .stoppedAtStart = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(error.description.contains("constant volatility"))
  }

  @Test("of constant size has that size as its variance for t innovations", arguments: [false, true])
  func alternatingStudent(isAsymmetric: Bool) throws {
    let fit = try GARCHSpecification(isAsymmetric: isAsymmetric).fit(Self.alternating, asset: "A")
    let last = try #require(fit.model.conditionalVariances(of: Self.alternating).last)
    #expect(abs(last - 1e-4) < 2e-6)
    #expect(abs(fit.model.mean) < 1e-4)
    #expect(fit.convergence.activeBounds.contains(.mostDegreesOfFreedom))
  }

  private static let alternating = (0..<400).map { $0.isMultiple(of: 2) ? 0.01 : -0.01 }

  @Test("with one huge return is the law that its likelihood says", arguments: specifications)
  func outlier(specification: GARCHSpecification) throws {
    var returns = calm(500)
    returns[250] = 30
    let fit = try specification.fit(returns, asset: "A")
    let spelt = GARCHTests.slow(fit.model, returns).logLikelihood
    #expect(abs(fit.logLikelihood - spelt) < 1e-9 * abs(spelt))
  }

  @Test("of independent returns says where the data give it no hold", arguments: [1, 2, 3, 4, 5])
  func independent(seed: UInt64) throws {
    var market = SyntheticMarket(seed: seed)
    let returns = (0..<800).map { _ in 0.02 * market.normal() }
    let fit = try GARCHSpecification(innovations: .normal).fit(returns, asset: "A")
    let average = returns.reduce(0, +) / 800
    let variance = returns.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 800
    let constant = GARCH(mean: average, omega: variance, alpha: 0, beta: 0, innovations: .normal)
    #expect(fit.logLikelihood >= constant.logLikelihood(of: returns) - 1e-6)
  }

  private func calm(_ count: Int) -> [Double] {
    var market = SyntheticMarket(seed: 14)
    return market.returns(
      of: GARCH(omega: 0.00002, alpha: 0.1, beta: 0.85, innovations: .studentT(degreesOfFreedom: 6)), count: count)
  }

  @Test("a volatility that stands beyond belief names the asset, the bound and the ways out")
  func currentVolatility() {
    let error = GARCHError.currentVolatility(asset: "LUNA", value: 88.127, bound: 50)
    #expect(
      error.description
        == "LUNA: its volatility stands at 8813 % per year after the last return, and 5000 % is the most that"
        + " is believed: end the prices before its crash, choose the fallback constant, or leave it out")
  }
}
