public import Portfolio
internal import RiskMeasures
public import Simulation

/// The losses of positions on the paths of one simulation, or of several that share the paths among them.
///
/// Paths are drawn, used and dropped; 8 bytes per path and requested loss are all that is kept. Importance sampling takes
/// some 70 bytes per path beside them while it measures, and control variates as much. Every call draws the same paths, so
/// that losses of different calls belong together path by path.
public struct LossRun: Sendable {
  /// The simulation whose paths are drawn; of several the first, with the market, the grid and the seed of all.
  public var simulation: Simulation { pool.simulations[0] }
  /// The number of paths; they are numbered from 0.
  public let paths: Int

  /// How its paths were chosen.
  public let method: SamplingMethod

  private let pool: SimulationPool
  private let blockPaths: Int
  private let scheduler: any BlockScheduler
  private let control: DeltaNormalControl?
  /// What rounding may make of a loss, a fraction of a value of 1: losses no farther apart than that are equal.
  public static let lossResolution = 1e-12
  /// The largest number of paths of a run.
  public static let pathLimit = 1_000_000_000
  /// What the losses of one call may take, in GiB.
  public static let memoryLimit = 12.0
  /// The paths of a block, unless somebody asks for another size.
  public static let standardBlock = 16 * PathTile.width

  /// A run of a number of paths.
  ///
  /// - Parameters:
  ///   - simulation: The simulation.
  ///   - paths: How many paths, from 1 to ``pathLimit``.
  ///   - blockPaths: How many of them make one piece of work, at least 1: multiples of a tile's width waste nothing. No
  ///     figure depends on it.
  ///   - scheduler: Who does the pieces.
  ///   - plan: The plan that the sampling of the simulation is of.
  /// - Throws: ``CalibrationError/badPathCount(_:)``, ``CalibrationError/pathsFillNoBatches(_:batch:)`` or
  ///   ``CalibrationError/badBlockSize(_:)``.
  public init(
    _ simulation: Simulation, paths: Int, blockPaths: Int = Self.standardBlock,
    scheduler: any BlockScheduler = SerialScheduler(), plan: SamplingPlan = .plain
  ) throws(CalibrationError) {
    guard paths >= 1, paths <= Self.pathLimit else { throw .badPathCount(paths) }
    let batch = simulation.sampling.batch
    guard simulation.sampling.grouping.accepts(count: paths) else { throw .pathsFillNoBatches(paths, batch: batch) }
    guard blockPaths >= 1 else { throw .badBlockSize(blockPaths) }
    pool = SimulationPool([simulation], paths: paths)
    self.paths = paths
    // A block beyond the last path holds no more than these, and adding its size to a path's number cannot overflow.
    self.blockPaths = min(blockPaths, Self.pathLimit)
    self.scheduler = scheduler
    method = plan.method
    control = plan.control
  }

  /// A run over several simulations, each of which draws as many consecutive paths: a mixture of their laws.
  ///
  /// With draws of a model's parameters the figures allow for not knowing the parameters, and the intervals, in which each
  /// draw counts as one group, for having drawn so few of them.
  /// - Parameters:
  ///   - simulations: The simulations, at least ``fewestPooled``, of one market, grid and seed, drawn plainly.
  ///   - paths: How many paths in all, a multiple of the number of simulations.
  ///   - blockPaths: How many of them make one piece of work, at least 1.
  ///   - scheduler: Who does the pieces.
  /// - Throws: ``CalibrationError/badPathCount(_:)``, ``CalibrationError/tooFewPooled(_:needed:)``,
  ///   ``CalibrationError/pathsFillNoBatches(_:batch:)``, ``CalibrationError/badBlockSize(_:)`` or
  ///   ``CalibrationError/poolDiffers(index:)``.
  public init(
    pooling simulations: [Simulation], paths: Int, blockPaths: Int = Self.standardBlock,
    scheduler: any BlockScheduler = SerialScheduler()
  ) throws(CalibrationError) {
    guard paths >= 1, paths <= Self.pathLimit else { throw .badPathCount(paths) }
    guard simulations.count >= Self.fewestPooled else {
      throw .tooFewPooled(simulations.count, needed: Self.fewestPooled)
    }
    if let stranger = simulations.firstIndex(where: { !$0.pools(with: simulations[0]) }) {
      throw .poolDiffers(index: stranger)
    }
    guard paths.isMultiple(of: simulations.count) else {
      throw .pathsFillNoBatches(paths, batch: simulations.count)
    }
    guard blockPaths >= 1 else { throw .badBlockSize(blockPaths) }
    pool = SimulationPool(simulations, paths: paths)
    self.paths = paths
    self.blockPaths = min(blockPaths, Self.pathLimit)
    self.scheduler = scheduler
    method = .plain
    control = nil
  }

  /// The fewest simulations that are pooled: with fewer groups an interval would promise too much.
  public static let fewestPooled = 10

  /// Which paths depend on each other.
  private var grouping: Grouping {
    pool.simulations.count > 1 ? .consecutive(paths / pool.simulations.count) : simulation.sampling.grouping
  }

  /// The losses of some positions on every path: 1 less the value at the mark, where the value today is 1.
  ///
  /// - Parameters:
  ///   - requests: The positions and when their losses are taken.
  ///   - touches: Levels of which it is asked whether a path touches them.
  /// - Returns: For each request one loss per path, in the order of the paths, and how much the paths count.
  /// - Throws: ``CalibrationError/tooManyLosses(paths:losses:gibibytes:limit:)`` or
  ///   ``CalibrationError/gainTooLarge(path:gain:limit:)``.
  /// - Precondition: no mark lies beyond the grid, and no position beyond the market.
  /// - Complexity: O(steps * assets²) per path, and as much again for each level.
  public func losses(
    of requests: [LossRequest], touches: [TouchRequest] = []
  ) throws(CalibrationError) -> PathLosses {
    precondition(
      requests.allSatisfy { $0.mark.lastStep <= simulation.grid.steps }
        && touches.allSatisfy { $0.lastStep <= simulation.grid.steps }, "A mark lies beyond the grid")
    try checkMemory(losses: requests.count + 2 * touches.count)
    let isWeighted = simulation.sampling.isWeighted
    var columns = LossColumns(
      requests: requests.count, touches: touches.count, isWeighted: isWeighted, isControlled: control != nil,
      capacity: paths)
    let blocks = (paths + blockPaths - 1) / blockPaths
    let (paths, blockPaths) = (paths, blockPaths)
    let draw = LossDraw(pool, requests: requests, touches: touches, control: control)
    scheduler.run(blocks: blocks) { block in
      draw.columns(of: block * blockPaths..<min(paths, (block + 1) * blockPaths))
    } fold: { block in
      columns.append(block)
    }
    try checkGains(columns)
    return PathLosses(
      losses: columns.losses, touches: columns.touches, monitoredTouches: columns.monitoredTouches,
      weights: columns.weights, grouping: grouping,
      controls: control?.columns(losses: columns.firstOrderLosses, variances: columns.variances) ?? [])
  }

  /// What each asset of a position adds to its loss on a few paths, which may lie anywhere in the run.
  ///
  /// - Parameters:
  ///   - position: The position.
  ///   - mark: When its loss is taken.
  ///   - chosen: The numbers of the paths.
  /// - Returns: For each asset held one loss per chosen path; on each path they add up to the position's loss.
  /// - Precondition: the mark does not lie beyond the grid, nor the position beyond the market.
  /// - Complexity: O(steps * assets²) per chosen path.
  public func componentLosses(of position: PlacedBasket, _ mark: Mark, onPaths chosen: [Int]) -> [[Double]] {
    precondition(mark.lastStep <= simulation.grid.steps, "The mark lies beyond the grid")
    let numbers = chosen.map { UInt64($0) }
    var results = position.assets.map { _ in [Double]() }
    let (blockPaths, draw) = (blockPaths, ComponentDraw(pool, position: position, mark: mark))
    scheduler.run(blocks: (numbers.count + blockPaths - 1) / blockPaths) { block in
      draw.losses(of: numbers[(block * blockPaths)..<min(numbers.count, (block + 1) * blockPaths)])
    } fold: { block in
      for index in results.indices { results[index] += block[index] }
    }
    return results
  }

  /// The audit of this run's paths; of several simulations, of the first's.
  ///
  /// - Throws: `SimulationError`.
  public func audit() throws(SimulationError) -> PathAudit { try PathAudit(of: simulation) }

  /// Heavy tails of log returns make gains that are finite and still overflow when they are cubed.
  private func checkGains(_ columns: LossColumns) throws(CalibrationError) {
    guard columns.least < -LossSample.largestLoss else { return }
    let path = columns.losses.lazy.compactMap { $0.firstIndex(of: columns.least) }.first ?? 0
    throw .gainTooLarge(path: path, gain: -columns.least, limit: LossSample.largestLoss)
  }

  private func checkMemory(losses: Int) throws(CalibrationError) {
    // A weighted tail is nearly all of the losses, sorted beside their weights; controls are taken out of copies.
    let beside: Double
    if simulation.sampling.isWeighted {
      beside = 72
    } else if let control {
      beside = Double(8 * control.columnCount + 24)
    } else {
      beside = 0
    }
    let gibibytes = (Double(losses) * 8 + beside) * Double(paths) / 0x1p30
    guard gibibytes <= Self.memoryLimit else {
      throw .tooManyLosses(
        paths: paths, losses: losses, gibibytes: (gibibytes * 10).rounded() / 10, limit: Self.memoryLimit)
    }
  }
}
