internal import Liquidation
internal import MarketModel
public import RiskMeasures
public import Simulation

/// An issuer on the paths of a simulation.
///
/// Paths are drawn, used and dropped: ten numbers per path are kept, and a thread holds 2 kB per asset and step. No figure
/// depends on how the work is cut into blocks and threads.
public struct RedemptionRun: Sendable {
  /// The simulation whose paths are drawn.
  public let simulation: Simulation
  /// The issuer in the steps of the simulation.
  public let engine: RedemptionEngine
  /// The number of paths; they are numbered from 0.
  public let paths: Int

  private let places: [Int]
  private let blockPaths: Int
  private let scheduler: any BlockScheduler

  /// The largest number of paths of a run.
  public static let pathLimit = 1_000_000_000
  /// The paths of a block, unless somebody asks for another size.
  public static let standardBlock = 4 * PathTile.width

  /// A run of a number of paths.
  ///
  /// - Parameters:
  ///   - simulation: The simulation, of plain sampling.
  ///   - issuer: The issuer; the assets of its reserves are assets of the model, or `USD`.
  ///   - prices: Dollars per unit at the start, by asset; before those of the card.
  ///   - paths: How many paths, from 1 to ``pathLimit``.
  ///   - blockPaths: How many paths make one piece of work, at least 1. No figure depends on it.
  ///   - scheduler: Who does the pieces.
  /// - Throws: ``RedemptionError``.
  public init(
    _ simulation: Simulation, issuer: IssuerRule, prices: [String: Double] = [:], paths: Int,
    blockPaths: Int = Self.standardBlock, scheduler: any BlockScheduler = SerialScheduler()
  ) throws(RedemptionError) {
    guard paths >= 1, paths <= Self.pathLimit else { throw .badPathCount(paths) }
    guard blockPaths >= 1 else { throw .badBlockSize(blockPaths) }
    guard simulation.sampling == .plain else { throw .samplingNotPlain }
    do throws(LiquidationRuleError) {
      engine = try RedemptionEngine(
        issuer, prices: prices, volatilities: simulation.model.volatilities(of: issuer.reserves.map(\.asset)),
        stepSeconds: simulation.grid.stepDays * 86_400, steps: simulation.grid.steps)
      places = try engine.places(among: simulation.model.assets)
    } catch {
      throw .rule(error)
    }
    self.simulation = simulation
    self.paths = paths
    self.blockPaths = min(blockPaths, Self.pathLimit)
    self.scheduler = scheduler
  }

  /// What the run comes to over all paths.
  ///
  /// - Parameters:
  ///   - confidences: Of the quantiles and the means beyond them.
  ///   - worstPaths: How many of the worst paths are named.
  /// - Returns: The distribution.
  /// - Throws: ``RedemptionError``; nothing is returned where a single path does not conserve value.
  /// - Complexity: O(steps * (tiers + drivers²)) per path.
  public func distribution(
    confidences: [Confidence], worstPaths: Int = 10
  ) throws(RedemptionError) -> RedemptionDistribution {
    var totals = RedemptionTotals(supply: engine.issuer.supply, paths: paths, worstPaths: worstPaths)
    var fault: RedemptionError?
    let (simulation, engine, places) = (simulation, engine, places)
    scheduler.runTiles(of: paths, blockPaths: blockPaths) {
      RedemptionWorker(simulation, engine, places: places)
    } work: { worker, paths in
      worker.outcomes(of: paths)
    } fold: { tile in
      guard fault == nil else { return }
      switch tile {
      case .success(let outcomes): for outcome in outcomes { totals.add(outcome) }
      case .failure(let error): fault = error
      }
    }
    if let fault { throw fault }
    return try totals.distribution(grid: simulation.grid, confidences: confidences)
  }

  /// The story of one path, step by step.
  ///
  /// - Parameter path: Its number, from 0; it need not be one of the run's.
  /// - Returns: What happens; its outcome is that of the path in ``distribution(confidences:worstPaths:)``.
  /// - Throws: ``RedemptionError``.
  /// - Precondition: the number is not negative.
  public func story(of path: Int) throws(RedemptionError) -> RedemptionStory {
    precondition(path >= 0, "Paths are numbered from 0")
    var market = RedemptionMarket(simulation, places: places)
    var tile = simulation.makeTile()
    market.draw(path..<path + 1, in: &tile)
    var state = RedemptionState(engine)
    return try state.story(path: path) { step, asset in market.ratio(of: asset, at: step, lane: 0) }
  }
}

extension MarketModel {
  /// The volatility of each of the assets that the model knows, per year.
  fileprivate func volatilities(of names: [String]) -> [String: Double] {
    var volatilities: [String: Double] = [:]
    for name in names {
      if let place = index(of: name) { volatilities[name] = volatility(ofAsset: place) }
    }
    return volatilities
  }
}

extension RedemptionEngine {
  /// The place of each asset in a market.
  fileprivate func places(among known: [String]) throws(LiquidationRuleError) -> [Int] {
    var places: [Int] = []
    for asset in assets {
      guard let place = known.firstIndex(of: asset) else {
        let tier = issuer.reserves.firstIndex { $0.asset == asset }
        throw .unknownAsset(
          place: tier.map { "reserves[\($0)]" } ?? "holders.followsMarket", asset: asset, known: known)
      }
      places.append(place)
    }
    return places
  }
}
