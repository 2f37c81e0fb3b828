import Documents
import Liquidation

/// The market that liquidations meet, in a file: depth, liquidators, gas.
struct LiquidityCard: Decodable {
  let name: String
  let market: LiquidityRules
  let sources: [String]

  enum CodingKeys: String, CodingKey, CaseIterable { case ballastLiquidity, name, market, sources }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try container.expectVersion(1, forKey: .ballastLiquidity)
    name = try container.decode(String.self, forKey: .name)
    market = try container.decode(LiquidityRules.self, forKey: .market)
    sources = try container.decodeIfPresent([String].self, forKey: .sources) ?? []
  }

  /// The card in a file.
  init(_ file: SourceFile) throws {
    self = try StrictDocument.decode(LiquidityCard.self, from: file.data, source: file.path)
  }
}
