import Foundation
import MarketModel
import Numerics
import Simulation

/// The paths of the laws with a memory, one path and one number at a time, as the formulas stand in a textbook.
struct LawTwin {
  let base: SlowTwin

  private var model: MarketModel { base.model }
  private var years: Double { base.grid.stepDays / model.daysPerYear }

  init(model: MarketModel, grid: TimeGrid, seed: UInt64) {
    base = SlowTwin(model: model, grid: grid, seed: seed)
  }

  /// Log price ratios of one path: a row per step, a value per asset.
  func logRatios(path: UInt64) -> [[Double]] {
    var logs = [Double](repeating: 0, count: model.assets.count)
    var memory = Memory(model)
    return (0..<base.grid.steps).map { step in
      let returns: [Double] =
        switch model.dynamics {
        case .jumpDiffusion(let jumps): jumpReturns(jumps, step: step, path: path)
        case .garch: clusteredReturns(step: step, path: path, &memory)
        case .regimeSwitching(let regimes): regimeReturns(regimes, step: step, path: path, &memory)
        case .historical(let days): dayReturns(days, step: step, path: path, &memory)
        case .copula(let copula): copulaReturns(copula, step: step, path: path, &memory)
        default: preconditionFailure("Another twin's law")
        }
      for asset in logs.indices { logs[asset] += returns[asset] }
      return logs
    }
  }

  /// What a path remembers.
  private struct Memory {
    var variances: [Double]
    var state = 0

    init(_ model: MarketModel) {
      variances = model.volatility.indices.map { asset in
        let volatility = model.dynamics.clustering?.drivers[asset].currentVolatility ?? model.volatility[asset]
        return volatility * volatility / model.daysPerYear
      }
    }
  }

  private func shocks(_ correlation: [[Double]], step: Int, path: UInt64) -> [Double] {
    let z = model.assets.indices.map {
      SlowTwin.normal(base.words(stream: 0, step: step, pair: $0 / 2, path: path)[$0 % 2])
    }
    let factor = SlowTwin.cholesky(correlation)
    return z.indices.map { row in (0...row).reduce(0) { $0 + factor[row][$1] * z[$1] } }
  }

  private func uniform(_ word: UInt64) -> Double { (Double(word >> 12) + 0.5) / 4_503_599_627_370_496 }

  // MARK: - Jumps

  private func poisson(_ mean: Double, _ uniform: Double) -> Int {
    var (number, term, sum) = (0, exp(-mean), exp(-mean))
    while uniform >= sum {
      number += 1
      term *= mean / Double(number)
      sum += term
    }
    return number
  }

  private func jumpReturns(_ jumps: JumpDiffusion, step: Int, path: UInt64) -> [Double] {
    let shocks = shocks(model.correlation, step: step, path: path)
    let assets = shocks.count
    let common = poisson(
      jumps.jumpsPerYear * years, uniform(base.words(stream: 4, step: step, pair: 0, path: path)[0]))
    let factor = SlowTwin.cholesky(jumps.jumpCorrelation ?? model.correlation)
    let sizes = (0..<assets).map { SlowTwin.normal(base.words(stream: 5, step: step, pair: $0, path: path)[0]) }
    return shocks.indices.map { asset in
      let σ = model.volatility[asset]
      let (μ, δ) = (jumps.jumpMean[asset], jumps.jumpVolatility[asset])
      let size = (0...asset).reduce(0) { $0 + factor[asset][$1] * sizes[$1] }
      var move = (model.drift[asset] - σ * σ / 2) * years + σ * years.squareRoot() * shocks[asset]
      move += Double(common) * μ + Double(common).squareRoot() * δ * size
      move -= jumps.jumpsPerYear * years * (exp(μ + δ * δ / 2) - 1)
      if let own = jumps.ownJumps?[asset] {
        let count = poisson(
          own.jumpsPerYear * years, uniform(base.words(stream: 4, step: step, pair: asset + 1, path: path)[0]))
        let normal = SlowTwin.normal(base.words(stream: 5, step: step, pair: assets + asset, path: path)[0])
        move += Double(count) * own.mean + Double(count).squareRoot() * own.volatility * normal
        move -= own.jumpsPerYear * years * (exp(own.mean + own.volatility * own.volatility / 2) - 1)
      }
      return move
    }
  }

  // MARK: - Clustering

  private func moveOn(_ memory: inout Memory, asset: Int, surprise: Double, fallShare: Double) {
    guard let driver = model.dynamics.clustering?.drivers[asset] else { return }
    let longRun = model.volatility[asset] * model.volatility[asset] * years
    let persistence = driver.alpha + driver.gamma * fallShare + driver.beta
    memory.variances[asset] =
      longRun * (1 - persistence) + (driver.alpha + (surprise < 0 ? driver.gamma : 0)) * surprise * surprise
      + driver.beta * memory.variances[asset]
  }

  private func clusteredReturns(step: Int, path: UInt64, _ memory: inout Memory) -> [Double] {
    let mixing = base.scale(step: step, path: path)
    return shocks(model.correlation, step: step, path: path).enumerated().map { asset, shock in
      let h = memory.variances[asset]
      let surprise = h.squareRoot() * shock * mixing
      moveOn(&memory, asset: asset, surprise: surprise, fallShare: 0.5)
      return model.drift[asset] * years - h / 2 + surprise
    }
  }

  // MARK: - Copulas

  private func copulaReturns(
    _ copula: CopulaReturns, step: Int, path: UInt64, _ memory: inout Memory
  ) -> [Double] {
    let ν = copula.degreesOfFreedom
    let mixing = SlowTwin.normal(base.words(stream: 1, step: step, pair: 0, path: path)[0])
    let scale = (ν / ChiSquared(degreesOfFreedom: ν).quantile(atNormal: mixing)).squareRoot()
    return shocks(model.correlation, step: step, path: path).enumerated().map { asset, shock in
      let (h, margin) = (memory.variances[asset], copula.margins[asset])
      // Each side by its own small probability: 1 less a large one has few digits.
      let below = StudentT(degreesOfFreedom: ν).cumulative(-(shock * scale).magnitude)
      let mirrored = ReturnMargin(
        lower: margin.upper, middle: margin.middle.reversed().map { -$0 }, upper: margin.lower)
      let x = shock < 0 ? CopulaTwin.quantile(margin, below) : -CopulaTwin.quantile(mirrored, below)
      let surprise = h.squareRoot() * x
      moveOn(&memory, asset: asset, surprise: surprise, fallShare: margin.fallShare)
      return model.drift[asset] * years - h / 2 + surprise
    }
  }

  // MARK: - Regimes

  private func regimeReturns(
    _ regimes: RegimeSwitching, step: Int, path: UInt64, _ memory: inout Memory
  ) -> [Double] {
    let u = uniform(base.words(stream: 6, step: step, pair: 0, path: path)[0])
    let chances = step == 0 ? regimes.current ?? regimes.longRunShares : regimes.transition[memory.state]
    var (state, sum) = (0, chances[0])
    while u >= sum, state + 1 < chances.count {
      state += 1
      sum += chances[state]
    }
    memory.state = state
    let law = regimes.states[state]
    return shocks(law.correlation, step: step, path: path).enumerated().map { asset, shock in
      let σ = law.volatility[asset]
      return (model.drift[asset] - σ * σ / 2) * years + σ * years.squareRoot() * shock
    }
  }

  // MARK: - Days

  /// The logarithm of what an expected price grows by in a step, by the price on each last day.
  static func blockGrowth(_ growths: [Double], going: Double, step: Int) -> Double {
    let n = Double(growths.count)
    var prices = growths.map { $0 / n }
    var before = 1.0
    for _ in 0..<step {
      before = prices.reduce(0, +)
      prices = growths.indices.map { day in
        growths[day] * ((1 - going) * before / n + going * prices[(day + growths.count - 1) % growths.count])
      }
    }
    return log(prices.reduce(0, +) / before)
  }

  private func dayReturns(
    _ days: ResampledReturns, step: Int, path: UInt64, _ memory: inout Memory
  ) -> [Double] {
    let words = base.words(stream: 7, step: step, pair: 0, path: path)
    let count = days.history[0].count
    if step == 0 || uniform(words[0]) < 1 / days.meanBlockSteps {
      memory.state = Int(words[1].multipliedFullWidth(by: UInt64(count)).high)
    } else {
      memory.state = (memory.state + 1) % count
    }
    return days.history.enumerated().map { asset, values in
      let h = memory.variances[asset]
      let growth =
        model.dynamics.clustering == nil
        ? Self.blockGrowth(values.map { exp(h.squareRoot() * $0) }, going: 1 - 1 / days.meanBlockSteps, step: step)
        : log(values.reduce(0) { $0 + exp(h.squareRoot() * $1) } / Double(count))
      let surprise = h.squareRoot() * values[memory.state]
      let falls = values.reduce(0) { $0 + min($1, 0) * min($1, 0) } / values.reduce(0) { $0 + $1 * $1 }
      moveOn(&memory, asset: asset, surprise: surprise, fallShare: falls)
      return model.drift[asset] * years - growth + surprise
    }
  }
}
