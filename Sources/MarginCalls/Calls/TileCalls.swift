internal import RiskMeasures
internal import Simulation

/// What is called on the paths of one tile.
struct TileCalls: Sendable {
  /// The owners called, in the order in which they were met, and what their calls add up to.
  private(set) var accounts: [(owner: Int, sums: AccountSums)] = []
  /// By path, the number of owners called and the dollars.
  private(set) var calls: [Double]
  private(set) var shortfall: [Double]
  private(set) var debt: [Double]
  private(set) var notional: [Double]
  /// By day, the numbers and the dollars of the tile's paths.
  private(set) var days: [(calls: StreamedMean, shortfall: StreamedMean)] = []
  /// Where a column overflows.
  var overflow: (path: Int, step: Int)?

  private let dayOfStep: [Int]
  private var dayCalls: [Double]
  private var dayShortfall: [Double]
  /// The calls of owners with several parts.
  private var shared: [CallEvent] = []

  /// - Parameters:
  ///   - count: The number of paths.
  ///   - dayOfStep: For each step the place of its day.
  init(count: Int, dayOfStep: [Int]) {
    self.dayOfStep = dayOfStep
    calls = Array(repeating: 0, count: count)
    (shortfall, debt, notional) = (calls, calls, calls)
    dayCalls = Array(repeating: 0, count: ((dayOfStep.last ?? 0) + 1) * PathTile.width)
    dayShortfall = dayCalls
  }

  /// Adds a call; that of an owner with several parts waits for the others.
  mutating func add(_ event: CallEvent, isShared: Bool, slots: inout [Int32]) {
    addDollars(event)
    if isShared { shared.append(event) } else { addCall(event, slots: &slots) }
  }

  /// Counts the owners with several parts, sums up the days, and gives the slots back.
  mutating func finish(slots: inout [Int32]) {
    shared.sort { ($0.owner, $0.lane, $0.step) < ($1.owner, $1.lane, $1.step) }
    var first = 0
    while first < shared.count {
      var whole = shared[first]
      var next = first + 1
      while next < shared.count, shared[next].owner == whole.owner, shared[next].lane == whole.lane {
        whole.shortfall += shared[next].shortfall
        whole.debt += shared[next].debt
        whole.notional += shared[next].notional
        next += 1
      }
      addCall(whole, slots: &slots)
      first = next
    }
    shared = []
    for (owner, _) in accounts { slots[owner] = -1 }
    for first in stride(from: 0, to: dayCalls.count, by: PathTile.width) {
      var day = (calls: StreamedMean(), shortfall: StreamedMean())
      for place in first..<first + calls.count {
        day.calls.add(dayCalls[place])
        day.shortfall.add(dayShortfall[place])
      }
      days.append(day)
    }
    dayCalls = []
    dayShortfall = []
  }

  private mutating func addDollars(_ event: CallEvent) {
    let lane = event.lane
    shortfall[lane] += event.shortfall
    debt[lane] += event.debt
    notional[lane] += event.notional
    dayShortfall[dayOfStep[event.step - 1] * PathTile.width + lane] += event.shortfall
  }

  private mutating func addCall(_ event: CallEvent, slots: inout [Int32]) {
    calls[event.lane] += 1
    dayCalls[dayOfStep[event.step - 1] * PathTile.width + event.lane] += 1
    var slot = Int(slots[event.owner])
    if slot < 0 {
      slot = accounts.count
      slots[event.owner] = Int32(slot)
      accounts.append((event.owner, AccountSums()))
    }
    accounts[slot].sums.add(
      step: event.step, shortfall: event.shortfall, debt: event.debt, notional: event.notional)
  }
}
