import Estimation
import MarketData
import Numerics
import Testing

@Suite("Sample and exponentially weighted covariance") struct CovarianceTests {
  @Test("of the sample equals sums written out")
  func sample() throws {
    var market = SyntheticMarket(seed: 1)
    let rows = market.returns(rows: 50, volatilities: [0.03, 0.05, 0.001], correlation: 0.5)
    let estimate = try CovarianceMethod.sample.estimate(Matrix(rows), assets: names(3))
    for i in 0..<3 {
      for j in 0..<3 {
        let (a, b) = (rows.map { $0[i] }, rows.map { $0[j] })
        let (meanA, meanB) = (a.reduce(0, +) / 50, b.reduce(0, +) / 50)
        let expected = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) } / 49
        #expect(abs(estimate.covariance[i, j] - expected) < 1e-15)
      }
    }
    #expect(estimate.observations == [50, 50, 50])
    #expect(estimate.shrinkage == nil)
  }

  /// The closed form of the recursion: daily volatility 2 % for long, then 6 %; the recursion's volatility after some days.
  @Test(
    "with decay 0.94 answers a step in volatility as RiskMetrics does",
    arguments: [
      (days: 1, volatility: 0.02433), (5, 0.03538), (10, 0.04332), (20, 0.05169), (30, 0.05568), (60, 0.05935),
    ])
  func stepResponse(days: Int, volatility: Double) throws {
    let calm = (0..<2000).map { $0.isMultiple(of: 2) ? 0.02 : -0.02 }
    let stormy = (0..<days).map { $0.isMultiple(of: 2) ? 0.06 : -0.06 }
    let estimate = try CovarianceMethod(name: "ewma").estimate(Matrix(columns: [calm + stormy]), assets: ["A"])
    #expect(abs(estimate.standardDeviations[0] - volatility) < 5e-6)
    let weight = (0..<days).reduce(1.0) { power, _ in power * 0.94 }
    let closedForm = (weight * 0.0004 + (1 - weight) * 0.0036).squareRoot()
    #expect(abs(estimate.standardDeviations[0] - closedForm) < 1e-15)
  }

  @Test("exponentially weighted has no start value: equal squares give that square from the shortest history on")
  func noStartValue() throws {
    let returns = (0..<20).map { $0.isMultiple(of: 2) ? 0.03 : -0.03 }
    let estimate = try CovarianceMethod.exponentiallyWeighted(decay: 0.97).estimate(
      Matrix(columns: [returns]), assets: ["A"])
    #expect(abs(estimate.standardDeviations[0] - 0.03) < 1e-15)
    #expect(estimate.effectiveObservations[0] < 20)
  }

  @Test("pairwise uses each asset's own span and each pair's common dates")
  func pairwise() throws {
    var market = SyntheticMarket(seed: 2)
    let rows = market.returns(rows: 200, volatilities: [0.03, 0.05, 0.04], correlation: 0.6)
    // B begins at price row 80, C ends with price row 150.
    let prices = try SyntheticMarket.prices(["A", "B", "C"], returns: rows) { asset, row in
      asset == 0 || (asset == 1 && row >= 80) || (asset == 2 && row <= 150)
    }
    let returns = LogReturns(prices)
    for method in [CovarianceMethod.sample, .exponentiallyWeighted(decay: 0.98)] {
      let joint = try method.estimatePairwise(returns, assets: ["A", "B", "C"])
      #expect(joint.observations == [200, 120, 150])
      let spans = [0..<200, 80..<200, 0..<150]
      for i in 0..<3 {
        let own = try method.estimate(Matrix(columns: [rows[spans[i]].map { $0[i] }]), assets: ["X"])
        #expect(abs(joint.standardDeviations[i] / own.standardDeviations[0] - 1) < 1e-10)
        for j in 0..<i {
          let common = rows[spans[i].clamped(to: spans[j])]
          let pair = try method.estimate(
            Matrix(columns: [common.map { $0[i] }, common.map { $0[j] }]), assets: ["X", "Y"])
          #expect(abs(joint.correlation[i, j] - pair.correlation[0, 1]) < 1e-10)
        }
      }
    }
  }

  @Test("pairwise without gaps equals common dates")
  func pairwiseWithoutGaps() throws {
    var market = SyntheticMarket(seed: 3)
    let rows = market.returns(rows: 100, volatilities: [0.03, 0.05, 0.04], correlation: 0.6)
    let returns = LogReturns(try SyntheticMarket.prices(names(3), returns: rows))
    let common = try CovarianceMethod.sample.estimate(
      Matrix(columns: returns.commonDates().columns), assets: names(3))
    let pairwise = try CovarianceMethod.sample.estimatePairwise(returns, assets: names(3))
    #expect(pairwise.covariance.largestDifference(from: common.covariance) < 1e-16)
  }

  @Test(
    "names read back",
    arguments: [
      ("sample", CovarianceMethod.sample), ("ewma:0.97", .exponentiallyWeighted(decay: 0.97)),
      ("ledoit-wolf", .ledoitWolfConstantCorrelation), ("ledoit-wolf-identity", .ledoitWolfIdentity),
      ("ledoit-wolf-nonlinear", .ledoitWolfNonlinear), ("factor", .factors(count: nil)),
      ("factor:5", .factors(count: 5)),
    ])
  func readsBack(name: String, method: CovarianceMethod) throws {
    #expect(try CovarianceMethod(name: name) == method)
    #expect(method.name == name)
  }

  @Test("a name that is not known names those that are")
  func unknownName() {
    let error = #expect(throws: EstimationError.unknownCovarianceMethod(name: "lw", known: CovarianceMethod.forms)) {
      try CovarianceMethod(name: "lw")
    }
    #expect(error?.description.contains("ledoit-wolf-identity") == true)
  }

  @Test("a decay outside (0, 1) is refused", arguments: ["0", "1", "-0.5", "nan", "inf", "", "x"])
  func badDecay(text: String) {
    #expect(throws: EstimationError.decayOutOfBounds(text)) { try CovarianceMethod(name: "ewma:\(text)") }
  }

  @Test("too few returns are refused with the number needed")
  func tooFew() {
    var market = SyntheticMarket(seed: 4)
    let rows = market.returns(rows: 30, volatilities: Array(repeating: 0.03, count: 29), correlation: 0.5)
    let wanted = EstimationError.tooFewObservations(count: 30, assets: names(29), needed: 31, method: "sample")
    #expect(throws: wanted) { try CovarianceMethod.sample.estimate(Matrix(rows), assets: names(29)) }
    #expect(throws: Never.self) { try CovarianceMethod.ledoitWolfIdentity.estimate(Matrix(rows), assets: names(29)) }
    let short = EstimationError.tooFewObservations(count: 19, assets: ["A"], needed: 20, method: "ledoit-wolf")
    #expect(throws: short) {
      try CovarianceMethod.ledoitWolfConstantCorrelation.estimate(
        Matrix(columns: [rows.prefix(19).map { $0[0] }]), assets: ["A"])
    }
  }

  @Test(
    "an asset that does not move is named",
    arguments: [
      CovarianceMethod.sample, .exponentiallyWeighted(decay: 0.94), .ledoitWolfIdentity, .ledoitWolfConstantCorrelation,
    ])
  func constant(method: CovarianceMethod) {
    var market = SyntheticMarket(seed: 5)
    let moving = market.returns(rows: 40, volatilities: [0.03], correlation: 0).map { $0[0] }
    let matrix = Matrix(columns: [moving, Array(repeating: 0.001, count: 40)])
    #expect(throws: EstimationError.constantSeries(asset: "USD", observations: 40)) {
      try method.estimate(matrix, assets: ["BTC", "USD"])
    }
  }

  @Test("an asset that moved only where the weights have died away is named")
  func diedAway() {
    let values = [0.1, -0.1] + Array(repeating: 0.0, count: 2000)
    #expect(throws: EstimationError.constantSeries(asset: "USD", observations: 2002)) {
      try CovarianceMethod.exponentiallyWeighted(decay: 0.94).estimate(Matrix(columns: [values]), assets: ["USD"])
    }
  }

  @Test("Ledoit-Wolf pair by pair is refused", arguments: ["ledoit-wolf", "ledoit-wolf-identity"])
  func pairwiseShrinkage(name: String) throws {
    var market = SyntheticMarket(seed: 6)
    let rows = market.returns(rows: 40, volatilities: [0.03, 0.03], correlation: 0.5)
    let returns = LogReturns(try SyntheticMarket.prices(["A", "B"], returns: rows))
    #expect(throws: EstimationError.pairwiseUnsupported(method: name)) {
      try CovarianceMethod(name: name).estimatePairwise(returns, assets: ["A", "B"])
    }
  }
}
