import Documents
import Foundation
import Liquidation
import Margin
import Portfolio

/// The part of a venue card that liquidations need.
struct ShippedVenue: Decodable {
  let name: String
  let margin: MarginVenue?
  let liquidation: LiquidationRules?
  let sources: [String]
}

/// A liquidity card.
struct ShippedLiquidity: Decodable {
  let version: Int
  let name: String
  let sources: [String]
  let market: LiquidityRules

  private enum CodingKeys: String, CodingKey, CaseIterable { case ballastLiquidity, name, sources, market }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    version = try container.decode(Int.self, forKey: .ballastLiquidity)
    name = try container.decode(String.self, forKey: .name)
    sources = try container.decode([String].self, forKey: .sources)
    market = try container.decode(LiquidityRules.self, forKey: .market)
  }
}

/// The files of the repository's folder of cards.
enum ShippedFiles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Models")

  /// The names of the cards in a folder, without their ending.
  static func cards(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
      .filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }.sorted()
  }

  static func data(_ path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }

  static func venue(_ name: String) throws -> ShippedVenue {
    try StrictDocument.decode(ShippedVenue.self, from: data("venues/\(name).json5"), source: name)
  }

  static func liquidity(_ name: String) throws -> ShippedLiquidity {
    try StrictDocument.decode(ShippedLiquidity.self, from: data("liquidity/\(name).json5"), source: name)
  }

  static func book(_ path: String) throws -> Book {
    try BookReading(Array(data("books/\(path)")), source: path, prices: [:]).book
  }
}
