import Estimation
import Numerics
import Testing

@Suite(
  "Jumps of real prices", .enabled(if: RealPrices.areHere, "prices_daily.csv is not in ../shared/data"))
struct JumpRealPriceTests {
  private static let assets = ["BTC", "ETH", "BNB", "XRP", "ADA", "LTC"]

  /// Clustered volatility passes for jumps, as the documentation says.
  @Test("as many jumps as there may be, a variance short of the sample's, and a larger likelihood than none")
  func jumps() throws {
    let returns = try RealPrices.returns(Self.assets)
    let fit = try JumpSpecification().fitCommon(returns, assets: Self.assets)
    #expect(fit.convergence.activeBounds == [.mostFrequentJumps])
    for asset in Self.assets.indices {
      let share = fit.law.covariance[asset, asset] / fit.sampleCovariance[asset, asset]
      #expect(share > 0.6 && share < 1.05, "\(Self.assets[asset])")
      let days = 365.0.squareRoot()
      #expect(fit.law.jumpVolatility[asset] > 1.2 * fit.law.diffusionVolatility[asset] / days)
    }
    let normal = try MultivariateStudentT.fit(returns, degreesOfFreedom: 1000).logLikelihood(of: returns)
    #expect(fit.logLikelihood > normal + 1000)
  }

  @Test("own jumps beside common ones leave no correlation by moments, and say so")
  func ownJumps() throws {
    let returns = try RealPrices.returns(Self.assets)
    let fit = try JumpSpecification().fit(returns, assets: Self.assets)
    #expect(!fit.isMatchedCorrelationUsable)
    #expect(fit.diffusionCorrelation == fit.common.law.diffusionCorrelation)
  }

  /// The search ends on the bound of a variance, where Newton's method is no help and each step gains little.
  @Test("are found for eighteen coins up to the eve of a crash")
  func manyCoins() throws {
    let assets = [
      "BTC", "ETH", "SOL", "BNB", "XRP", "ADA", "DOGE", "LINK", "AVAX", "MATIC", "UNI", "AAVE", "MKR", "CRV", "LTC",
      "DOT", "LUNA", "FTT",
    ]
    let returns = try RealPrices.returns(assets)
    // LUNA is quoted for six days more, on which it loses everything.
    let eve = Matrix((0..<returns.rows - 6).map { row in assets.indices.map { returns[row, $0] } })
    let fit = try JumpSpecification().fitCommon(eve, assets: assets)
    #expect(fit.convergence.activeBounds == [.leastJumpVariance, .mostFrequentJumps])
    #expect(fit.convergence.remaining < JumpSpecification.largestShortfall)
  }
}
