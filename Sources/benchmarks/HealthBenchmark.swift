import Kernels
import MarketModel
import Scheduling
import Simulation

/// 10,000 accounts of 3 collaterals out of 20, 72 hourly steps, 200 paths: debt over collateral where each account first
/// falls below its threshold, summed over the accounts and averaged over the paths.
struct HealthBenchmark: Benchmark {
  private let simulation: Simulation
  private let accounts: HealthAccounts
  private let paths = 200
  /// Accounts of one piece of work: their results stay in the first-level cache.
  private let blockAccounts = 250

  init(instructionSet: InstructionSet) throws {
    simulation = try Simulation(
      model: Market.model(20, driftsByHalfVariance: true), grid: TimeGrid(steps: 72, stepDays: 1 / 24), seed: 7,
      instructionSet: instructionSet)
    accounts = HealthAccounts(10_000, assets: 20, instructionSet)
  }

  private var assets: Int { simulation.model.assets.count }
  private var steps: Int { simulation.grid.steps }
  private var count: Int { accounts.table.count }

  var cells: Int { count * steps * paths }

  var floor: [FloorShare] {
    let perAccount = 1 / Double(count)
    let prices = assets * steps * paths
    let bytes = 8 * prices + 56 * count
    return [
      FloorShare(.philox, perCell: Double(assets) * perAccount),
      FloorShare(.normals, perCell: Double(assets) * perAccount),
      FloorShare(.product(order: assets), perCell: Double(assets) * perAccount),
      FloorShare(.exponentials, perCell: Double(assets) * perAccount), FloorShare(.checks),
      FloorShare(.copy(bytes: bytes), perCell: Double(bytes) / Double(cells)),
    ]
  }

  func verify() throws {
    let prices = drawPrices()[0]
    let chosen = 0..<100
    let totals = Self.totals(of: chosen, accounts, on: prices, simulation.instructionSet)
    var tile = simulation.makeTile()
    var values = chosen.map { _ in [[Double]]() }
    simulation.draw((0..<UInt64(PathPrices.width)).map { $0 }, in: &tile) { _, tile in
      tile.computePriceRatios(of: Array(0..<assets))
      for account in chosen {
        values[account].append(
          (0..<PathPrices.width).map { path in
            accounts.holdings[account].reduce(0) {
              $0 + $1.quantity * tile.priceRatios[$1.asset * PathTile.width + path]
            }
          })
      }
    }
    for path in 0..<PathPrices.width {
      let expected = chosen.reduce(0) { sum, account in
        let first = values[account].first { 0.8 * $0[path] < accounts.debts[account] }
        return sum + (first.map { accounts.debts[account] / $0[path] } ?? 0)
      }
      try WrongFigure.check("health", totals[path], against: expected, within: 1e-12)
    }
  }

  func run(threads: Int) -> Double { totals(threads: threads).reduce(0, +) / Double(paths) }

  /// The paths of a run and the accounts differ between two programs, and both move the figure.
  func standardError() -> Double {
    let totals = totals(threads: 1)
    let mean = totals.reduce(0, +) / Double(paths)
    let overPaths = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(paths * (paths - 1))
    // An account adds between 0 and 1.25 per path: at the given mean no law of it has a larger variance.
    let largest = 1.25
    let share = mean / Double(count)
    let overAccounts = Double(count) * share * (largest - share)
    return (overPaths + overAccounts).squareRoot()
  }

  /// The sum over the accounts on each path.
  private func totals(threads: Int) -> [Double] {
    let groups = drawPrices()
    let (accounts, level, size) = (identity(accounts), simulation.instructionSet, blockAccounts)
    let pieces = (count + size - 1) / size
    let count = count
    var totals = [Double](repeating: 0, count: groups.count * PathPrices.width)
    var block = 0
    ThreadedScheduler(threads: threads, observer: NoObserver()).run(blocks: groups.count * pieces) { block in
      let piece = block % pieces
      let chosen = piece * size..<min(count, (piece + 1) * size)
      return Self.totals(of: chosen, accounts, on: groups[block / pieces], level)
    } fold: { sums in
      let first = block / pieces * PathPrices.width
      for path in 0..<PathPrices.width { totals[first + path] += sums[path] }
      block += 1
    }
    return Array(totals[..<paths])
  }

  /// The sum over some accounts on each path of a group.
  private static func totals(
    of chosen: Range<Int>, _ accounts: HealthAccounts, on prices: PathPrices, _ level: InstructionSet
  ) -> [Double] {
    let width = PathPrices.width
    var steps = [Int64](repeating: 0, count: chosen.count * width)
    var values = [Double](repeating: 0, count: chosen.count * width)
    level.firstFalls(of: chosen, in: accounts.table, on: prices, steps: &steps, values: &values)
    var totals = [Double](repeating: 0, count: width)
    for account in chosen {
      let debt = accounts.debts[account]
      let first = (account - chosen.lowerBound) * width
      // Where an account never falls its value is infinite, and what it adds is 0.
      for path in 0..<width { totals[path] += debt / values[first + path] }
    }
    return totals
  }

  /// The prices of all paths, 16 to a group.
  private func drawPrices() -> [PathPrices] {
    let width = PathPrices.width
    let groups = (paths + width - 1) / width
    var prices = (0..<groups).map { _ in PathPrices(assets: assets, steps: steps) }
    var tile = simulation.makeTile()
    let all = Array(0..<assets)
    simulation.draw((0..<UInt64(paths)).map { $0 }, in: &tile) { step, tile in
      tile.computePriceRatios(of: all)
      for group in 0..<groups {
        for asset in all {
          let first = asset * PathTile.width + group * width
          prices[group].set(
            asset: asset, step: step, to: tile.priceRatios, in: first..<first + min(width, paths - group * width))
        }
      }
    }
    return prices
  }
}
