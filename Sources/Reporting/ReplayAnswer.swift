public import Liquidation
public import Stress

/// The answer of `replay`: the story of one path, event by event.
public struct ReplayAnswer: Equatable, Sendable {
  /// The books at the venues, in the order of the story's venues.
  public let books: [String]
  /// The name of the liquidity card; nil where the market is unlimited.
  public let liquidity: String?
  /// The name of the scenario; nil where there is none.
  public let scenario: String?
  /// The number of the path; nil where a scenario alone describes it.
  public let path: Int?
  /// The story.
  public let story: PathStory
  /// The account whose events alone are told; nil for all.
  public let account: String?
  /// The events that are told.
  public let events: [LiquidationEvent]
  /// An asset of which moves alone are known, and no price; nil where there is none.
  public let unpricedAsset: String?
  /// What the scenario's prices do not hold; empty where it says nothing, or there is none.
  public let note: String
  /// The assets of which the scenario says nothing, and which it therefore leaves where the model has them.
  public let assetsWithoutMoves: [String]
  /// The run; its paths are none of the answer's business.
  public let run: RunFacts

  /// The answer from its parts.
  public init(
    books: [String], liquidity: String?, scenario: String?, path: Int?, story: PathStory, account: String?,
    events: [LiquidationEvent], unpricedAsset: String?, note: String = "", assetsWithoutMoves: [String] = [],
    run: RunFacts
  ) {
    self.books = books
    self.liquidity = liquidity
    self.scenario = scenario
    self.path = path
    self.story = story
    self.account = account
    self.events = events
    self.unpricedAsset = unpricedAsset
    self.note = note
    self.assetsWithoutMoves = assetsWithoutMoves
    self.run = run
  }

  /// What an asset does on the path before anything is sold.
  struct Course: Encodable {
    let asset: String
    let start: Double
    let lowest: Double
    let lowestSeconds: Double
    let end: Double
  }

  /// The assets that have a price, in the order of the story.
  var courses: [Course] {
    story.assets.indices.filter { story.assets[$0] != unpricedAsset && story.assets[$0] != "USD" }.map { asset in
      let start = story.today[asset]
      var (lowest, seconds) = (start, 0.0)
      for (step, prices) in story.quietPrices.enumerated() where prices[asset] < lowest {
        (lowest, seconds) = (prices[asset], Double(step + 1) * run.stepDays * 86_400)
      }
      return Course(
        asset: story.assets[asset], start: start, lowest: lowest, lowestSeconds: seconds,
        end: story.quietPrices.last?[asset] ?? start)
    }
  }
}
