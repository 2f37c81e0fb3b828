import Foundation
import Liquidation
import Stress

/// What a replay comes to.
struct CrashRun {
  var outcome = PathOutcome()
  /// The furthest that sales had moved a price from the quiet one when somebody sold, a fraction of it.
  var peakImpact = 0.0
  /// The number of events, for a comparison of two runs.
  var events = 0

  init() {}

  /// Replays a window.
  init(_ scenario: Scenario, _ setup: LiquidationSetup, hours: Int) throws {
    let steps = Int((Double(hours) * 3_600 / setup.stepSeconds).rounded())
    let story = try ScenarioReplay(scenario, setup: setup, steps: steps).story()
    outcome = story.total
    events = story.events.count
    let places = Dictionary(uniqueKeysWithValues: story.assets.enumerated().map { ($1, $0) })
    for event in story.events where event.units > 0 && [.liquidated, .auctionSale].contains(event.kind) {
      guard let place = places[event.asset] else { continue }
      peakImpact = max(peakImpact, 1 - event.dollars / event.units / story.quietPrices[event.step - 1][place])
    }
  }

  /// Two parts of a book that were replayed apart.
  static func + (lhs: CrashRun, rhs: CrashRun) -> CrashRun {
    var sum = lhs
    sum.outcome.add(rhs.outcome)
    sum.peakImpact = max(lhs.peakImpact, rhs.peakImpact)
    sum.events += rhs.events
    return sum
  }
}

extension Scenario {
  /// A scenario that is one observed path.
  static func observed(_ history: History, shocks: [Shock] = []) throws -> Scenario {
    try Scenario(name: "observed", sources: ["a record"], alone: true, history: history, shocks: shocks)
  }
}
