import Estimation
import Numerics
import Testing

@Suite("Ledoit-Wolf shrinkage") struct LedoitWolfTests {
  @Test("equals scikit-learn towards the scaled identity", arguments: 0..<4)
  func matchesScikitLearn(index: Int) throws {
    let reference = try Reference.load().ledoitWolf[index]
    let returns = Matrix(reference.returns)
    let estimate = try CovarianceMethod.ledoitWolfIdentity.estimate(returns, assets: names(returns.columns))
    let expected = Matrix(reference.covariance)
    let scale = try #require(expected.diagonal.max())
    #expect(estimate.covariance.largestDifference(from: expected) <= 1e-10 * scale)
    #expect(abs(try #require(estimate.shrinkage) - reference.shrinkage) <= 1e-10)
  }

  @Test("equals the authors' formula towards the constant correlation", arguments: 0..<4)
  func matchesPaper(index: Int) throws {
    let rows = try Reference.load().ledoitWolf[index].returns
    let estimate = try CovarianceMethod.ledoitWolfConstantCorrelation.estimate(
      Matrix(rows), assets: names(rows[0].count))
    let (covariance, shrinkage) = constantCorrelationShrinkage(rows)
    let expected = Matrix(covariance)
    let scale = try #require(expected.diagonal.max())
    #expect(estimate.covariance.largestDifference(from: expected) <= 1e-12 * scale)
    #expect(abs(try #require(estimate.shrinkage) - shrinkage) <= 1e-10)
    #expect(shrinkage > 0)
  }

  @Test("towards the constant correlation keeps the variances and is positive definite with few rows")
  func keepsVariances() throws {
    let rows = try Reference.load().ledoitWolf[2].returns
    #expect(rows.count < rows[0].count)
    let assets = names(rows[0].count)
    let estimate = try CovarianceMethod.ledoitWolfConstantCorrelation.estimate(Matrix(rows), assets: assets)
    let centred = Matrix(rows).centred(at: Matrix(rows).columnMeans)
    for asset in 0..<assets.count {
      let variance = centred.column(asset).reduce(0) { $0 + $1 * $1 } / Double(rows.count)
      #expect(abs(estimate.covariance[asset, asset] / variance - 1) < 1e-12)
    }
    #expect(throws: Never.self) { try estimate.covariance.choleskyFactor() }
  }

  @Test(
    "of one asset is its variance",
    arguments: [
      CovarianceMethod.ledoitWolfConstantCorrelation, .ledoitWolfIdentity,
    ])
  func singleAsset(method: CovarianceMethod) throws {
    let values = try Reference.load().univariateT[0].values
    let estimate = try method.estimate(Matrix(columns: [values]), assets: ["A"])
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    #expect(abs(estimate.covariance[0, 0] / variance - 1) < 1e-12)
    #expect(estimate.shrinkage == 0)
  }

  /// "Honey, I shrunk the sample covariance matrix", appendices A and B, element by element.
  private func constantCorrelationShrinkage(_ y: [[Double]]) -> ([[Double]], Double) {
    let (T, N) = (y.count, y[0].count)
    func mean(_ term: (Int) -> Double) -> Double { (0..<T).reduce(0) { $0 + term($1) } / Double(T) }
    let centre = (0..<N).map { i in mean { y[$0][i] } }
    func x(_ t: Int, _ i: Int) -> Double { y[t][i] - centre[i] }
    let s = (0..<N).map { i in (0..<N).map { j in mean { x($0, i) * x($0, j) } } }
    func r(_ i: Int, _ j: Int) -> Double { s[i][j] / (s[i][i] * s[j][j]).squareRoot() }

    var correlations = 0.0
    for i in 0..<(N - 1) { for j in (i + 1)..<N { correlations += r(i, j) } }
    let rBar = 2 * correlations / Double((N - 1) * N)
    func f(_ i: Int, _ j: Int) -> Double { i == j ? s[i][i] : rBar * (s[i][i] * s[j][j]).squareRoot() }

    func piHat(_ i: Int, _ j: Int) -> Double {
      mean { t in
        let deviation = x(t, i) * x(t, j) - s[i][j]
        return deviation * deviation
      }
    }
    func theta(_ k: Int, _ i: Int, _ j: Int) -> Double {
      mean { t in (x(t, k) * x(t, k) - s[k][k]) * (x(t, i) * x(t, j) - s[i][j]) }
    }
    var (pi, rho, gamma) = (0.0, 0.0, 0.0)
    for i in 0..<N {
      for j in 0..<N {
        pi += piHat(i, j)
        gamma += (f(i, j) - s[i][j]) * (f(i, j) - s[i][j])
        if i == j {
          rho += piHat(i, i)
        } else {
          let first = (s[j][j] / s[i][i]).squareRoot() * theta(i, i, j)
          let second = (s[i][i] / s[j][j]).squareRoot() * theta(j, i, j)
          rho += rBar / 2 * (first + second)
        }
      }
    }
    let delta = max(0, min((pi - rho) / gamma / Double(T), 1))
    return ((0..<N).map { i in (0..<N).map { j in delta * f(i, j) + (1 - delta) * s[i][j] } }, delta)
  }
}

/// As many asset names as wanted.
func names(_ count: Int) -> [String] { (0..<count).map { "A\($0)" } }
