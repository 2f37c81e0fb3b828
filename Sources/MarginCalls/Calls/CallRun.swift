public import Margin
internal import Portfolio
public import RiskMeasures
public import Simulation

/// The accounts of a book on the paths of a simulation: who is called, when and for how much.
///
/// Paths are drawn, used and dropped. Four numbers per path are kept, 32 bytes, and some 100 bytes per account; a thread
/// holds 2 kB per column and step. No figure depends on how the work is cut into blocks and threads.
public struct CallRun: Sendable {
  /// The simulation whose paths are drawn.
  public let simulation: Simulation
  /// The venue's rules and the book.
  public let engine: MarginEngine
  /// The number of paths; they are numbered from 0.
  public let paths: Int

  private let market: PathMarket
  private let owners: [Int]?
  private let volatilityHalfLifeDays: Double?
  private let blockPaths: Int
  private let scheduler: any BlockScheduler

  /// The largest number of paths of a run.
  public static let pathLimit = 1_000_000_000
  /// The paths of a block, unless somebody asks for another size.
  public static let standardBlock = PathTile.width
  /// By which share of the sums that it is made of an account has to be short to be called: rounding alone calls nobody.
  public static let resolution = MarginStatement.resolution

  /// A run of a number of paths.
  ///
  /// - Parameters:
  ///   - simulation: The simulation, of plain sampling.
  ///   - engine: The venue's rules and the book.
  ///   - paths: How many paths, from 1 to ``pathLimit``.
  ///   - owners: For each account of the book the number, from 0, of the account that it is a part of; nil where every
  ///     account is its own.
  ///   - volatilityHalfLifeDays: The half-life with which the volatilities that haircuts may follow follow the paths; nil
  ///     to keep the model's.
  ///   - blockPaths: How many paths make one piece of work, at least 1, rounded up to whole tiles. No figure depends on it.
  ///   - scheduler: Who does the pieces.
  /// - Throws: ``MarginCallError``.
  /// - Precondition: owners are as many as accounts, and at least 0.
  public init(
    _ simulation: Simulation, engine: MarginEngine, paths: Int, owners: [Int]? = nil,
    volatilityHalfLifeDays: Double? = nil, blockPaths: Int = Self.standardBlock,
    scheduler: any BlockScheduler = SerialScheduler()
  ) throws(MarginCallError) {
    precondition(
      owners.map { $0.count == engine.book.book.accounts.count && $0.allSatisfy { $0 >= 0 } } ?? true,
      "One owner per account")
    guard paths >= 1, paths <= Self.pathLimit else { throw .badPathCount(paths) }
    guard blockPaths >= 1 else { throw .badBlockSize(blockPaths) }
    guard simulation.sampling == .plain else { throw .samplingNotPlain }
    self.simulation = simulation
    self.engine = engine
    self.paths = paths
    market = try PathMarket(engine.book, in: simulation, par: engine.venue.collateral.par)
    self.owners = owners
    self.volatilityHalfLifeDays = volatilityHalfLifeDays
    // A block beyond the last path holds no more than these, and rounding it up cannot overflow.
    // Whole tiles: accounts are summed over a tile's paths, and the last bits of a sum hang on where it ends.
    self.blockPaths = (min(blockPaths, Self.pathLimit) - 1) / PathTile.width * PathTile.width + PathTile.width
    self.scheduler = scheduler
  }

  /// Who is called, when and for how much.
  ///
  /// - Parameters:
  ///   - confidences: Of the quantiles and the means beyond them over the paths.
  ///   - worstPaths: How many of the worst paths are named.
  /// - Returns: The distribution.
  /// - Throws: ``MarginCallError``.
  /// - Complexity: O(steps * (columns + assets²)) per path, and for each account that comes near a call there
  ///   O(columns of the account * steps).
  public func distribution(
    confidences: [Confidence], worstPaths: Int = 10
  ) throws(MarginCallError) -> CallDistribution {
    let table = CallTable(engine, in: market, owners: owners)
    let days = Day.days(of: simulation.grid)
    let dayOfStep = days.enumerated().flatMap { place, day in day.steps.map { _ in place } }
    var totals = CallTotals(paths: paths, owners: table.ownerCount, days: days.count)
    let (market, engine, halfLife) = (market, engine, volatilityHalfLifeDays)
    scheduler.runTiles(of: paths, blockPaths: blockPaths) {
      CallWorker(table, in: market, engine: engine, dayOfStep: dayOfStep, halfLife: halfLife)
    } work: { worker, paths in
      worker.calls(of: paths)
    } fold: { tile in
      totals.add(tile)
    }
    if let (path, step) = totals.overflow { throw .overflow(path: path, step: step) }
    return try totals.distribution(
      of: table, on: days, grid: simulation.grid, confidences: confidences, worstPaths: worstPaths)
  }
}

extension CallRun {
  /// A day of the horizon and the steps that end within it.
  struct Day: Equatable, Sendable {
    let number: Int
    let steps: ClosedRange<Int>

    /// The days of a grid on which a step ends.
    static func days(of grid: TimeGrid) -> [Day] {
      var days: [Day] = []
      for step in 1...grid.steps {
        // A step that ends with a day, but for rounding, belongs to it.
        let number = Int((Double(step) * grid.stepDays - 1e-9).rounded(.up))
        if let last = days.last, last.number == number {
          days[days.count - 1] = Day(number: number, steps: last.steps.lowerBound...step)
        } else {
          days.append(Day(number: number, steps: step...step))
        }
      }
      return days
    }
  }
}
