import Estimation
import MarketData
import Numerics
import Testing

extension CovarianceMethod {
  /// One of every kind.
  static let everyKind = [
    CovarianceMethod.sample, .exponentiallyWeighted(decay: 0.97), .ledoitWolfConstantCorrelation, .ledoitWolfIdentity,
    .ledoitWolfNonlinear, .factors(count: nil), .factors(count: 2),
  ]
}

@Suite("Covariance of bad input") struct CovarianceInputTests {
  private func returns(rows: Int = 100, assets: Int = 5) -> Matrix {
    var market = SyntheticMarket(seed: 71)
    return Matrix(market.returns(rows: rows, volatilities: Array(repeating: 0.03, count: assets), correlation: 0.5))
  }

  @Test("every method but the nonlinear takes assets that repeat each other", arguments: CovarianceMethod.everyKind)
  func collinear(method: CovarianceMethod) throws {
    var returns = returns()
    for row in 0..<returns.rows { returns[row, 4] = 3 * returns[row, 1] }
    if method == .ledoitWolfNonlinear {
      let error = #expect(throws: EstimationError.self) { try method.estimate(returns, assets: names(5)) }
      #expect(error?.description.contains("A1 and A4") == true)
    } else {
      let estimate = try method.estimate(returns, assets: names(5))
      #expect(!estimate.covariance.storage.contains { !$0.isFinite })
      #expect(estimate.correlation[1, 4] > 0.5)
    }
  }

  @Test("an asset that does not move is named", arguments: CovarianceMethod.everyKind)
  func constant(method: CovarianceMethod) {
    var returns = returns()
    for row in 0..<returns.rows { returns[row, 2] = 0.01 }
    #expect(throws: EstimationError.constantSeries(asset: "A2", observations: 100)) {
      try method.estimate(returns, assets: names(5))
    }
    #expect(throws: EstimationError.constantSeries(asset: "A2", observations: 100)) {
      try StressCorrelation(of: returns, assets: names(5), worst: 0.2)
    }
  }

  @Test("one giant outlier leaves every method with a positive definite answer", arguments: CovarianceMethod.everyKind)
  func outlier(method: CovarianceMethod) throws {
    var returns = returns()
    returns[50, 3] = -10
    let estimate = try method.estimate(returns, assets: names(5))
    #expect(estimate.standardDeviations[3] == estimate.standardDeviations.max())
    #expect(throws: Never.self) { try estimate.covariance.choleskyFactor() }
    let stress = try StressCorrelation(of: returns, assets: names(5), worst: 0.2)
    #expect(throws: Never.self) { try estimate.stressed(by: stress, weight: 0.5).covariance.choleskyFactor() }
  }

  @Test("fewer returns than the method needs are refused with the number", arguments: CovarianceMethod.everyKind)
  func tooFew(method: CovarianceMethod) {
    let wanted = EstimationError.tooFewObservations(count: 19, assets: names(5), needed: 20, method: method.name)
    #expect(throws: wanted) { try method.estimate(returns(rows: 19), assets: names(5)) }
  }

  @Test(
    "a return that is not finite is named with its row",
    arguments: CovarianceMethod.everyKind, [Double.nan, .infinity, -.infinity])
  func notFinite(method: CovarianceMethod, value: Double) {
    var returns = returns()
    returns[42, 3] = value
    for attempt in [
      { _ = try method.estimate(returns, assets: names(5)) },
      { _ = try StressCorrelation(of: returns, assets: names(5), worst: 0.2) },
    ] {
      // NaN differs from itself, so the errors are compared by their texts.
      let error = #expect(throws: EstimationError.self) { try attempt() }
      #expect(error?.description == EstimationError.returnNotFinite(asset: "A3", row: 42, value: value).description)
    }
  }

  @Test(
    "pair by pair is refused for all but the sample and the exponentially weighted",
    arguments: [CovarianceMethod.ledoitWolfNonlinear, .factors(count: nil), .factors(count: 2)])
  func pairwise(method: CovarianceMethod) throws {
    let prices = try SyntheticMarket.prices(names(5), returns: returns().rowValues)
    #expect(throws: EstimationError.pairwiseUnsupported(method: method.name)) {
      try method.estimatePairwise(LogReturns(prices), assets: names(5))
    }
  }

  @Test("a number of factors that is none is refused", arguments: ["0", "-1", "2.5", "", "x"])
  func badFactorCount(text: String) {
    #expect(throws: EstimationError.factorCountOutOfBounds(text)) { try CovarianceMethod(name: "factor:\(text)") }
  }
}
