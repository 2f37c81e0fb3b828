public import Portfolio
public import Simulation

/// The losses of positions on the paths of one simulation.
///
/// Paths are drawn, used and dropped; 8 bytes per path and requested loss are all that is kept. Every call draws the same
/// paths, so that losses of different calls belong together path by path.
public struct LossRun: Sendable {
  /// The simulation whose paths are drawn.
  public let simulation: Simulation
  /// The number of paths; they are numbered from 0.
  public let paths: Int

  private let blockPaths: Int
  private let scheduler: any BlockScheduler
  /// What rounding may make of a loss, a fraction of a value of 1: losses no farther apart than that are equal.
  public static let lossResolution = 1e-12
  /// The largest number of paths of a run.
  public static let pathLimit = 1_000_000_000
  /// What the losses of one call may take, in GiB, sorted copies included.
  public static let memoryLimit = 12.0
  /// The paths of a block, unless somebody asks for another size.
  public static let standardBlock = 16 * PathTile.width

  /// A run of a number of paths.
  ///
  /// - Parameters:
  ///   - simulation: The simulation.
  ///   - paths: How many paths, from 1 to ``pathLimit``.
  ///   - blockPaths: How many of them make one piece of work; a multiple of the tile's width. No figure depends on it.
  ///   - scheduler: Who does the pieces.
  /// - Throws: ``CalibrationError/badPathCount(_:)`` or ``CalibrationError/badBlockSize(_:multiple:)``.
  public init(
    _ simulation: Simulation, paths: Int, blockPaths: Int = Self.standardBlock,
    scheduler: any BlockScheduler = SerialScheduler()
  ) throws(CalibrationError) {
    guard paths >= 1, paths <= Self.pathLimit else { throw .badPathCount(paths) }
    guard blockPaths >= PathTile.width, blockPaths.isMultiple(of: PathTile.width) else {
      throw .badBlockSize(blockPaths, multiple: PathTile.width)
    }
    self.simulation = simulation
    self.paths = paths
    // A block beyond the last path holds no more than these, and adding its size to a path's number cannot overflow.
    self.blockPaths = min(blockPaths, Self.pathLimit)
    self.scheduler = scheduler
  }

  /// The losses of some positions on every path: 1 less the value at the mark, where the value today is 1.
  ///
  /// - Parameter requests: The positions and when their losses are taken.
  /// - Returns: For each request one loss per path, in the order of the paths.
  /// - Throws: ``CalibrationError/tooManyLosses(paths:losses:gibibytes:limit:)``.
  /// - Precondition: no mark lies beyond the grid, and no position beyond the market.
  /// - Complexity: O(steps * assets²) per path.
  public func losses(of requests: [LossRequest]) throws(CalibrationError) -> [[Double]] {
    precondition(requests.allSatisfy { $0.mark.lastStep <= simulation.grid.steps }, "A mark lies beyond the grid")
    try checkMemory(losses: requests.count)
    var results = requests.map { _ in [Double]() }
    for index in results.indices { results[index].reserveCapacity(paths) }
    let blocks = (paths + blockPaths - 1) / blockPaths
    let (paths, blockPaths, draw) = (paths, blockPaths, LossDraw(simulation, requests: requests))
    scheduler.run(blocks: blocks) { block in
      draw.losses(of: block * blockPaths..<min(paths, (block + 1) * blockPaths))
    } fold: { block in
      for index in results.indices { results[index] += block[index] }
    }
    return results
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
  public func componentLosses(of position: Position, _ mark: Mark, onPaths chosen: [Int]) -> [[Double]] {
    precondition(mark.lastStep <= simulation.grid.steps, "The mark lies beyond the grid")
    let numbers = chosen.map { UInt64($0) }
    var results = position.assets.map { _ in [Double]() }
    let (blockPaths, draw) = (blockPaths, ComponentDraw(simulation, position: position, mark: mark))
    scheduler.run(blocks: (numbers.count + blockPaths - 1) / blockPaths) { block in
      draw.losses(of: numbers[(block * blockPaths)..<min(numbers.count, (block + 1) * blockPaths)])
    } fold: { block in
      for index in results.indices { results[index] += block[index] }
    }
    return results
  }

  /// The audit of this run's paths.
  ///
  /// - Throws: `SimulationError.audit`.
  public func audit() throws(SimulationError) -> PathAudit { try PathAudit(of: simulation) }

  private func checkMemory(losses: Int) throws(CalibrationError) {
    // Each loss is kept in the order of the paths and sorted.
    let gibibytes = Double(losses) * Double(paths) * 16 / 0x1p30
    guard gibibytes <= Self.memoryLimit else {
      throw .tooManyLosses(
        paths: paths, losses: losses, gibibytes: (gibibytes * 10).rounded() / 10, limit: Self.memoryLimit)
    }
  }
}
