import Estimation
import Foundation
import Numerics
import Testing

@Suite("Analytical nonlinear shrinkage") struct NonlinearShrinkageTests {
  private func estimate(_ returns: Matrix) throws -> CovarianceEstimate {
    try CovarianceMethod.ledoitWolfNonlinear.estimate(returns, assets: names(returns.columns))
  }

  @Test("equals the formulas at forty digits", arguments: try ShrinkageReference.load().nonlinear)
  func matchesPaper(reference: ShrinkageReference.Nonlinear) throws {
    let estimate = try estimate(Matrix(reference.returns))
    let expected = Matrix(reference.covariance)
    let scale = expected.diagonal.map { $0.squareRoot() }
    for column in scale.indices {
      for row in scale.indices {
        let difference = estimate.covariance[row, column] - expected[row, column]
        // The eigenvalues themselves are good to an ulp of the largest, and the smallest is 1e-7 of it.
        #expect(abs(difference) <= 1e-8 * scale[row] * scale[column])
      }
    }
    #expect(estimate.shrinkage == nil)
    #expect(estimate.factors == nil)
  }

  @Test("equals a double loop over the published closed forms", arguments: [(80, 12), (400, 40), (70, 60), (30, 50)])
  func matchesTwin(shape: (rows: Int, assets: Int)) throws {
    var market = SyntheticMarket(seed: 41)
    let deviations = (0..<shape.assets).map { 0.02 + 0.03 * Double($0) / Double(shape.assets) }
    let returns = Matrix(market.returns(rows: shape.rows, volatilities: deviations, correlation: 0.1))
    let expected = try twin(returns)
    let scale = try #require(expected.diagonal.max())
    #expect(try estimate(returns).covariance.largestDifference(from: expected) <= 1e-7 * scale)
  }

  @Test("turns with the returns", arguments: [(200, 8), (40, 60)])
  func equivariance(shape: (rows: Int, assets: Int)) throws {
    var market = SyntheticMarket(seed: 42)
    let returns = Matrix(
      market.returns(rows: shape.rows, volatilities: Array(repeating: 0.03, count: shape.assets), correlation: 0.3))
    let rotation = try Matrix(
      market.returns(rows: shape.assets, volatilities: Array(repeating: 1, count: shape.assets), correlation: 0)
    ).crossProduct().symmetricEigen().vectors
    let turned = try estimate(returns.multiplied(by: rotation)).covariance
    let expected = rotation.transposed().multiplied(by: try estimate(returns).covariance).multiplied(by: rotation)
    #expect(turned.largestDifference(from: expected) <= 1e-9 * (try #require(expected.diagonal.max())))
  }

  @Test("scales with the square of the returns")
  func scaling() throws {
    var market = SyntheticMarket(seed: 43)
    let returns = Matrix(market.returns(rows: 50, volatilities: [0.01, 0.02, 0.04], correlation: 0.3))
    let expected = try estimate(returns).covariance.scaled(by: 1e4)
    #expect(try estimate(returns.scaled(by: 100)).covariance.largestDifference(from: expected) <= 1e-12)
  }

  /// The base case of the paper's simulations: 200 variables, 600 observations, population eigenvalues 1, 3 and 10.
  ///
  /// The improvement over the sample covariance is in per cent of that of the best covariance with the sample's
  /// eigenvectors, by the paper's loss. A NumPy twin finds 97.36 with a standard deviation of 0.43 over 60 samples; the
  /// bounds are 6.1 standard errors of a mean of 4.
  @Test("takes the sample nearly as close to the truth as its eigenvectors allow")
  func improvement() throws {
    let population = (0..<200).map { $0 < 40 ? 1.0 : $0 < 120 ? 3 : 10 }
    var market = SyntheticMarket(seed: 44)
    var improvements: [Double] = []
    for _ in 0..<4 {
      let returns = Matrix(
        market.returns(rows: 601, volatilities: population.map { $0.squareRoot() }, correlation: 0))
      let sample = try CovarianceMethod.sample.estimate(returns, assets: names(200)).covariance
      let shrunk = try estimate(returns).covariance
      let (trace, sampleTrace) = (shrunk.diagonal.reduce(0, +), sample.diagonal.reduce(0, +))
      #expect(abs(trace / sampleTrace - 1) < 0.005)
      let vectors = try sample.symmetricEigen().vectors
      let best = (0..<200).map { vectors.column($0).quadraticForm(population) }
      let sampleLoss = try loss(sample, population)
      let bestLoss = loss(best, vectors, population)
      improvements.append(100 * (sampleLoss - (try loss(shrunk, population))) / (sampleLoss - bestLoss))
    }
    let mean = improvements.reduce(0, +) / 4
    #expect(abs(mean - 97.36) < 6.1 * 0.43 / 2)
  }

  @Test("is positive definite with more assets than returns, and keeps a single asset's variance")
  func definite() throws {
    var market = SyntheticMarket(seed: 45)
    let returns = Matrix(market.returns(rows: 40, volatilities: Array(repeating: 0.03, count: 120), correlation: 0.4))
    #expect(throws: Never.self) { try estimate(returns).covariance.choleskyFactor() }
    let single = Matrix(columns: [Array(returns.column(0))])
    let sample = try CovarianceMethod.sample.estimate(single, assets: ["A"])
    #expect(try estimate(single).covariance == sample.covariance)
  }

  @Test("of assets that repeat others names the two most alike")
  func repeated() throws {
    var market = SyntheticMarket(seed: 46)
    var columns = Matrix(
      market.returns(rows: 60, volatilities: [0.03, 0.05, 0.04], correlation: 0.5)
    ).transposed().rowValues
    columns.append(columns[1].map { 2 * $0 })
    let error = #expect(throws: EstimationError.self) {
      try CovarianceMethod.ledoitWolfNonlinear.estimate(Matrix(columns: columns), assets: ["A", "B", "C", "D"])
    }
    guard case .singularReturns(rank: 3, needed: 4, "ledoit-wolf-nonlinear", "B", "D", let correlation) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(abs(correlation - 1) < 1e-12)
  }

  /// The paper's loss of a covariance from its eigenvalues and eigenvectors; the population covariance is diagonal.
  private func loss(_ values: [Double], _ vectors: Matrix, _ population: [Double]) -> Double {
    let size = Double(values.count)
    let numerator = values.enumerated().reduce(0.0) { sum, pair in
      sum + vectors.column(pair.offset).quadraticForm(population) / (pair.element * pair.element)
    }
    let precision = values.reduce(0) { $0 + 1 / $1 } / size
    return numerator / size / (precision * precision) - size / population.reduce(0) { $0 + 1 / $1 }
  }

  private func loss(_ covariance: Matrix, _ population: [Double]) throws -> Double {
    let (values, vectors) = try covariance.symmetricEigen()
    return loss(values, vectors, population)
  }

  /// Ledoit and Wolf (2020), equations 4.3, 4.7 to 4.9 and C.4, C.5 and C.8, as they are printed.
  private func twin(_ returns: Matrix) throws -> Matrix {
    let (p, n) = (Double(returns.columns), Double(returns.rows - 1))
    let sample = returns.centred(at: returns.columnMeans).crossProduct().scaled(by: 1 / n)
    let (values, vectors) = try sample.symmetricEigen()
    let λ = Array(values.suffix(returns.rows - 1))
    let h = pow(n, -1.0 / 3)
    let root5 = 5.0.squareRoot()
    var d: [Double] = []
    for i in λ.indices {
      var (density, transform) = (0.0, 0.0)
      for j in λ.indices {
        let x = (λ[i] - λ[j]) / (h * λ[j])
        density += 3 / (4 * root5) * max(1 - x * x / 5, 0) / (h * λ[j]) / Double(λ.count)
        let logarithm = log(abs((root5 - x) / (root5 + x)))
        transform +=
          (-3 / (10 * .pi) * x + 3 / (4 * root5 * .pi) * (1 - x * x / 5) * logarithm) / (h * λ[j]) / Double(λ.count)
      }
      if p <= n {
        let c = p / n
        d.append(
          λ[i] / (pow(.pi * c * λ[i] * density, 2) + pow(1 - c - .pi * c * λ[i] * transform, 2)))
      } else {
        d.append(λ[i] / (pow(.pi * λ[i], 2) * (density * density + transform * transform)))
      }
    }
    if p > n {
      let inverse = λ.reduce(0) { $0 + 1 / $1 } / Double(λ.count)
      let logarithm = log((1 + root5 * h) / (1 - root5 * h))
      let atNull = (3 / (10 * h * h) + 3 / (4 * root5 * h) * (1 - 1 / (5 * h * h)) * logarithm) / .pi * inverse
      d = Array(repeating: 1 / (.pi * (p - n) / n * atNull), count: Int(p - n)) + d
    }
    var scaled = vectors
    for column in 0..<scaled.columns {
      for row in 0..<scaled.rows { scaled[row, column] *= d[column] }
    }
    return scaled.multiplied(by: vectors.transposed())
  }
}

extension ArraySlice<Double> {
  /// The sum of the squares of the elements times weights.
  fileprivate func quadraticForm(_ weights: [Double]) -> Double {
    zip(self, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  }
}
