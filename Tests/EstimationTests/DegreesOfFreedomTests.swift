import Estimation
import Numerics
import Testing

@Suite("Degrees of freedom") struct DegreesOfFreedomTests {
  @Test("of a univariate series equal SciPy's", arguments: 0..<3)
  func univariate(index: Int) throws {
    let reference = try Reference.load().univariateT[index]
    let fit = try DegreesOfFreedomFit(Matrix(columns: [reference.values]), assets: ["A"])
    #expect(abs(fit.degreesOfFreedom - reference.degreesOfFreedom) < 1e-5)
    #expect(abs(fit.degreesOfFreedom - reference.simplexDegreesOfFreedom) < 1e-4)
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-8)
    let error = try #require(fit.standardError)
    #expect(error > 0 && error < fit.degreesOfFreedom)
  }

  @Test("of a bivariate series equal a general optimiser's on SciPy's density")
  func bivariate() throws {
    let reference = try Reference.load().bivariateT
    let fit = try DegreesOfFreedomFit(Matrix(reference.returns), assets: ["A", "B"])
    #expect(abs(fit.degreesOfFreedom - reference.degreesOfFreedom) < 1e-4)
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-7)
  }

  @Test("given the covariance equal an optimiser's on SciPy's density")
  func givenCovariance() throws {
    let reference = try Reference.load().bivariateT
    let returns = Matrix(reference.returns)
    let fit = try DegreesOfFreedomFit(givenSampleCovariance: returns, assets: ["A", "B"])
    #expect(abs(fit.degreesOfFreedom - reference.degreesOfFreedomGivenCovariance) < 1e-5)
    #expect(try #require(fit.standardError) > 0)
    let joint = try DegreesOfFreedomFit(returns, assets: ["A", "B"])
    #expect(fit.logLikelihood < joint.logLikelihood)
  }

  @Test("do not depend on the size of the returns")
  func scaleFree() throws {
    let rows = try Reference.load().bivariateT.returns
    let fit = try DegreesOfFreedomFit(Matrix(rows), assets: ["A", "B"])
    let scaled = try DegreesOfFreedomFit(Matrix(rows.map { [$0[0] * 1e-4, $0[1] * 100] }), assets: ["A", "B"])
    #expect(abs(fit.degreesOfFreedom - scaled.degreesOfFreedom) < 1e-5)
  }

  /// Within 5 of its own standard errors of the truth: a false alarm once in a million seeds.
  @Test("come back from drawn returns", arguments: [4, 6, 10])
  func recovery(truth: Int) throws {
    var market = SyntheticMarket(seed: 7)
    let rows = market.returns(
      rows: 3000, volatilities: [0.03, 0.05, 0.04, 0.002], correlation: 0.6, degreesOfFreedom: truth)
    let fit = try DegreesOfFreedomFit(Matrix(rows), assets: names(4))
    let error = try #require(fit.standardError)
    #expect(abs(fit.degreesOfFreedom - Double(truth)) < 5 * error)
    #expect(error < 0.15 * Double(truth))
    #expect(!fit.isIndistinguishableFromNormal)
  }

  @Test("of evenly spread normal quantiles say that the returns are normal")
  func normal() throws {
    let quantiles = (1...2000).map { 0.03 * StandardNormal.quantile((Double($0) - 0.5) / 2000) }
    let fit = try DegreesOfFreedomFit(Matrix(columns: [quantiles]), assets: ["A"])
    #expect(fit.isIndistinguishableFromNormal)
    #expect(fit.standardError == nil)
  }

  @Test("at which the variance does not exist are refused, naming the asset with the heaviest tails")
  func tooLow() throws {
    let cauchy = StudentT(degreesOfFreedom: 1)
    let wild = (1...500).map { 0.001 * cauchy.quantile((Double($0) - 0.5) / 500) }
    var market = SyntheticMarket(seed: 8)
    let calm = market.returns(rows: 500, volatilities: [0.03], correlation: 0).map { $0[0] }
    let error = try #require(
      #expect(throws: EstimationError.self) { try DegreesOfFreedomFit(Matrix(columns: [wild]), assets: ["WILD"]) })
    guard case .degreesOfFreedomTooLow(let value, let bound, let asset, _) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(value < bound && asset == "WILD")
    #expect(error.description.contains("WILD"))
    #expect(throws: Never.self) { try DegreesOfFreedomFit(Matrix(columns: [calm]), assets: ["CALM"]) }
  }

  /// More than half of the returns are exactly 0, as for a dollar coin quoted to four digits: the likelihood grows
  /// without bound as the scatter shrinks on them.
  @Test("of an asset that mostly stands still are refused by its name")
  func mostlyStill() throws {
    let error = try #require(
      #expect(throws: EstimationError.self) {
        try DegreesOfFreedomFit(
          Matrix(columns: [(0..<300).map { $0.isMultiple(of: 5) ? 0.0001 * Double($0 - 150) : 0 }]), assets: ["USDC"])
      })
    #expect(error.description.contains("USDC"))
    #expect(error.description.contains("gaussian dynamics"))
  }

  @Test("of assets that repeat each other are refused by name")
  func dependent() throws {
    let values = try Reference.load().univariateT[0].values
    let error = try #require(
      #expect(throws: EstimationError.self) {
        try DegreesOfFreedomFit(Matrix(columns: [values, values.map { 2 * $0 }]), assets: ["BTC", "WBTC"])
      })
    guard case .dependentAssets(let first, let second, _) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(first == "BTC" && second == "WBTC")
  }

  @Test("need enough returns and assets that move")
  func errors() {
    var market = SyntheticMarket(seed: 9)
    let rows = market.returns(rows: 30, volatilities: Array(repeating: 0.03, count: 29), correlation: 0.5)
    #expect(throws: EstimationError.tooFewForDegreesOfFreedom(count: 30, assets: names(29), needed: 31)) {
      try DegreesOfFreedomFit(Matrix(rows), assets: names(29))
    }
    #expect(throws: EstimationError.constantSeries(asset: "B", observations: 30)) {
      try DegreesOfFreedomFit(
        Matrix(columns: [rows.map { $0[0] }, Array(repeating: 0, count: 30)]), assets: ["A", "B"])
    }
  }
}
