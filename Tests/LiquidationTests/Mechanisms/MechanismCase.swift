import Liquidation
import Margin
import Portfolio
import Testing

/// Venues and their market on a path of quiet prices.
struct MechanismCase {
  /// Dollars today.
  var today: [String: Double]
  var venues: [MechanismVenue]
  var depth: [String: DepthRule] = [:]
  var contractDepth: [String: DepthRule] = [:]
  var liquidators = LiquidatorRule.ideal
  var gas = GasRule.free
  var backed: [BackedToken] = []
  var stepSeconds = 3_600.0
  var lookSeconds = 300.0
  var feedsBack = true
  /// What a long linear perpetual has paid at the end of each step more than at the end of the one before, dollars.
  var fundingPerStep = 0.0

  /// Goes along a path.
  ///
  /// The ledger has to balance, and every dollar of bad debt has to be somebody's.
  /// - Parameters:
  ///   - path: The quiet prices that change at each step.
  ///   - sourceLocation: Where a fault is reported.
  /// - Returns: The path at its end.
  /// - Throws: What the rules or the book throw.
  func run(
    _ path: [[String: Double]], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> MechanismRun {
    let setup = try LiquidationSetup(
      venues.map { try $0.venue(today: today) },
      liquidity: LiquidityRules(
        depth: depth, contractDepth: contractDepth, liquidators: liquidators, gas: gas, backed: backed,
        lookSeconds: lookSeconds),
      stepSeconds: stepSeconds, prices: today, feedsBack: feedsBack)
    var engine = PathEngine(setup, keepsStory: true)
    var states = setup.venues.map(\.margin.book.today)
    var prices = setup.today
    for (step, changes) in path.enumerated() {
      for (asset, price) in changes {
        prices[try #require(setup.assets.firstIndex(of: asset), sourceLocation: sourceLocation)] = price
      }
      for venue in states.indices {
        states[venue].years = Double(step + 1) * stepSeconds / 31_536_000
        for asset in states[venue].fundingPaid.indices {
          states[venue].fundingPaid[asset] = Double(step + 1) * fundingPerStep
        }
      }
      engine.open(step: step + 1, setup) { prices[$0] }
      engine.run(called: nil, states: &states, setup)
    }
    engine.finish(states: &states, setup)
    #expect(engine.fault == nil, sourceLocation: sourceLocation)
    for venue in venues.indices {
      let outcome = engine.outcome(venue: venue)
      #expect(
        isClose(
          outcome.badDebt, outcome.fundPaid + outcome.backstopPaid + outcome.socialised, within: 1e-12),
        sourceLocation: sourceLocation)
    }
    return MechanismRun(engine: engine, setup: setup)
  }
}
