import Estimation
import Foundation
import MarketData
import MarketModel
import Simulation

/// A model's parameters, drawn by a parametric bootstrap: histories as long as the observed one are simulated from the
/// model, with its gaps, and fitted as the model was.
///
/// So the spread of the draws is that of the estimates where the model is true. Each draw stands in the market as the
/// observed prices left it: current volatilities, correlations and regimes follow them.
struct ParameterDraws {
  /// The draws, as many as were asked for.
  let models: [MarketModel]
  /// How many simulated histories had no fit.
  let refused: Int

  /// What the draws are, for the file that holds them.
  static let method = "parametric bootstrap: histories simulated from the model and fitted as it was"

  /// More refusals than this share of the draws say that the fit itself is not to be trusted.
  private static let largestRefusal = 0.5

  init(
    of model: MarketModel, by fit: ModelFit, from observed: PriceTable, count: Int, seed: UInt64,
    progress: (Int) -> Void
  ) throws {
    let stepDays = Double(observed.step) / 86_400
    let simulation = try Simulation(
      model: model.fromLongRun, grid: try TimeGrid(steps: observed.times.count - 1, stepDays: stepDays), seed: seed,
      instructionSet: try InstructionSetChoice.current())
    var models: [MarketModel] = []
    var (path, refused) = (UInt64(0), 0)
    var lastReason = ""
    while models.count < count {
      let prices = simulation.history(path, columns: observed.assets.compactMap { model.index(of: $0) })
      path += 1
      do {
        guard prices.allSatisfy({ $0.allSatisfy(PriceTable.priceBounds.contains) }) else {
          throw Failure(.badData, "prices left the range from 1e-18 to 1e15 times their first")
        }
        models.append(
          try fit.fit(observed.replacingPrices(with: prices), inputSHA256: "", tool: "", state: observed).model
            .withoutProvenance)
        if models.count.isMultiple(of: max(1, count / 10)) { progress(models.count) }
      } catch {
        refused += 1
        lastReason = (error as? Failure)?.message ?? "\(error)"
      }
      guard Double(refused) <= Self.largestRefusal * Double(max(count, 10)) else {
        throw Failure(
          .badData,
          "parameter draws: \(refused) of \(path) simulated histories had no fit, the last because: \(lastReason);"
            + " choose a simpler law or fewer assets")
      }
    }
    self.models = models
    self.refused = refused
  }
}

extension Simulation {
  /// The prices of one path, a column of a price per time for each asset asked for, from 1 on.
  fileprivate func history(_ path: UInt64, columns: [Int]) -> [[Double]] {
    var prices = columns.map { _ in [1.0] }
    var tile = makeTile()
    draw(CollectionOfOne(path), in: &tile) { _, tile in
      tile.computePriceRatios(of: columns)
      for (index, column) in columns.enumerated() {
        let ratio = tile.priceRatios[column * PathTile.width]
        prices[index].append(ratio)
      }
    }
    return prices
  }
}

extension MarketModel {
  /// The same law, started from its long run instead of from where the market stands.
  fileprivate var fromLongRun: MarketModel {
    get throws {
      try MarketModel(
        assets: drivers, daysPerYear: daysPerYear, volatility: volatility, drift: drift, correlation: correlation,
        dynamics: dynamics.fromLongRun, claims: claims)
    }
  }

  fileprivate var withoutProvenance: MarketModel {
    get throws {
      try MarketModel(
        assets: drivers, daysPerYear: daysPerYear, volatility: volatility, drift: drift, correlation: correlation,
        dynamics: dynamics, claims: claims)
    }
  }
}

extension Dynamics {
  fileprivate var fromLongRun: Dynamics {
    switch self {
    case .gaussian, .studentT, .jumpDiffusion: self
    case .garch(let returns):
      .garch(
        ClusteredReturns(
          stepDays: returns.stepDays, clustering: returns.clustering.fromLongRun, innovations: returns.innovations,
          dynamicCorrelation: returns.dynamicCorrelation.map { DynamicCorrelation(alpha: $0.alpha, beta: $0.beta) }))
    case .copula(let returns):
      .copula(
        CopulaReturns(
          stepDays: returns.stepDays, degreesOfFreedom: returns.degreesOfFreedom, margins: returns.margins,
          clustering: returns.clustering?.fromLongRun))
    case .historical(let returns):
      .historical(
        ResampledReturns(
          stepDays: returns.stepDays, meanBlockSteps: returns.meanBlockSteps, history: returns.history,
          clustering: returns.clustering?.fromLongRun))
    case .regimeSwitching(let regimes):
      .regimeSwitching(
        RegimeSwitching(stepDays: regimes.stepDays, states: regimes.states, transition: regimes.transition))
    }
  }
}

extension VolatilityClustering {
  fileprivate var fromLongRun: VolatilityClustering {
    VolatilityClustering(drivers.map { Driver(alpha: $0.alpha, gamma: $0.gamma, beta: $0.beta) })
  }
}
