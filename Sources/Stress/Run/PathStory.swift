public import Liquidation

/// One path's story: what prices did, what happened, what it came to.
public struct PathStory: Equatable, Sendable {
  /// The assets of the run.
  public let assets: [String]
  /// What they stand at before the first step, dollars.
  public let today: [Double]
  /// Step by step, where prices would stand without sales, dollars.
  public let quietPrices: [[Double]]
  /// What happened, in order.
  public let events: [LiquidationEvent]
  /// The names of the venues.
  public let venues: [String]
  /// What it came to at each venue.
  public let outcomes: [PathOutcome]

  init(_ engine: PathEngine, setup: LiquidationSetup, quietPrices: [[Double]]) {
    assets = setup.assets
    today = setup.today
    self.quietPrices = quietPrices
    events = engine.story ?? []
    venues = setup.venues.map(\.name)
    outcomes = setup.venues.indices.map { engine.outcome(venue: $0) }
  }

  /// What it came to at all venues together.
  public var total: PathOutcome { outcomes.reduce(into: PathOutcome()) { $0.add($1) } }
}
