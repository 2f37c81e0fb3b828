import Estimation
import Numerics
import Testing

@Suite("A fit of regimes to poor returns") struct RegimeErrorTests {
  private func fit(_ returns: Matrix, states: Int = 2, iterationLimit: Int = 2000) throws -> RegimeFit {
    try RegimeSpecification(states: states, iterationLimit: iterationLimit).fit(returns, assets: ["A", "B"])
  }

  @Test("is refused where they are too few, not finite, constant or repeated")
  func poor() throws {
    let sample = try RegimeFitTests.sample(RegimeFitTests.two, seed: 71, steps: 200)
    #expect(throws: RegimeError.returns(.tooFewObservations(count: 40, assets: 2, needed: 100))) {
      try fit(Matrix(Array(sample.rowValues.prefix(40))))
    }
    var returns = sample
    returns[3, 0] = .nan
    let error = try #require(#expect(throws: RegimeError.self) { try fit(returns) })
    #expect(error.description.hasPrefix("A: return 4 is nan"))
    returns = sample
    for row in 0..<200 { returns[row, 1] = -1 }
    #expect(throws: RegimeError.returns(.constantSeries(asset: "B", observations: 200))) { try fit(returns) }
    for row in 0..<200 { returns[row, 1] = 3 * returns[row, 0] }
    #expect(throws: RegimeError.returns(.collinear(asset: "B"))) { try fit(returns) }
  }

  /// The wild state would be the one day.
  @Test("with one huge return among normal ones is refused", arguments: [2, 3], [1, 30])
  func outlier(states: Int, size: Double) throws {
    var market = SyntheticMarket(seed: 72)
    var returns = Matrix(market.returns(rows: 1000, volatilities: [0.03, 0.04], correlation: 0.5))
    returns[500, 0] = size
    let error = try #require(#expect(throws: RegimeError.self) { try fit(returns, states: states) })
    guard case .tooFewSteps(_, states, let steps, 10) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(steps < 10)
    #expect(error.description.contains("check those days for a wrong price"))
  }

  /// A search that may look once only returns what it was given.
  @Test("is refused where no search leaves its start", arguments: [2, 3])
  func stopped(states: Int) throws {
    let returns = try RegimeFitTests.sample(RegimeFitTests.two, seed: 73)
    let error = try #require(#expect(throws: RegimeError.self) { try fit(returns, states: states, iterationLimit: 1) })
    guard case .stoppedAtStart(2, 4, _) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(error.description.contains("ended where it began"))
  }

  @Test("is refused where the search is cut short of a maximum")
  func cutShort() throws {
    let returns = try RegimeFitTests.sample(RegimeFitTests.two, seed: 73)
    let error = try #require(#expect(throws: RegimeError.self) { try fit(returns, iterationLimit: 3) })
    guard case .notConverged = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(error.description.contains("allow more iterations"))
  }

  /// The wild state never follows itself, which the likelihood can say only with a probability of 0.
  @Test("says where a state never follows another")
  func never() throws {
    let law = RegimeLaw(
      transition: Matrix([[0.9, 0.1, 0], [0, 0.8, 0.2], [0.5, 0.5, 0]]),
      covariances: [1e-4, 4e-3, 0.2].map { Matrix([[$0, 0], [0, $0]]) })
    let returns = try RegimeFitTests.sample(law, seed: 74, steps: 2000)
    let fit = try fit(returns, states: 3)
    #expect(
      fit.convergence.activeBounds.isSuperset(of: [.neverFollows(from: 0, to: 2), .neverFollows(from: 1, to: 0)]))
    let errors = try #require(fit.standardErrors)
    #expect(errors.transition[0][2] == nil && errors.transition[1][0] == nil && errors.transition[0][1] != nil)
  }
}
