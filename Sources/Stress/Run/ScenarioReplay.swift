public import Liquidation
internal import Margin
internal import Portfolio

/// Venues on the one path that a scenario alone describes: a replay of a window.
public struct ScenarioReplay: Sendable {
  /// The venues and their market.
  public let setup: LiquidationSetup
  /// The number of steps.
  public let steps: Int
  /// By asset and step, what prices are multiplied by.
  private let levels: [[Double]]

  /// A replay.
  ///
  /// - Parameters:
  ///   - scenario: What moves prices.
  ///   - setup: The venues and their market.
  ///   - steps: How many steps, at least 1.
  public init(_ scenario: Scenario, setup: LiquidationSetup, steps: Int) {
    precondition(steps >= 1, "A path has a step")
    self.setup = setup
    self.steps = steps
    levels = scenario.levels(of: setup.assets, grid: steps, stepSeconds: setup.stepSeconds)
  }

  /// What happens, event by event.
  ///
  /// - Throws: ``StressError/ledger(path:_:)`` where the dollars do not add up.
  public func story() throws(StressError) -> PathStory {
    var engine = PathEngine(setup, keepsStory: true)
    var states = setup.venues.map(\.margin.book.today)
    var prices: [[Double]] = []
    for step in 1...steps {
      prices.append(setup.assets.indices.map { setup.today[$0] * levels[$0][step - 1] })
      for venue in states.indices { states[venue].years = Double(step) * setup.stepSeconds / 31_536_000 }
      engine.open(step: step, setup, prices: prices[step - 1], from: 0, every: 1)
      engine.run(called: nil, states: &states, setup)
      if let fault = engine.fault { throw .ledger(path: 0, fault) }
    }
    engine.finish(states: &states, setup)
    return PathStory(engine, setup: setup, quietPrices: prices)
  }
}
