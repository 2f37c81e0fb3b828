import Estimation
import Foundation
import Numerics
import Testing

@Suite("Factor structure") struct FactorTests {
  /// Returns of some factors with loadings of both signs and a part of each asset's own, and their true correlation.
  private func returns(
    rows: Int, assets: Int, factors: Int, seed: UInt64
  ) -> (returns: Matrix, correlation: Matrix) {
    var market = SyntheticMarket(seed: seed)
    let loadings = (0..<assets).map { _ in (0..<factors).map { $0 == 0 ? 0.8 : 0.5 * market.normal() } }
    let deviations = (0..<assets).map { 0.01 + 0.04 * Double($0) / Double(assets) }
    let rows = (0..<rows).map { _ in
      let common = (0..<factors).map { _ in market.normal() }
      return zip(loadings, deviations).map { loading, deviation in
        deviation * (zip(loading, common).reduce(0) { $0 + $1.0 * $1.1 } + market.normal())
      }
    }
    var covariance = Matrix(loadings.map { $0.isEmpty ? [0] : $0 }).transposed().crossProduct()
    for asset in 0..<assets { covariance[asset, asset] += 1 }
    let scale = covariance.diagonal.map { 1 / $0.squareRoot() }
    return (Matrix(rows), covariance.scaledOnBothSides(by: scale))
  }

  @Test("is principal components of the correlation and the rest of each variance", arguments: [1, 2, 5])
  func matchesTwin(count: Int) throws {
    let returns = returns(rows: 120, assets: 15, factors: 2, seed: 51).returns
    let estimate = try CovarianceMethod.factors(count: count).estimate(returns, assets: names(15))
    let structure = try #require(estimate.factors)
    let sample = try CovarianceMethod.sample.estimate(returns, assets: names(15))
    let (values, vectors) = try sample.correlation.symmetricEigen()
    for i in 0..<15 {
      for j in 0..<15 {
        let common = (15 - count..<15).reduce(0.0) { $0 + values[$1] * vectors[i, $1] * vectors[j, $1] }
        let expected = i == j ? 1 : common
        let scale = sample.standardDeviations[i] * sample.standardDeviations[j]
        #expect(abs(estimate.covariance[i, j] - expected * scale) <= 1e-13 * scale)
      }
      let common = (0..<count).reduce(0.0) { $0 + structure.loadings[i, $1] * structure.loadings[i, $1] }
      #expect(abs(structure.idiosyncraticVariances[i] + common - sample.covariance[i, i]) <= 1e-15)
    }
    #expect(structure.count == count)
    #expect(structure.covariance == estimate.covariance)
    #expect(structure.criteria.isEmpty)
    #expect(estimate.description.contains("as asked for"))
    for factor in 0..<count {
      #expect(abs(structure.explainedShares[factor] - values[14 - factor] / 15) < 1e-14)
      let sum = zip(structure.loadings.column(factor), sample.standardDeviations).reduce(0) { $0 + $1.0 / $1.1 }
      #expect(sum >= 0)
    }
  }

  @Test("finds the number of factors", arguments: 0..<5)
  func findsCount(factors: Int) throws {
    let market = returns(rows: 400, assets: 100, factors: factors, seed: 52)
    let estimate = try CovarianceMethod(name: "factor").estimate(market.returns, assets: names(100))
    #expect(estimate.factors?.count == factors)
    #expect(estimate.description.contains("\(factors) factor"))
    let sample = try CovarianceMethod.sample.estimate(market.returns, assets: names(100))
    let distance = estimate.correlation.squaredDistance(from: market.correlation)
    #expect(distance < sample.correlation.squaredDistance(from: market.correlation))
  }

  /// Bai and Ng (2002), equation 9 and the residuals of their regressions, which the eigenvalues stand for.
  @Test("chooses by the criterion of the residuals themselves", arguments: [(90, 30), (40, 60)])
  func criteria(shape: (rows: Int, assets: Int)) throws {
    let (t, n) = (Double(shape.rows), Double(shape.assets))
    let returns = returns(rows: shape.rows, assets: shape.assets, factors: 2, seed: 53).returns
    let structure = try #require(
      try CovarianceMethod.factors(count: nil).estimate(returns, assets: names(shape.assets)).factors)
    let centred = returns.centred(at: returns.columnMeans)
    let standardised = Matrix(
      columns: (0..<shape.assets).map { asset in
        let column = centred.column(asset)
        let deviation = (column.reduce(0) { $0 + $1 * $1 } / t).squareRoot()
        return column.map { $0 / deviation }
      })
    let vectors = try standardised.crossProduct().symmetricEigen().vectors
    #expect(structure.criteria.count == Int(8 * pow(min(n, t) / 100, 0.25)) + 1)
    for (count, criterion) in structure.criteria.enumerated() {
      let kept = vectors.selectingColumns(Array(shape.assets - count..<shape.assets))
      let fitted = standardised.multiplied(by: kept).multiplied(by: kept.transposed())
      let residual = standardised.squaredDistance(from: fitted) / (n * t)
      let expected = log(residual) + Double(count) * (n + t) / (n * t) * log(min(n, t))
      #expect(abs(criterion - expected) < 1e-12)
    }
    let chosen = try #require(structure.criteria.indices.min { structure.criteria[$0] < structure.criteria[$1] })
    #expect(structure.count == chosen)
  }

  @Test("is positive definite with more assets than returns", arguments: ["factor", "factor:3", "factor:17"])
  func definite(name: String) throws {
    let returns = returns(rows: 40, assets: 150, factors: 3, seed: 54).returns
    let estimate = try CovarianceMethod(name: name).estimate(returns, assets: names(150))
    let structure = try #require(estimate.factors)
    let own = try #require(
      zip(structure.idiosyncraticVariances, estimate.covariance.diagonal).map { $0 / $1 }.min())
    #expect(own > 0)
    #expect(try #require(try estimate.correlation.symmetricEigen().values.first) >= own * (1 - 1e-10))
  }

  /// The largest k with (N - k)² >= N + k, by hand.
  @Test(
    "has no more factors than Ledermann's bound",
    arguments: [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (5, 2), (6, 3), (7, 3), (8, 4), (9, 5), (10, 6), (15, 10)])
  func ledermann(assets: Int, bound: Int) {
    #expect(FactorStructure.mostFactors(assets: assets) == bound)
  }

  @Test("refuses more factors than assets or returns identify, and fewer than three assets")
  func bounds() throws {
    let returns = returns(rows: 30, assets: 50, factors: 1, seed: 55).returns
    let many = EstimationError.tooManyFactors(count: 29, bound: 28, assets: 50, observations: 30)
    #expect(throws: many) { try CovarianceMethod.factors(count: 29).estimate(returns, assets: names(50)) }
    let six = returns.selectingColumns(Array(0..<6))
    #expect(throws: EstimationError.tooManyFactors(count: 4, bound: 3, assets: 6, observations: 30)) {
      try CovarianceMethod.factors(count: 4).estimate(six, assets: names(6))
    }
    #expect(throws: EstimationError.tooFewAssets(count: 2, needed: 3, method: "factor")) {
      try CovarianceMethod.factors(count: nil).estimate(returns.selectingColumns([0, 1]), assets: names(2))
    }
  }

  /// Three alike and one alone: the second component is the one that is alone.
  @Test("names an asset of which the factors leave nothing")
  func nothingLeft() throws {
    var market = SyntheticMarket(seed: 56)
    let rows = market.returns(rows: 60, volatilities: [0.03, 0.03], correlation: 0)
    let columns = [0, 0, 0, 0, 1].map { index in rows.map { $0[index] } }
    let error = #expect(throws: EstimationError.self) {
      try CovarianceMethod.factors(count: 2).estimate(Matrix(columns: columns), assets: names(5))
    }
    guard case .noIdiosyncraticVariance(_, factors: 2, let share) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(abs(share) < 1e-12)
  }
}

extension Matrix {
  fileprivate func squaredDistance(from other: Matrix) -> Double {
    zip(storage, other.storage).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
