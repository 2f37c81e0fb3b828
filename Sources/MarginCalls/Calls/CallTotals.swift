internal import Kernels
internal import RiskMeasures
internal import Simulation

/// What the tiles of a run add up to, one after the other.
struct CallTotals {
  private(set) var accounts: [AccountCalls]
  private(set) var overflow: (path: Int, step: Int)?

  private var calls: [Double] = []
  private var shortfall: [Double] = []
  private var debt: [Double] = []
  private var notional: [Double] = []
  private var days: [(calls: StreamedMean, shortfall: StreamedMean)]

  init(paths: Int, owners: Int, days: Int) {
    accounts = Array(repeating: AccountCalls(paths: paths), count: owners)
    calls.reserveCapacity(paths)
    shortfall.reserveCapacity(paths)
    debt.reserveCapacity(paths)
    notional.reserveCapacity(paths)
    self.days = Array(repeating: (StreamedMean(), StreamedMean()), count: days)
  }

  /// Adds the tile that follows.
  mutating func add(_ tile: TileCalls) {
    overflow = overflow ?? tile.overflow
    guard overflow == nil else { return }
    for (owner, sums) in tile.accounts { accounts[owner].sums.add(sums) }
    calls += tile.calls
    shortfall += tile.shortfall
    debt += tile.debt
    notional += tile.notional
    for (day, means) in tile.days.enumerated() {
      days[day].calls.merge(means.calls)
      days[day].shortfall.merge(means.shortfall)
    }
  }

  /// The law of the totals.
  func distribution(
    of table: CallTable, on days: [CallRun.Day], grid: TimeGrid, confidences: [Confidence], worstPaths: Int
  ) throws(MarginCallError) -> CallDistribution {
    func total(_ values: [Double]) throws(MarginCallError) -> PathTotal {
      do throws(RiskMeasureError) {
        return try PathTotal(values, confidences: confidences)
      } catch {
        throw .measure(error)
      }
    }
    return CallDistribution(
      paths: calls.count, grid: grid, today: table.today, accounts: accounts, calls: try total(calls),
      shortfall: try total(shortfall), debt: try total(debt), notional: try total(notional),
      days: zip(days, self.days).map { day, means in
        CallDay(
          day: day.number, steps: day.steps, calls: means.calls.estimate().atLeastZero,
          shortfall: means.shortfall.estimate().atLeastZero)
      },
      worstPaths: worst(worstPaths),
      checks: CallChecks(
        linear: table.rows.count, general: table.general.count, columns: table.columns.columns.count))
  }

  /// The paths with the most calls.
  private func worst(_ count: Int) -> [CalledPath] {
    let called = calls.indices.filter { calls[$0] > 0 }
    return called.sorted { (calls[$0], shortfall[$0], $1) > (calls[$1], shortfall[$1], $0) }.prefix(count).map {
      CalledPath(
        path: $0, calls: Int(calls[$0]), shortfall: shortfall[$0], debt: debt[$0], notional: notional[$0])
    }
  }
}
