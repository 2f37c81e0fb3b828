internal import Kernels
internal import MarketModel

/// The variances of drivers whose volatility answers to their last returns, path by path.
///
/// h' = ω + (α + γ [ε < 0]) ε² + β h. ω makes the long-run variance the model's: with m the share of a standardised
/// return's variance that falls make, 1/2 for a symmetric law, it is σ² (1 - α - γ m - β).
struct ClusteredVariances: Sendable {
  private let first: [Double]
  private let recursions: [VarianceRecursion]
  private let instructionSet: InstructionSet

  /// The variances of a model's drivers.
  ///
  /// - Parameters:
  ///   - clustering: How each driver's volatility moves; nil where it stays as it is.
  ///   - fallShares: The share of the variance that falls make, one per driver; nil for symmetric laws.
  ///   - context: The model and its grid.
  init(_ clustering: VolatilityClustering?, fallShares: [Double]? = nil, _ context: LawContext) {
    let longRun = context.stepVariances
    let drivers = clustering?.drivers ?? Array(repeating: .constant, count: longRun.count)
    instructionSet = context.instructionSet
    first = zip(drivers, longRun).map { $0.firstVariance(longRun: $1, stepYears: context.stepYears) }
    recursions = longRun.indices.map { index in
      let driver = drivers[index]
      return VarianceRecursion(
        omega: driver.omega(longRun: longRun[index], fallShare: fallShares?[index] ?? 0.5), alpha: driver.alpha,
        gamma: driver.gamma, beta: driver.beta)
    }
  }

  /// Sets the variances of the first step.
  func start(in tile: inout PathTile) {
    for driver in first.indices {
      for place in PathTile.column(driver) { tile.variances[place] = first[driver] }
    }
  }

  /// Adds a step's log returns, √h times the standardised returns that stand in the tile's increments, less h/2 and with
  /// the drift, and moves the variances on.
  ///
  /// - Parameters:
  ///   - tile: The tile.
  ///   - drifts: The growth of the expected price, one per driver.
  ///   - isMixed: Whether the standardised returns are still to be multiplied by the tile's mixing.
  func advance(in tile: inout PathTile, drifts: [Double], isMixed: Bool) {
    for driver in recursions.indices {
      instructionSet.addClusteredReturns(
        tile.increments, scale: isMixed ? tile.mixing : nil, drift: drifts[driver], recursion: recursions[driver],
        variances: &tile.variances, to: &tile.logRatios, in: PathTile.column(driver))
    }
  }
}
