internal import Kernels
internal import MarketModel
internal import Numerics
internal import Portfolio
internal import Simulation

/// Watches whether the paths of a tile touch a level, at the ends of the steps and between them.
///
/// Between two prices above a barrier a Brownian path of the logarithm touches it with probability exp(-2 a b / v), with a
/// and b the logarithms of the prices over the barrier and v the variance of the step (Andersen and Brotherton-Ratcliffe
/// 1996, "Exact exotics", Risk 9(10); Glasserman 2004, "Monte Carlo Methods in Financial Engineering", section 6.4). That
/// is exact for one asset with normal returns, whatever the step. For Student-t returns it takes the step for a Brownian
/// motion with the variance that was drawn; for several assets, the logarithm of their value for a Brownian motion
/// with the variance that the holdings have at the start of the step. Where steps have no such variance, because of jumps,
/// volatility that clusters or a claim among the assets, the level is watched at the ends of the steps alone.
struct TouchWatch {
  /// By path, the probability that the level has not been touched.
  private(set) var survival = [Double](repeating: 1, count: PathTile.width)
  /// By path, whether the value was beyond the level at the end of a step.
  private(set) var isBeyond = [Bool](repeating: false, count: PathTile.width)

  private let request: TouchRequest
  private let logBarrier: Double
  /// The logarithm of the value at the end of the last step.
  private var logValue = [Double](repeating: 0, count: PathTile.width)
  private var value = [Double](repeating: 0, count: PathTile.width)
  private var next = [Double](repeating: 0, count: PathTile.width)
  private var exponents = [Double](repeating: 0, count: PathTile.width)
  /// By path, the probability that the step touches the level.
  private var touches = [Double](repeating: 0, count: PathTile.width)
  /// What a log return of each asset adds to the logarithm of the value: a column of paths per asset of the market.
  private var exposures: [Double]
  private var variances: StepVariances
  private let bridges: Bool

  init(_ request: TouchRequest, simulation: Simulation) {
    self.request = request
    logBarrier = (1 - request.level).logarithm
    exposures = Array(repeating: 0, count: simulation.model.drivers.count * PathTile.width)
    bridges = request.position.isConditionallyNormal(in: simulation.model)
    variances = simulation.makeStepVariances()
  }

  mutating func start() {
    for place in survival.indices {
      survival[place] = 1
      isBeyond[place] = false
      logValue[place] = 0
    }
    guard bridges else { return }
    for (asset, weight) in zip(request.position.assets, request.position.weights) {
      for place in PathTile.column(asset) { exposures[place] = weight }
    }
  }

  mutating func see(step: Int, _ tile: PathTile, simulation: Simulation) {
    guard step <= request.lastStep else { return }
    if bridges { simulation.computeStepVariances(exposures: exposures, into: &variances) }
    request.position.value(
      priceRatios: tile.priceRatios, width: PathTile.width, instructionSet: simulation.instructionSet, into: &value)
    simulation.instructionSet.logarithms(of: value, into: &next, in: next.indices)
    for place in next.indices {
      let (before, after) = (logValue[place] - logBarrier, next[place] - logBarrier)
      let scale = tile.volatilityScale[place]
      let variance = variances.values[place] * scale * scale
      // Where either end is beyond, the level is touched for certain; without variance between the ends, never.
      if before <= 0 || after <= 0 {
        exponents[place] = 0
      } else {
        exponents[place] = variance > 0 ? -2 * before * after / variance : -.infinity
      }
    }
    simulation.instructionSet.exponentials(of: exponents, into: &touches, in: touches.indices)
    for place in next.indices {
      if next[place] <= logBarrier { isBeyond[place] = true }
      survival[place] *= 1 - touches[place]
      logValue[place] = next[place]
    }
    guard bridges else { return }
    for (asset, weight) in zip(request.position.assets, request.position.weights) {
      let first = asset * PathTile.width
      for place in value.indices {
        exposures[first + place] = weight * tile.priceRatios[first + place] / value[place]
      }
    }
  }
}
