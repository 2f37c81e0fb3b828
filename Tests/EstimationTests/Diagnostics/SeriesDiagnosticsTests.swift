import Estimation
import Foundation
import Numerics
import Testing

@Suite("Diagnostics of one series") struct SeriesDiagnosticsTests {
  private func law(_ degreesOfFreedom: Double?) -> ResidualLaw {
    degreesOfFreedom.map { .studentT(degreesOfFreedom: $0) } ?? .normal
  }

  @Test("equal what NumPy and SciPy make of the same residuals", arguments: 0..<4)
  func reference(index: Int) throws {
    let expected = try DiagnosticsReference.load().cases[index]
    let found = try SeriesDiagnostics(
      asset: "A", residuals: expected.values, law: law(expected.degreesOfFreedom), squareParameters: expected.parameters
    )
    #expect(found.observations == expected.values.count)
    for (tests, outcomes, parameters) in [
      (found.residualMemory, expected.residuals, 0), (found.squareMemory, expected.squares, expected.parameters),
    ] {
      #expect(tests.map(\.lags) == [10, 20])
      for (test, outcome) in zip(tests, outcomes) {
        #expect(abs(test.statistic / outcome.statistic - 1) < 1e-11)
        #expect(abs(test.pValue / outcome.pValue - 1) < 1e-9)
        #expect(test.degreesOfFreedom == test.lags - parameters)
      }
    }
    #expect(abs(found.mean - expected.mean) < 1e-13)
    #expect(abs(found.standardDeviation - expected.standardDeviation) < 1e-13)
    #expect(abs(found.skewness - expected.skewness) < 1e-11)
    #expect(abs(found.excessKurtosis - expected.excessKurtosis) < 1e-10)
    let distance = found.uniformity.kolmogorovSmirnov
    #expect(abs(distance.statistic - expected.kolmogorovSmirnov.statistic) < 1e-13)
    // SciPy's probability is exact for the size, and the correction of the limit nearly is.
    #expect(abs(distance.pValue - expected.kolmogorovSmirnov.pValue) < 1e-4)
    #expect(abs(found.uniformity.andersonDarling.statistic / expected.andersonDarling - 1) < 1e-11)
  }

  @Test("pair each residual with its quantile, the five at each end among them")
  func quantiles() throws {
    let residuals = (0..<1000).map { StandardNormal.quantile((Double($0 * 387 % 1000) + 0.5) / 1000) }
    let pairs = try SeriesDiagnostics(asset: "A", residuals: residuals, law: .normal).quantiles
    for pair in pairs { #expect(abs(pair.observed - pair.theoretical) < 1e-12) }
    #expect(pairs.count == 109)
    #expect(pairs.prefix(5).map(\.probability) == [0.0005, 0.0015, 0.0025, 0.0035, 0.0045])
    #expect(pairs.map(\.probability) == pairs.map(\.probability).sorted())
    #expect(
      try SeriesDiagnostics(asset: "A", residuals: Array(residuals.prefix(25)), law: .normal).quantiles.count == 25)
  }

  @Test("of exact quantiles find the law, and no other")
  func perfect() throws {
    let residuals = (0..<999).map { StandardNormal.quantile((Double($0 * 500 % 999) + 0.5) / 999) }
    let right = try SeriesDiagnostics(asset: "A", residuals: residuals, law: .normal).uniformity
    #expect(abs(right.kolmogorovSmirnov.statistic - 0.5 / 999) < 1e-12)
    #expect(right.kolmogorovSmirnov.pValue == 1 && right.andersonDarling.pValue > 0.9999)
    let wrong = try SeriesDiagnostics(asset: "A", residuals: residuals, law: .studentT(degreesOfFreedom: 2.5))
      .uniformity
    #expect(wrong.kolmogorovSmirnov.pValue < 1e-6 && wrong.andersonDarling.pValue < 1e-6)
  }

  /// With u the values of a claimed uniform law, the claimed probabilities are the values themselves.
  @Test("take any law by its functions")
  func otherLaw() throws {
    let uniform = ResidualLaw("uniform", cumulative: { min(max($0, 0), 1) }, quantile: { $0 })
    let residuals = (0..<100).map { (Double($0 * 37 % 100) + 0.5) / 100 }
    let found = try SeriesDiagnostics(asset: "A", residuals: residuals, law: uniform)
    #expect(found.law == "uniform")
    #expect(abs(found.uniformity.kolmogorovSmirnov.statistic - 0.005) < 1e-14)
    #expect(found.quantiles.allSatisfy { abs($0.theoretical - $0.observed) < 1e-14 })
  }

  /// The first three from Marsaglia and Marsaglia's own table of the limit, 0.9, 0.95 and 0.99 of it; the others from
  /// the mean over 1e6 draws of the lesser terms of its expansion in chi-squares, to 5e-4 of each.
  @Test(
    "have the Anderson-Darling probabilities of the limit",
    arguments: [
      (1.9329578327, 0.1, 1e-4), (2.492367, 0.05, 1e-4), (3.878125, 0.01, 2e-5), (8, 1.13765e-4, 3e-7),
      (12, 1.70956e-6, 5e-9), (20, 4.46317e-10, 2e-12),
    ])
  func andersonDarling(statistic: Double, probability: Double, bound: Double) throws {
    let found = try #require(try Self.pValue(ofAndersonDarling: statistic))
    #expect(abs(found - probability) < bound)
  }

  /// The probability that goes with a statistic: residuals are shifted until they have it.
  private static func pValue(ofAndersonDarling statistic: Double) throws -> Double? {
    func test(_ shift: Double) throws -> HypothesisTest {
      let residuals = (0..<4000).map { StandardNormal.quantile((Double($0 * 387 % 4000) + 0.5) / 4000) + shift }
      return try SeriesDiagnostics(asset: "A", residuals: residuals, law: .normal, lags: []).uniformity.andersonDarling
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if try test(middle).statistic < statistic { low = middle } else { high = middle }
    }
    let found = try test(high)
    return abs(found.statistic - statistic) < 1e-9 ? found.pValue : nil
  }

  /// Of 400 series 4 are expected below 1 %; more than 17 or no more than what 6.1 standard errors leave is an error.
  @Test("reject what is true as often as they say")
  func size() throws {
    var market = SyntheticMarket(seed: 31)
    var below = ["memory": 0, "clusters": 0, "squares": 0, "distance": 0, "anderson": 0]
    for _ in 0..<400 {
      let residuals = (0..<300).map { _ in market.normal() }
      let found = try SeriesDiagnostics(asset: "A", residuals: residuals, law: .normal)
      let probabilities = [
        "memory": found.residualMemory[0].pValue, "clusters": found.residualMemoryGivenClusters[0].pValue,
        "squares": found.squareMemory[0].pValue, "distance": found.uniformity.kolmogorovSmirnov.pValue,
        "anderson": found.uniformity.andersonDarling.pValue,
      ]
      for (name, probability) in probabilities where probability < 0.1 { below[name, default: 0] += 1 }
    }
    let bound = 6.1 * (400 * 0.1 * 0.9).squareRoot()
    for (name, count) in below { #expect(abs(Double(count) - 40) < bound, "\(name): \(count)") }
  }

  @Test("see clusters of volatility in the squares, and do not take them for a memory of the residuals")
  func clusters() throws {
    var market = SyntheticMarket(seed: 32)
    let law = GARCH(omega: 0.05, alpha: 0.25, beta: 0.7, innovations: .normal)
    var (plain, robust, squares) = (0, 0, 0)
    for _ in 0..<100 {
      let found = try SeriesDiagnostics(asset: "A", residuals: market.returns(of: law, count: 1000), law: .normal)
      if found.residualMemory[1].pValue < 0.01 { plain += 1 }
      if found.residualMemoryGivenClusters[1].pValue < 0.01 { robust += 1 }
      if found.squareMemory[1].pValue < 0.01 { squares += 1 }
      #expect(try #require(found.squareAutocorrelation) > 0)
    }
    #expect(squares == 100)
    // 1 is expected; 8 are 6.1 standard errors more.
    #expect(robust < 8 && plain > 15, "\(plain) plain, \(robust) robust")
  }

  @Test("leave out lags that the series is too short for, and squares that do not differ")
  func short() throws {
    let residuals = (0..<30).map { $0.isMultiple(of: 2) ? 1.0 : -1.0 }
    let found = try SeriesDiagnostics(asset: "A", residuals: residuals, law: .normal, lags: [1, 5, 10])
    #expect(found.residualMemory.map(\.lags) == [1, 5])
    #expect(found.squareMemory.isEmpty && found.squareAutocorrelation == nil)
    let longer = try SeriesDiagnostics(
      asset: "A", residuals: (0..<60).map { Double($0 * 7 % 60) / 20 - 1.5 }, law: .normal, lags: [2, 10],
      residualParameters: 1, squareParameters: 2)
    #expect(longer.residualMemory.map(\.degreesOfFreedom) == [1, 9])
    #expect(longer.squareMemory.map(\.degreesOfFreedom) == [8])
  }

  @Test("are finite, and go through JSON, whatever lies far out")
  func json() throws {
    var residuals = (0..<100).map { StandardNormal.quantile((Double($0) + 0.5) / 100) }
    residuals[3] = 300
    residuals[4] = -300
    let found = try SeriesDiagnostics(asset: "A", residuals: residuals, law: .normal)
    #expect(found.uniformity.andersonDarling.pValue < 1e-6)
    let encoded = try JSONEncoder().encode(found)
    #expect(try JSONDecoder().decode(SeriesDiagnostics.self, from: encoded) == found)
    let object = try #require(try JSONSerialization.jsonObject(with: encoded) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "asset", "observations", "law", "mean", "standardDeviation", "skewness", "excessKurtosis", "residualMemory",
        "residualMemoryGivenClusters", "squareMemory", "squareAutocorrelation", "uniformity", "quantiles",
      ])
  }

  @Test("are refused where there is nothing to test")
  func refused() {
    func diagnose(_ residuals: [Double]) throws {
      _ = try SeriesDiagnostics(asset: "X", residuals: residuals, law: .normal)
    }
    #expect(throws: DiagnosticsError.tooFewResiduals(series: "X", count: 19, needed: 20)) {
      try diagnose((0..<19).map(Double.init))
    }
    #expect(throws: DiagnosticsError.constantSeries(series: "X", observations: 30)) {
      try diagnose(Array(repeating: 0.3, count: 30))
    }
    #expect(throws: DiagnosticsError.notFinite(series: "X", index: 2, value: .infinity)) {
      try diagnose([1, 2, .infinity] + (0..<30).map(Double.init))
    }
    for error in [
      DiagnosticsError.tooFewResiduals(series: "X", count: 19, needed: 20),
      .constantSeries(series: "X", observations: 30),
      .notFinite(series: "X", index: 2, value: .infinity), .singularCovariance(series: "X"),
    ] {
      #expect(error.description.hasPrefix("X: ") && error.description.contains(": "))
    }
  }
}
