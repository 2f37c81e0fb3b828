import Estimation
import Foundation
import Numerics
import Testing

@Suite("Stress correlation") struct StressCorrelationTests {
  /// The moments of a law in its tail, by numerical integration in mpmath to twelve digits.
  struct Tail: CustomTestStringConvertible {
    let degreesOfFreedom: Double?
    let share: Double
    /// Of the portfolio's return, over its variance.
    let variance: Double
    /// Of what the portfolio does not explain, over its own variance.
    let residual: Double

    var testDescription: String {
      let law = degreesOfFreedom.map { "\($0) degrees of freedom" } ?? "normal"
      return "\(law), worst \(share)"
    }
  }

  static let tails = [
    Tail(degreesOfFreedom: nil, share: 0.1, variance: 0.169135169277, residual: 1),
    Tail(degreesOfFreedom: nil, share: 0.05, variance: 0.138076516533, residual: 1),
    Tail(degreesOfFreedom: nil, share: 0.5, variance: 0.363380227632, residual: 1),
    Tail(degreesOfFreedom: 4, share: 0.1, variance: 0.750652206417, residual: 1.95800105659),
    Tail(degreesOfFreedom: 3, share: 0.05, variance: 2.07505674228, residual: 4.03918650428),
    Tail(degreesOfFreedom: 10, share: 0.1, variance: 0.291054081085, residual: 1.27295515989),
    Tail(degreesOfFreedom: 2.5, share: 0.2, variance: 1.3256407256, residual: 1.94244873777),
  ]

  private func market(
    rows: Int, assets: Int, correlation: Double, degreesOfFreedom: Int? = nil, seed: UInt64
  ) -> Matrix {
    var market = SyntheticMarket(seed: seed)
    return Matrix(
      market.returns(
        rows: rows, volatilities: (0..<assets).map { 0.01 * Double($0 + 1) }, correlation: correlation,
        degreesOfFreedom: degreesOfFreedom))
  }

  /// For two assets the covariance with the basket's standardised return is √((1 + ρ) / 2) for both.
  @Test("expects of a law what its tail moments say", arguments: tails)
  func expected(tail: Tail) throws {
    let stress = try StressCorrelation(
      of: market(rows: 500, assets: 2, correlation: 0.6, seed: 61), assets: names(2), worst: tail.share,
      degreesOfFreedom: tail.degreesOfFreedom)
    let ρ = stress.unconditional[0, 1]
    let explained = (1 + ρ) / 2
    let common = tail.variance * explained
    let conditioned =
      (common + tail.residual * (ρ - explained)) / (common + tail.residual * (1 - explained))
    #expect(abs(stress.expected[0, 1] - conditioned) < 1e-10)
    #expect(stress.expected.diagonal == [1, 1])
  }

  @Test("takes the worst days of the standardised basket and corrects for that", arguments: tails)
  func matchesTwin(tail: Tail) throws {
    let assets = 4
    let returns = market(rows: 700, assets: assets, correlation: 0.5, degreesOfFreedom: 6, seed: 62)
    let stress = try StressCorrelation(
      of: returns, assets: names(assets), worst: tail.share, degreesOfFreedom: tail.degreesOfFreedom)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func covariance(_ a: [Double], _ b: [Double]) -> Double {
      let (centreA, centreB) = (mean(a), mean(b))
      return zip(a, b).reduce(0) { $0 + ($1.0 - centreA) * ($1.1 - centreB) } / Double(a.count - 1)
    }
    let columns = (0..<assets).map { index in
      let column = Array(returns.column(index))
      let (centre, deviation) = (mean(column), covariance(column, column).squareRoot())
      return column.map { ($0 - centre) / deviation }
    }
    let basket = (0..<700).map { row in mean(columns.map { $0[row] }) }
    let days = Int((tail.share * 700).rounded(.up))
    let cut = basket.sorted()[days - 1]
    let worst = (0..<700).filter { basket[$0] <= cut }
    #expect(stress.days == days && worst.count == days && stress.observations == 700)
    #expect(abs(stress.threshold - cut / covariance(basket, basket).squareRoot()) < 1e-12)
    let inside = columns.map { column in worst.map { column[$0] } }
    let basketInside = worst.map { basket[$0] }
    let variance = covariance(basketInside, basketInside)
    let slopes = inside.map { covariance($0, basketInside) / variance }
    var corrected = Matrix(rows: assets, columns: assets)
    for i in 0..<assets {
      for j in 0..<assets {
        let observed = covariance(inside[i], inside[j])
        let scale = (covariance(inside[i], inside[i]) * covariance(inside[j], inside[j])).squareRoot()
        #expect(abs(stress.observed[i, j] - observed / scale) < 1e-12)
        let degrees = Double(days - 1)
        // Of n - 2 degrees of freedom, and the covariance of two slopes' errors is it over the sum of squares.
        let residual = (observed - slopes[i] * slopes[j] * variance) * degrees / (degrees - 1)
        let product = slopes[i] * slopes[j] - residual / (degrees * variance)
        corrected[i, j] = residual / tail.residual + product * variance / tail.variance
      }
    }
    for i in 0..<assets {
      for j in 0..<assets {
        let correlation = corrected[i, j] / (corrected[i, i] * corrected[j, j]).squareRoot()
        #expect(abs(stress.corrected[i, j] - correlation) < 1e-9)
      }
    }
  }

  @Test("is that of the normal law at many degrees of freedom, and a correlation at the fewest that a model may have")
  func limits() throws {
    let returns = market(rows: 500, assets: 3, correlation: 0.5, seed: 69)
    let normal = try StressCorrelation(of: returns, assets: names(3))
    let nearly = try StressCorrelation(of: returns, assets: names(3), degreesOfFreedom: 1e6)
    #expect(nearly.corrected.largestDifference(from: normal.corrected) < 1e-4)
    #expect(nearly.expected.largestDifference(from: normal.expected) < 1e-4)
    let heavy = try StressCorrelation(of: returns, assets: names(3), degreesOfFreedom: DegreesOfFreedomFit.smallest)
    for matrix in [heavy.corrected, heavy.expected] {
      #expect(matrix.diagonal == [1, 1, 1])
      #expect(try #require(try matrix.symmetricEigen().values.first) > 0)
    }
  }

  /// 100 markets of 5 assets, 4,000 days and a correlation of 0.5: the mean over them within 6.1 standard errors of it.
  @Test(
    "finds no stress where correlations do not change, though the worst days look unlike the rest",
    arguments: [nil, 10])
  func nothingChanges(degreesOfFreedom: Int?) throws {
    var (corrected, difference) = ([Double](), [Double]())
    for seed in 0..<100 {
      let returns = market(
        rows: 4000, assets: 5, correlation: 0.5, degreesOfFreedom: degreesOfFreedom, seed: 6300 + UInt64(seed))
      let stress = try StressCorrelation(
        of: returns, assets: names(5), worst: 0.1, degreesOfFreedom: degreesOfFreedom.map(Double.init))
      corrected.append(stress.meanOverPairs(stress.corrected))
      difference.append(stress.meanOverPairs(stress.observed) - stress.meanOverPairs(stress.expected))
      #expect(stress.meanOverPairs(stress.observed) < 0.35)
    }
    #expect(abs(corrected.mean - 0.5) < 6.1 * corrected.standardError)
    #expect(abs(difference.mean) < 6.1 * difference.standardError)
  }

  @Test("finds a correlation that rises with the volatility")
  func rises() throws {
    var market = SyntheticMarket(seed: 64)
    let calm = market.returns(rows: 1800, volatilities: Array(repeating: 0.02, count: 5), correlation: 0.3)
    let stormy = market.returns(rows: 200, volatilities: Array(repeating: 0.06, count: 5), correlation: 0.9)
    let stress = try StressCorrelation(of: Matrix(calm + stormy), assets: names(5), worst: 0.05, degreesOfFreedom: 4)
    #expect(stress.meanOverPairs(stress.corrected) > stress.meanOverPairs(stress.unconditional) + 0.1)
    #expect(stress.meanOverPairs(stress.observed) > stress.meanOverPairs(stress.expected) + 0.1)
  }

  @Test("blends into any covariance without touching its volatilities", arguments: CovarianceMethod.everyKind)
  func blend(method: CovarianceMethod) throws {
    let returns = market(rows: 600, assets: 6, correlation: 0.4, degreesOfFreedom: 4, seed: 65)
    let estimate = try method.estimate(returns, assets: names(6))
    let stress = try StressCorrelation(of: returns, assets: names(6))
    for weight in [0, 0.25, 1] {
      let blended = try estimate.stressed(by: stress, weight: weight)
      for i in 0..<6 {
        #expect(abs(blended.covariance[i, i] / estimate.covariance[i, i] - 1) < 1e-14)
        for j in 0..<i {
          let expected = (1 - weight) * estimate.correlation[i, j] + weight * stress.corrected[i, j]
          #expect(abs(blended.correlation[i, j] - expected) < 1e-14)
        }
      }
      #expect(blended.repairs.isEmpty)
      #expect(blended.factors == (weight == 0 ? estimate.factors : nil))
      #expect(blended.description.hasPrefix(estimate.description))
      #expect(blended.description.contains("weight \(weight)"))
    }
  }

  @Test("of fewer days than assets is singular, and a blend is positive definite and says what it changed")
  func singular() throws {
    let returns = market(rows: 200, assets: 40, correlation: 0.4, seed: 66)
    let estimate = try CovarianceMethod.ledoitWolfConstantCorrelation.estimate(returns, assets: names(40))
    let stress = try StressCorrelation(of: returns, assets: names(40))
    #expect(stress.days == 20)
    let half = try estimate.stressed(by: stress, weight: 0.5)
    #expect(half.repairs.isEmpty)
    let whole = try estimate.stressed(by: stress, weight: 1)
    #expect(whole.repairs.count == 1)
    #expect(try #require(whole.repairs.first).contains("nearest correlation"))
    for blended in [half, whole] {
      let smallest = try #require(try blended.correlation.symmetricEigen().values.first)
      #expect(smallest >= 0.99e-8)
      #expect(throws: Never.self) { try blended.covariance.choleskyFactor() }
    }
  }

  @Test("says all four correlations in one line")
  func description() throws {
    let stress = try StressCorrelation(
      of: market(rows: 400, assets: 3, correlation: 0.5, seed: 67), assets: names(3), degreesOfFreedom: 5)
    let line = "\(stress)"
    for part in ["worst 10 % of days (40 of 400", "t law of 5 degrees of freedom", "corrected"] {
      #expect(line.contains(part))
    }
    #expect(!line.contains("\n"))
    let (a, b, c) = (stress.corrected[0, 1], stress.corrected[0, 2], stress.corrected[1, 2])
    #expect(abs(stress.meanOverPairs(stress.corrected) - (a + b + c) / 3) < 1e-15)
  }

  @Test("refuses what gives no stress correlation")
  func refusals() throws {
    let returns = market(rows: 300, assets: 3, correlation: 0.5, seed: 68)
    for share in [0, -0.1, 0.51, .nan, 1] {
      // NaN differs from itself, so the errors are compared by their texts.
      let error = #expect(throws: EstimationError.self) {
        try StressCorrelation(of: returns, assets: names(3), worst: share)
      }
      #expect(error?.description == EstimationError.stressShareOutOfBounds(share, low: 0.001, high: 0.5).description)
    }
    #expect(throws: EstimationError.tooFewStressDays(count: 15, needed: 20, share: 0.05, observations: 300)) {
      try StressCorrelation(of: returns, assets: names(3), worst: 0.05)
    }
    #expect(throws: EstimationError.tooFewAssets(count: 1, needed: 2, method: "a stress correlation")) {
      try StressCorrelation(of: returns.selectingColumns([0]), assets: ["A"])
    }
    let column = Array(returns.column(0))
    #expect(throws: EstimationError.motionlessBasket(assets: ["A", "B"], days: 30)) {
      try StressCorrelation(of: Matrix(columns: [column, column.map { -2 * $0 }]), assets: ["A", "B"])
    }
    // A peg that moves once, on a day on which the other asset rises.
    let best = try #require(column.indices.max { column[$0] < column[$1] })
    let peg = column.indices.map { $0 == best ? 1e-6 : 0 }
    #expect(throws: EstimationError.motionlessInStress(asset: "USD", days: 30)) {
      try StressCorrelation(of: Matrix(columns: [column, peg]), assets: ["BTC", "USD"])
    }
    let estimate = try CovarianceMethod.sample.estimate(returns, assets: names(3))
    let stress = try StressCorrelation(of: returns, assets: names(3))
    for weight in [-0.1, 1.1, .infinity] {
      #expect(throws: EstimationError.stressWeightOutOfBounds(weight)) {
        try estimate.stressed(by: stress, weight: weight)
      }
    }
  }
}

extension [Double] {
  fileprivate var mean: Double { reduce(0, +) / Double(count) }

  fileprivate var standardError: Double {
    let squares = reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(count * (count - 1))).squareRoot()
  }
}
