import Estimation
import Numerics
import Testing

@Suite("A fit of jumps to poor returns") struct JumpErrorTests {
  private static let assets = CommonJumpFitTests.assets

  private func fit(_ returns: Matrix, _ specification: JumpSpecification = JumpSpecification()) throws -> CommonJumpFit
  {
    try specification.fitCommon(returns, assets: Self.assets)
  }

  @Test("is refused where they are too few")
  func tooFew() throws {
    let returns = try CommonJumpFitTests.sample(5, steps: 99)
    #expect(throws: JumpError.returns(.tooFewObservations(count: 99, assets: 2, needed: 100))) { try fit(returns) }
    #expect(throws: JumpError.returns(.tooFewObservations(count: 0, assets: 1, needed: 100))) {
      try JumpSpecification().fitOwn([], asset: "A")
    }
  }

  @Test("is refused where one is not finite, naming it", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    var returns = try CommonJumpFitTests.sample(5, steps: 200)
    returns[150, 1] = value
    let error = try #require(#expect(throws: JumpError.self) { try fit(returns) })
    #expect(error.description.hasPrefix("B: return 151 is \(value)"))
  }

  @Test("is refused where an asset does not move")
  func constant() throws {
    var returns = try CommonJumpFitTests.sample(5, steps: 200)
    for row in 0..<200 { returns[row, 0] = 0.01 }
    #expect(throws: JumpError.returns(.constantSeries(asset: "A", observations: 200))) { try fit(returns) }
  }

  @Test("is refused where an asset hardly ever moves")
  func pegged() throws {
    var returns = try CommonJumpFitTests.sample(5, steps: 200)
    for row in 0..<200 { returns[row, 0] = row.isMultiple(of: 20) ? 1e-4 * Double(row) : 0 }
    let error = try #require(#expect(throws: JumpError.self) { try fit(returns) })
    #expect(error == .returns(.noSpread(assets: Self.assets)))
    #expect(error.description.contains("most returns lie in one place"))
  }

  @Test("is refused where one asset repeats another", arguments: [1.0, -2.5])
  func collinear(factor: Double) throws {
    var returns = try CommonJumpFitTests.sample(5, steps: 200)
    for row in 0..<200 { returns[row, 1] = factor * returns[row, 0] }
    #expect(throws: JumpError.returns(.collinear(asset: "B"))) { try fit(returns) }
  }

  /// One day is no law of jumps, and a covariance of that size in the diffusion would be none either.
  @Test("with one huge return among normal ones is refused", arguments: [1, 30, 1000])
  func outlier(size: Double) throws {
    var market = SyntheticMarket(seed: 41)
    var returns = Matrix(market.returns(rows: 1000, volatilities: [0.03, 0.04], correlation: 0.5))
    returns[500, 0] = size
    let error = try #require(#expect(throws: JumpError.self) { try fit(returns) })
    guard case .tooFewJumps(_, let expected, 5) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(expected < 5)
    #expect(error.description.contains("check those days for a wrong price"))
  }

  /// An otherwise good sample keeps its diffusion; the jumps take the outlier in.
  @Test("with one huge return among jumps keeps its diffusion")
  func outlierAmongJumps() throws {
    var returns = try CommonJumpFitTests.sample(6)
    let before = try fit(returns)
    returns[700, 0] = -0.9
    let after = try fit(returns)
    #expect(abs(after.law.diffusionVolatility[0] / before.law.diffusionVolatility[0] - 1) < 0.05)
    #expect(after.law.jumpVolatility[0] > before.law.jumpVolatility[0])
  }

  /// A search that may look once only returns what it was given.
  @Test("is refused where no search leaves its start")
  func stopped() throws {
    let returns = try CommonJumpFitTests.sample(7)
    let error = try #require(
      #expect(throws: JumpError.self) { try fit(returns, JumpSpecification(iterationLimit: 1)) })
    guard case .stoppedAtStart(Self.assets, 3, _) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(error.description.contains("ended where it began"))
  }

  @Test("is refused where the search is cut short of a maximum")
  func cutShort() throws {
    let returns = try CommonJumpFitTests.sample(7)
    let error = try #require(
      #expect(throws: JumpError.self) { try fit(returns, JumpSpecification(iterationLimit: 4)) })
    guard case .notConverged = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(error.description.contains("allow more iterations"))
  }

  @Test("says where the jumps are as frequent as they may be")
  func bounded() throws {
    let returns = try CommonJumpFitTests.sample(8)
    let fit = try fit(returns, JumpSpecification(mostJumpsPerStep: 0.02))
    #expect(fit.convergence.activeBounds == [.mostFrequentJumps])
    #expect(abs(fit.law.jumpsPerYear / (0.02 * 365) - 1) < 1e-12)
    #expect(fit.expectedJumps > 0.02 * 1500)
    #expect(try #require(fit.standardErrors).jumpsPerYear == nil)
    let free = try self.fit(returns)
    #expect(free.logLikelihood > fit.logLikelihood)
    #expect(fit.law.covariance[0, 0] < fit.sampleCovariance[0, 0])
  }

  /// All jumps are alike, so that the likelihood wants their variance to be 0.
  @Test("says where the variance of a jump is at its least")
  func alike() throws {
    var market = SyntheticMarket(seed: 42)
    var returns = (0..<1000).map { _ in 0.02 * market.normal() }
    for row in stride(from: 10, to: 1000, by: 40) { returns[row] = -0.3 }
    let fit = try JumpSpecification().fitOwn(returns, asset: "A")
    #expect(fit.convergence.activeBounds == [.leastJumpVariance])
    #expect(abs(fit.expectedJumps - 25) < 0.01)
    #expect(abs(fit.jumps.mean + 0.3) < 0.01)
    #expect(fit.jumps.volatility > 0 && fit.jumps.volatility < 0.1 * 0.02 * 1.2)
  }
}
