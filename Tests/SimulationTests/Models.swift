import MarketModel

/// The laws that the tests draw from.
let laws: [Dynamics] = [.gaussian, .studentT(degreesOfFreedom: 4)]

/// A correlation matrix of any order: 0.9 to the power of the distance, which is positive definite.
func decayingCorrelation(_ order: Int, base: Double = 0.9) -> [[Double]] {
  var powers = [1.0]
  for _ in 1..<max(order, 2) { powers.append(powers[powers.count - 1] * base) }
  return (0..<order).map { row in (0..<order).map { powers[abs(row - $0)] } }
}

/// A model of any number of assets, no two alike.
func model(
  assets count: Int, dynamics: Dynamics, correlation: [[Double]]? = nil, drift: Double = 0.1
) throws -> MarketModel {
  try MarketModel(
    assets: (0..<count).map { "A\($0)" },
    volatility: (0..<count).map { 0.3 + 0.9 * Double($0 % 7) / 7 },
    drift: (0..<count).map { drift * Double($0 % 3) },
    correlation: correlation ?? decayingCorrelation(count), dynamics: dynamics)
}

/// Two volatile assets and a dollar stablecoin that moves a little with them.
func dollarModel(
  volatility: [Double] = [0.6, 0.75, 0.05], drift: [Double] = [0, 0, 0], daysPerYear: Double = 365,
  stableCorrelation: Double = 0.3, dynamics: Dynamics
) throws -> MarketModel {
  let r = stableCorrelation
  return try MarketModel(
    assets: ["BTC", "ETH", "USDC"], daysPerYear: daysPerYear, volatility: volatility, drift: drift,
    correlation: [[1, 0.8, r], [0.8, 1, r], [r, r, 1]], dynamics: dynamics)
}
