import Estimation
import Foundation
import MarketData
import MarketModel
import Numerics
import Simulation

/// A law of two assets, A and B, with known parameters, one for each that can be fitted.
struct TrueLaw {
  static let assets = ["A", "B"]
  let dynamics: FittedDynamics

  /// The market; started from its long run.
  func model(drivers: Int = 2) throws -> MarketModel {
    let law = try law(drivers: drivers)
    var volatility = Array([0.6, 0.8].prefix(drivers))
    var correlation = Self.square(drivers, 0.6)
    if case .regimeSwitching(let regimes) = law {
      volatility = (0..<drivers).map { regimes.longRunCovariance($0, $0).squareRoot() }
      correlation = (0..<drivers).map { row in
        (0..<drivers).map { regimes.longRunCovariance(row, $0) / (volatility[row] * volatility[$0]) }
      }
    }
    return try MarketModel(
      assets: Array(Self.assets.prefix(drivers)), volatility: volatility, correlation: correlation, dynamics: law)
  }

  /// Prices that a simulation of it makes.
  func prices(days: Int, seed: UInt64 = 1) throws -> PriceTable {
    let returns = try Self.returns(of: model(), steps: days, path: 0, seed: seed)
    return try SyntheticMarket.prices(Self.assets, returns: returns)
  }

  /// The log returns of one simulated path, a row per step.
  static func returns(of model: MarketModel, steps: Int, path: UInt64, seed: UInt64) throws -> [[Double]] {
    try returns(of: model, steps: steps, paths: [path], seed: seed)[0]
  }

  /// The log returns of simulated paths, for each a row per step.
  static func returns(of model: MarketModel, steps: Int, paths: [UInt64], seed: UInt64) throws -> [[[Double]]] {
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: 1), seed: seed)
    var tile = simulation.makeTile()
    var result = paths.map { _ in [[Double]]() }
    for first in stride(from: 0, to: paths.count, by: PathTile.width) {
      let places = first..<min(paths.count, first + PathTile.width)
      var before = places.map { _ in model.drivers.map { _ in 0.0 } }
      simulation.draw(paths[places], in: &tile) { _, tile in
        for place in places {
          let now = model.drivers.indices.map { tile.logRatios[$0 * PathTile.width + place - first] }
          result[place].append(zip(now, before[place - first]).map { $0 - $1 })
          before[place - first] = now
        }
      }
    }
    return result
  }

  private static func square(_ order: Int, _ correlation: Double) -> [[Double]] {
    (0..<order).map { row in (0..<order).map { row == $0 ? 1 : correlation } }
  }

  private func law(drivers: Int) throws -> Dynamics {
    let symmetric = VolatilityClustering(
      Array(repeating: .init(alpha: 0.08, beta: 0.88), count: drivers))
    let asymmetric = VolatilityClustering(
      Array(repeating: .init(alpha: 0.04, gamma: 0.08, beta: 0.88), count: drivers))
    switch dynamics {
    case .gaussian: return .gaussian
    case .studentT: return .studentT(degreesOfFreedom: 5)
    case .jumpDiffusion:
      return .jumpDiffusion(
        JumpDiffusion(
          jumpsPerYear: 20, jumpMean: Array([-0.05, -0.06].prefix(drivers)),
          jumpVolatility: Array([0.1, 0.12].prefix(drivers)), jumpCorrelation: Self.square(drivers, 0.7)))
    case .garch:
      return .garch(
        ClusteredReturns(stepDays: 1, clustering: symmetric, innovations: .studentT(degreesOfFreedom: 6)))
    case .gjr: return .garch(ClusteredReturns(stepDays: 1, clustering: asymmetric))
    case .dcc:
      return .garch(
        ClusteredReturns(
          stepDays: 1, clustering: asymmetric, innovations: .studentT(degreesOfFreedom: 6),
          dynamicCorrelation: DynamicCorrelation(alpha: 0.05, beta: 0.9)))
    case .copula:
      return .copula(CopulaReturns(stepDays: 1, degreesOfFreedom: 5, margins: margins(drivers)))
    case .filteredCopula:
      return .copula(
        CopulaReturns(stepDays: 1, degreesOfFreedom: 5, margins: margins(drivers), clustering: asymmetric))
    case .bootstrap:
      return .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 5, history: history(drivers)))
    case .filteredHistorical:
      return .historical(
        ResampledReturns(stepDays: 1, meanBlockSteps: 1, history: history(drivers), clustering: asymmetric))
    case .regimeSwitching:
      return .regimeSwitching(
        RegimeSwitching(
          stepDays: 1,
          states: [
            .init(name: "calm", volatility: Array([0.4, 0.5].prefix(drivers)), correlation: Self.square(drivers, 0.4)),
            .init(
              name: "stressed", volatility: Array([1.2, 1.6].prefix(drivers)), correlation: Self.square(drivers, 0.8)),
          ], transition: [[0.97, 0.03], [0.1, 0.9]]))
    }
  }

  /// A normal middle between power tails, of mean 0 and variance 1.
  private func margins(_ drivers: Int) -> [ReturnMargin] {
    let body = (0...40).map { StandardNormal.quantile(0.1 + 0.8 * Double($0) / 40) }
    let excess = GeneralisedPareto(scale: 0.55, shape: 0.1)
    let margin = TailedMargin(body: body, lower: (0.1, excess), upper: (0.1, excess)).standardised
    func tail(_ tail: ParetoTail) -> ReturnMargin.Tail {
      .init(probability: tail.probability, scale: tail.excess.scale, shape: tail.excess.shape)
    }
    return Array(
      repeating: ReturnMargin(lower: tail(margin.lower), middle: margin.body, upper: tail(margin.upper)),
      count: drivers)
  }

  /// Days of a normal law, skewed, of mean 0 and variance 1.
  private func history(_ drivers: Int) -> [[Double]] {
    var market = SyntheticMarket(seed: 5)
    let rows = market.returns(rows: 1_500, volatilities: Array(repeating: 1, count: drivers), correlation: 0.6)
    return (0..<drivers).map { driver in
      let values = rows.map { exp(-0.3 * $0[driver]) }
      let mean = values.reduce(0, +) / 1_500
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1_500).squareRoot()
      return values.map { (mean - $0) / deviation }
    }
  }
}
