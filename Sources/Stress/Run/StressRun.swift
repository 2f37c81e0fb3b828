public import Liquidation
internal import Margin
internal import MarginCalls
internal import MarketModel
internal import Numerics
internal import Portfolio
public import RiskMeasures
public import Simulation

/// Venues on the paths of a simulation, with a market that their liquidations move.
///
/// Paths are drawn, used and dropped; 208 bytes are kept for each path and venue. No figure depends on how the work is cut
/// into blocks and threads, and path n is the same story however many others are run.
public struct StressRun: Sendable {
  /// The simulation whose paths are drawn.
  public let simulation: Simulation
  /// The venues and their market.
  public let setup: LiquidationSetup
  /// The number of paths; they are numbered from 0.
  public let paths: Int

  private let plan: StressPlan
  private let blockPaths: Int
  private let scheduler: any BlockScheduler

  /// The largest number of paths of a run.
  public static let pathLimit = 10_000_000

  /// A run.
  ///
  /// - Parameters:
  ///   - simulation: The simulation, of plain sampling, of the model that a scenario may have stressed.
  ///   - setup: The venues and their market.
  ///   - scenario: What multiplies prices; nil for nothing.
  ///   - paths: How many paths, from 1 to ``pathLimit``.
  ///   - volatilityHalfLifeDays: The half-life with which the volatilities that haircuts may follow follow the paths.
  ///   - blockPaths: How many paths make one piece of work, at least 1. No figure depends on it.
  ///   - scheduler: Who does the pieces.
  /// - Throws: ``StressError``.
  /// - Precondition: a step of the setup is as long as one of the simulation.
  public init(
    _ simulation: Simulation, setup: LiquidationSetup, scenario: Scenario? = nil, paths: Int,
    volatilityHalfLifeDays: Double? = nil, blockPaths: Int = PathTile.width,
    scheduler: any BlockScheduler = SerialScheduler()
  ) throws(StressError) {
    guard paths >= 1, paths <= Self.pathLimit else { throw .badPathCount(paths, limit: Self.pathLimit) }
    precondition(blockPaths >= 1, "A block has a path")
    precondition(
      abs(setup.stepSeconds - simulation.grid.stepDays * 86_400) <= 1e-6 * setup.stepSeconds,
      "The venues' steps are the simulation's")
    guard simulation.sampling == .plain else { throw .samplingNotPlain }
    let model = simulation.model
    let par = setup.venues.reduce(into: Set([Instrument.dollar])) { $0.formUnion($1.margin.venue.collateral.par) }
    var places: [Int?] = []
    for asset in setup.assets {
      let place = model.index(of: asset)
      guard place != nil || par.contains(asset) else {
        throw .unknownAsset(asset: asset, known: model.assets)
      }
      places.append(place)
    }
    var markets: [PathMarket?] = []
    for venue in setup.venues {
      do throws(MarginCallError) {
        markets.append(
          venue.holdings.general.isEmpty
            ? nil : try PathMarket(venue.margin.book, in: simulation, par: par))
      } catch {
        throw .market(error)
      }
    }
    self.simulation = simulation
    self.setup = setup
    self.paths = paths
    self.blockPaths = min(blockPaths, Self.pathLimit)
    self.scheduler = scheduler
    let lively = Self.liveliness(of: model)
    plan = StressPlan(
      setup: setup, simulation: simulation, places: places,
      levels: scenario.map {
        $0.levels(of: setup.assets, grid: simulation.grid.steps, stepSeconds: setup.stepSeconds)
      } ?? [],
      markets: markets, volatilityHalfLifeDays: volatilityHalfLifeDays,
      screens: setup.venues.map { venue in
        HealthScreen(
          venue, simulation.instructionSet, looksAgain: setup.looksPerStep > 1,
          lively: venue.margin.book.assets.map { model.index(of: $0).map { lively[$0] } ?? 1 })
      })
  }

  /// How much each asset of a model moves, 1 on average.
  private static func liveliness(of model: MarketModel) -> [Double] {
    let volatilities = model.assets.indices.map { model.volatility(ofAsset: $0) }
    let mean = volatilities.reduce(0, +) / Double(volatilities.count)
    // An asset that hardly moves may be moved by sales or a scenario all the same.
    return volatilities.map { mean > 0 ? max(0.1, $0 / mean) : 1 }
  }

  /// What happens at the venues on every path.
  ///
  /// - Returns: Path after path, the venues of each.
  /// - Throws: ``StressError/ledger(path:_:)`` where the dollars of a path do not add up.
  public func outcomes() throws(StressError) -> [PathOutcome] {
    let plan = plan
    var (outcomes, fault) = ([PathOutcome](), nil as (path: Int, fault: LedgerFault)?)
    outcomes.reserveCapacity(paths * setup.venues.count)
    scheduler.runTiles(of: paths, blockPaths: blockPaths) {
      StressWorker(plan)
    } work: { worker, paths in
      worker.outcomes(of: paths)
    } fold: { tile in
      fault = fault ?? tile.fault
      outcomes += tile.paths
    }
    if let fault { throw .ledger(path: fault.path, fault.fault) }
    return outcomes
  }

  /// The laws of what happens.
  ///
  /// - Parameters:
  ///   - confidences: Of quantiles and means beyond them.
  ///   - quietly: The same run with sales that move no price, for the amplification; nil for none.
  /// - Returns: What happened on every path, and the amplification.
  /// - Throws: ``StressError``.
  public func distribution(
    confidences: [Confidence], amplifiedOver quietly: StressRun? = nil
  ) throws(StressError) -> StressDistribution {
    let outcomes = try outcomes()
    let names = setup.venues.map(\.name)
    func distribution(_ amplification: StressDistribution.Amplification?) -> StressDistribution {
      StressDistribution(
        venues: names, grid: simulation.grid, outcomes: outcomes, confidences: confidences,
        amplification: amplification)
    }
    guard let quietly else { return distribution(nil) }
    let base = StressDistribution(
      venues: names, grid: simulation.grid, outcomes: try quietly.outcomes(), confidences: confidences,
      amplification: nil)
    return distribution(.init(distribution(nil), over: base))
  }

  /// What happens on one path, event by event.
  ///
  /// - Parameter path: The number of the path, from 0; it need not be one of the run's.
  /// - Returns: The story, of which the outcomes are those of the path in ``outcomes()``.
  /// - Throws: ``StressError``.
  public func story(of path: Int) throws(StressError) -> PathStory {
    guard path >= 0, path < Self.pathLimit else { throw .badPathNumber(path, limit: Self.pathLimit - 1) }
    var tile = simulation.makeTile()
    var scan = StressScan(plan)
    var prices: [[Double]] = []
    var columns = Array(repeating: 0.0, count: setup.assets.count * PathTile.width)
    simulation.draw([UInt64(path)][...], in: &tile) { step, tile in
      tile.computePriceRatios(of: plan.moving)
      plan.fillPrices(of: step, from: tile, into: &columns, row: 0)
      prices.append(setup.assets.indices.map { columns[$0 * PathTile.width] })
    }
    var engine = PathEngine(setup)
    scan.run([UInt64(path)], in: &tile, keepsStory: true) { engine = $0 }
    if let fault = engine.fault { throw .ledger(path: path, fault) }
    return PathStory(engine, setup: setup, quietPrices: prices)
  }
}

extension StressDistribution.Amplification {
  /// The ratio of means of what is liquidated in two runs on the same paths, with its standard error to first order.
  init(_ moving: StressDistribution, over still: StressDistribution) {
    precondition(moving.paths == still.paths, "Amplification compares the same paths")
    let (with, without) = (moving.values(of: .repaid), still.values(of: .repaid))
    let count = Double(with.count)
    let (mean, base) = (with.reduce(0, +) / count, without.reduce(0, +) / count)
    withoutFeedback = base
    badDebtWithoutFeedback = still.values(of: .badDebt).reduce(0, +) / count
    guard base > 0 else {
      ratio = nil
      return
    }
    let value = mean / base
    let squares = zip(with, without).reduce(0) { sum, pair in
      let residual = pair.0 - value * pair.1
      return sum + residual * residual
    }
    let error = with.count > 1 ? (squares / (count - 1) / count).squareRoot() / base : 0
    ratio =
      with.count > 1
      ? Estimate(normalAbout: value, standardError: error)
      : Estimate(value: value, standardError: 0, interval: Interval(low: nil, high: nil))
  }
}
