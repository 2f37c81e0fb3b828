import Foundation
import Kernels
import MarketModel
import Numerics

/// The laws whose cost per cell is compared with that of the Gaussian, which comes first.
enum DynamicsKind: String, CaseIterable {
  case gaussian, studentT, jumpDiffusion, garch, garchT, garchDCC, twoRegimes, threeRegimes, historical
  case filteredHistorical, copula, filteredCopula

  /// A model of the workloads' market under the law.
  func model(assets: Int) throws -> MarketModel {
    let base = try Market.model(assets)
    switch self {
    case .gaussian: return base
    case .studentT: return try base.under(.studentT(degreesOfFreedom: 4))
    case .jumpDiffusion:
      return try base.under(
        .jumpDiffusion(
          JumpDiffusion(
            jumpsPerYear: 10, jumpMean: base.assets.map { _ in -0.05 }, jumpVolatility: base.assets.map { _ in 0.08 })))
    case .garch: return try base.under(.garch(ClusteredReturns(stepDays: 1, clustering: clustering(assets))))
    case .garchT:
      return try base.under(
        .garch(
          ClusteredReturns(
            stepDays: 1, clustering: clustering(assets), innovations: .studentT(degreesOfFreedom: 5))))
    case .garchDCC:
      return try base.under(
        .garch(
          ClusteredReturns(
            stepDays: 1, clustering: clustering(assets),
            dynamicCorrelation: DynamicCorrelation(alpha: 0.03, beta: 0.95))))
    case .copula:
      return try base.under(
        .copula(CopulaReturns(stepDays: 1, degreesOfFreedom: 4, margins: margins(assets))))
    case .filteredCopula:
      return try base.under(
        .copula(
          CopulaReturns(
            stepDays: 1, degreesOfFreedom: 4, margins: margins(assets), clustering: clustering(assets))))
    case .twoRegimes: return try regimes(base, scales: [0.6, 1.8], stay: 0.95)
    case .threeRegimes: return try regimes(base, scales: [0.5, 1, 2.5], stay: 0.9)
    case .historical:
      return try base.under(
        .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 1, history: history(assets))))
    case .filteredHistorical:
      return try base.under(
        .historical(
          ResampledReturns(
            stepDays: 1, meanBlockSteps: 1, history: history(assets), clustering: clustering(assets))))
    }
  }

  private func clustering(_ assets: Int) -> VolatilityClustering {
    VolatilityClustering((0..<assets).map { _ in VolatilityClustering.Driver(alpha: 0.08, beta: 0.9) })
  }

  /// A middle of a hundred pieces between Pareto tails of a tenth each, standardised.
  private func margins(_ assets: Int) -> [ReturnMargin] {
    let middle = (0...100).map { StandardNormal.quantile(0.1 + 0.008 * Double($0)) }
    let excess = GeneralisedPareto(scale: 0.5, shape: 0.15)
    let law = TailedMargin(body: middle, lower: (0.1, excess), upper: (0.1, excess)).standardised
    func tail(_ tail: ParetoTail) -> ReturnMargin.Tail {
      ReturnMargin.Tail(probability: tail.probability, scale: tail.excess.scale, shape: tail.excess.shape)
    }
    let margin = ReturnMargin(lower: tail(law.lower), middle: law.body, upper: tail(law.upper))
    return Array(repeating: margin, count: assets)
  }

  /// Four years of days, standardised.
  private func history(_ assets: Int) -> [[Double]] {
    let days = 1_461
    let draws = Draws.normals(days, factors: assets + 1, stream: 41, .best)
    return (0..<assets).map { asset in
      let values = zip(draws[asset], draws[assets]).map { $0 + 2 * $1 + 0.1 * ($0 * $0 - 1) }
      let mean = values.reduce(0, +) / Double(days)
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(days)).squareRoot()
      return values.map { ($0 - mean) / deviation }
    }
  }

  /// States that scale all volatilities, and leave one for each of the others alike.
  private func regimes(_ base: MarketModel, scales: [Double], stay: Double) throws -> MarketModel {
    let leave = (1 - stay) / Double(scales.count - 1)
    let square = scales.reduce(0) { $0 + $1 * $1 } / Double(scales.count)
    let chain = RegimeSwitching(
      stepDays: 1,
      states: scales.enumerated().map { state, scale in
        RegimeSwitching.State(
          name: "S\(state)", volatility: base.volatility.map { $0 * scale / square.squareRoot() },
          correlation: base.correlation)
      },
      transition: scales.indices.map { from in scales.indices.map { from == $0 ? stay : leave } })
    return try base.under(.regimeSwitching(chain))
  }
}

extension MarketModel {
  /// The same market under another law.
  fileprivate func under(_ dynamics: Dynamics) throws -> MarketModel {
    try MarketModel(assets: drivers, volatility: volatility, correlation: correlation, dynamics: dynamics)
  }
}
