import Estimation
import Numerics
import Testing

@Suite("Regimes of real prices", .enabled(if: RealPrices.areHere, "prices_daily.csv is not in ../shared/data"))
struct RegimeRealPriceTests {
  @Test("a wild state of two to four times the volatility that lasts for days", arguments: ["BTC", "ETH", "XRP"])
  func regimes(asset: String) throws {
    let returns = try RealPrices.returns([asset])
    let fit = try RegimeSpecification().fit(returns, assets: [asset])
    let ratio = fit.law.volatilities[1][0] / fit.law.volatilities[0][0]
    #expect(ratio > 2 && ratio < 5)
    #expect(fit.law.expectedDurations.allSatisfy { $0 > 1 && $0 < 60 })
    #expect(fit.convergence.spread < 0.2)
    let three = try RegimeSpecification(states: 3).fit(returns, assets: [asset])
    #expect(three.bayesianInformation < fit.bayesianInformation)
  }
}
