import Estimation
import Numerics
import Testing

@Suite("A fit of a t copula") struct StudentTCopulaFitTests {
  private static let assets = ["A", "B", "C"]

  @Test("equals that of SciPy's densities")
  func scipy() throws {
    let reference = try DependenceReference.load().studentTCopula
    let fit = try StudentTCopulaFit(Matrix(reference.observations), assets: Self.assets)
    #expect(fit.copula.correlation.largestDifference(from: Matrix(reference.correlation)) < 1e-12)
    #expect(abs(fit.copula.degreesOfFreedom / reference.degreesOfFreedom - 1) < 1e-5)
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-7)
    #expect(abs(fit.gaussianLogLikelihood - reference.gaussianLogLikelihood) < 1e-7)
    #expect(fit.repair == nil && fit.convergence.activeBound == nil && fit.parameterCount == 4)
    // Two observations of 400 are equal by rounding.
    #expect(fit.tiedShares == [0, 0, 0.005])
    #expect(try #require(fit.standardError) > (try #require(fit.curvatureStandardError)))
  }

  @Test("takes Kendall's tau for the correlation, ties or none, as SciPy has it", arguments: 0..<2)
  func kendall(index: Int) throws {
    let reference = try DependenceReference.load().kendall[index]
    let tau = try #require(KendallTau.matrix(Matrix(reference.observations)))
    #expect(tau.largestDifference(from: Matrix(reference.tau)) < 1e-14)
  }

  /// The definition, pair by pair.
  @Test("takes a tau that counts pairs", arguments: 1...20)
  func pairs(seed: UInt64) throws {
    var market = SyntheticMarket(seed: seed)
    let rows = (0..<41).map { _ in [(6 * market.uniform()).rounded(), (4 * market.uniform()).rounded()] }
    var (surplus, first, second) = (0.0, 0.0, 0.0)
    for one in rows.indices {
      for other in 0..<one {
        let x = (rows[one][0] - rows[other][0]).sign(), y = (rows[one][1] - rows[other][1]).sign()
        surplus += x * y
        first += x * x
        second += y * y
      }
    }
    let tau = try #require(KendallTau.matrix(Matrix(rows)))[0, 1]
    #expect(abs(tau - surplus / (first * second).squareRoot()) < 1e-14)
    #expect(KendallTau.matrix(Matrix([[1, 2], [1, 3]])) == nil)
  }

  @Test("does not depend on what rises with the observations")
  func monotone() throws {
    let observations = Matrix(try DependenceReference.load().studentTCopula.observations)
    let cubed = Matrix(
      rows: observations.rows, columns: 3, columnMajor: observations.storage.map { $0 * $0 * $0 + 7 })
    #expect(
      try StudentTCopulaFit(cubed, assets: Self.assets) == StudentTCopulaFit(observations, assets: Self.assets))
  }

  @Test("of normal dependence lies at the end of its degrees of freedom, or near it", arguments: [1, 2])
  func normal(seed: UInt64) throws {
    var market = SyntheticMarket(seed: seed)
    let rows = (0..<2000).map { _ in
      let common = market.normal()
      return [0.7 * common + 0.7 * market.normal(), 0.7 * common + 0.7 * market.normal()]
    }
    let fit = try StudentTCopulaFit(Matrix(rows), assets: ["A", "B"])
    #expect(fit.copula.degreesOfFreedom > 15)
    #expect(fit.logLikelihood - fit.gaussianLogLikelihood < 4)
    if fit.convergence.activeBound == .mostDegreesOfFreedom { #expect(fit.standardError == nil) }
  }

  /// Five assets of which two always move against the other three, whichever they are.
  ///
  /// One of ten shocks rules each pair of days, and each parts the assets in another way. So tau is -1/5 for every pair, and
  /// sin(πτ/2) = -0.31 is below -1/4, the least that five correlations can all be.
  @Test("replaces a correlation that is none, and says so")
  func repair() throws {
    let names = (0..<5).map { "A\($0)" }
    let parts = (0..<5).flatMap { first in (0..<first).map { [first, $0] } }
    var market = SyntheticMarket(seed: 61)
    let rows = (0..<1000).map { _ -> [Double] in
      var row = [0.0, 0, 0, 0, 0]
      for part in parts {
        let size = (8 * market.normal()).exponential
        let shock = market.uniform() < 0.5 ? size : -size
        for asset in 0..<5 { row[asset] += part.contains(asset) ? shock : -shock }
      }
      return row
    }
    let fit = try StudentTCopulaFit(Matrix(rows), assets: names)
    let repair = try #require(fit.repair)
    #expect(repair.smallestEigenvalueBefore < -0.05)
    #expect(abs(try fit.copula.correlation.symmetricEigen().values[0] - 1e-4) < 1e-8)
    #expect(repair.matrix == fit.copula.correlation)
    #expect(repair.description(assets: names).contains("nearest correlation matrix"))
  }

  /// A stablecoin that stands still on half of its days.
  @Test("of an asset that often stands still keeps its dependence and says how often")
  func ties() throws {
    var market = SyntheticMarket(seed: 62)
    let moving = try market.student(
      correlation: Matrix([[1, 0.5], [0.5, 1]]), degreesOfFreedom: 4, rows: 2000
    ).rowValues
    let still = moving.map { [$0[0], abs($0[1]) < 0.5 ? 0 : $0[1]] }
    let fit = try StudentTCopulaFit(Matrix(still), assets: ["BTC", "USDC"])
    #expect(fit.tiedShares[0] == 0 && fit.tiedShares[1] > 0.4 && fit.tiedShares[1] < 0.6)
    #expect(abs(fit.copula.correlation[0, 1] - 0.5) < 0.1)
    #expect(fit.copula.degreesOfFreedom.isFinite && fit.logLikelihood.isFinite)
  }
}

extension Double {
  fileprivate func sign() -> Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
