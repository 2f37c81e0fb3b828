import Documents
import Foundation
import MarketModel
import RiskMeasures
import Simulation
import Stress
import Testing

@Suite("The shipped issuers")
struct ShippedIssuerTests {
  private static let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models")

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: models.appending(path: "issuers").path)
      .filter { $0.hasSuffix(".json5") }.sorted()
  }

  private static func read(_ name: String) throws -> IssuerRule {
    try StrictDocument.decode(
      IssuerRule.self, from: Data(contentsOf: models.appending(path: "issuers/\(name)")), source: name)
  }

  private static func simulation(steps: Int) throws -> Simulation {
    let text = try Data(contentsOf: models.appending(path: "onchain.json5"))
    return try Simulation(
      model: MarketModel(json: text, source: "onchain.json5"), grid: TimeGrid(steps: steps, stepDays: 1.0 / 24), seed: 1
    )
  }

  @Test("each reads, names its sources and runs on the on-chain model", arguments: try names())
  func runs(name: String) throws {
    let rule = try Self.read(name)
    #expect(!rule.sources.isEmpty && rule.sources.contains { $0.contains("judgement") })
    let distribution = try RedemptionRun(Self.simulation(steps: 72), issuer: rule, paths: 512)
      .distribution(confidences: [Confidence(0.9)])
    #expect(distribution.redeemed.smallest > 0 && distribution.redeemed.largest < 1)
  }

  /// $3.3 billion of $40 billion are 8.25 %; the low of 11 March 2023 was just below 0.87.
  @Test("the dollar coin of March 2023 falls to 0.87, is back by Tuesday, and nobody loses but on the bills sold")
  func march2023() throws {
    let rule = try Self.read("fiat-coin.json5")
    let story = try stillRun(rule, steps: 168)
    let discount = story.outcome.deepestDiscount
    #expect(discount > 0.12 && discount < 0.14 && story.outcome.depegStep == 1)
    #expect(story.steps[59].paid == 0 && story.steps[59].queued > 0.05 * rule.supply)
    #expect(story.steps[95].discount < 0.01 && story.outcome.failureStep == nil)
    #expect(story.outcome.holdersLoss <= story.outcome.saleLoss + 1 && story.outcome.backing > 0.9999)
  }
}
