import Foundation
import MarketModel
import Simulation

/// A market of every kind of claim, and claims on claims.
func claimModel(dynamics: Dynamics = .gaussian, stress: Double = 0.7) throws -> MarketModel {
  let drivers = ["BTC", "ETH", "USDC", "stETH", "TBILL"]
  return try MarketModel(
    assets: drivers, volatility: [0.6, 0.75, 0.02, 0.04, 0.2], drift: [0, 0.1, 0, 0, 0.05],
    correlation: [
      [1, 0.8, 0.2, 0.3, 0.1], [0.8, 1, 0.2, 0.4, 0.1], [0.2, 0.2, 1, 0.1, 0], [0.3, 0.4, 0.1, 1, 0],
      [0.1, 0.1, 0, 0, 1],
    ], dynamics: dynamics,
    claims: [
      Claim(
        asset: "USDC",
        kind: .stablecoin(
          Stablecoin(
            noiseHalfLifeDays: 0.5,
            depeg: .init(
              perYear: 1, stress: Stress(asset: "BTC", sensitivity: stress), depth: 0.12, depthSpread: 0.3,
              recoveryHalfLifeDays: 1, death: .init(probability: 0.2, remains: 0.05, halfLifeDays: 2), source: "a test")
          ))),
      Claim(
        asset: "stETH",
        kind: .staked(StakedToken(underlying: "ETH", yieldPerYear: 0.03, exit: .fast, stressDiscount: 0.1))),
      Claim(asset: "TBILL", kind: .tokenised(TokenisedAsset(startsAfter: .wednesday, closedVariance: 0.25))),
      Claim(
        asset: "WBTC",
        kind: .wrapped(
          WrappedToken(
            underlying: "BTC",
            failure: .init(
              perYear: 2, stress: Stress(asset: "ETH", sensitivity: stress), recovery: 0.4, source: "a test")))),
      Claim(asset: "LP", kind: .constantProduct(ConstantProductShare(assets: ["BTC", "USDC"], feesPerYear: 0.1))),
      Claim(asset: "CRV", kind: .stableSwap(StableSwapShare(assets: ["ETH", "stETH"], amplification: 50))),
      Claim(asset: "TRI", kind: .stableSwap(StableSwapShare(assets: ["ETH", "stETH", "BTC"], amplification: 5))),
      Claim(
        asset: "bridged.CRV",
        kind: .wrapped(
          WrappedToken(underlying: "CRV", failure: .init(perYear: 0.5, recovery: 0.5, source: "a test")))),
      Claim(
        asset: "deep",
        kind: .constantProduct(ConstantProductShare(assets: ["WBTC", "bridged.CRV"], weights: [0.8, 0.2]))),
    ])
}

/// The log ratios of one asset at the last step of many paths.
func horizonLogRatios(_ simulation: Simulation, of asset: String, paths: Int) -> [Double] {
  guard let index = simulation.model.index(of: asset) else { return [] }
  return simulation.horizon(paths: paths).logRatios[index]
}

/// The mean of some values and its standard error.
struct Mean {
  let value: Double
  let standardError: Double

  init(_ values: [Double]) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    value = mean
    standardError = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n).squareRoot()
  }

  /// Whether a closed form is within 4 standard errors: a false alarm in 16,000.
  func agrees(with expected: Double) -> Bool { abs(value - expected) <= 4 * standardError + 1e-12 }
}
