import Documents
import Foundation
import Margin

/// A shipped venue card, as far as these tests read it.
struct ShippedCard: Decodable {
  let margin: Section

  struct Section: Decodable {
    let models: [Named]
  }

  struct Named: Decodable {
    let name: String
    let rule: MarginRule

    enum CodingKeys: String, CodingKey { case name }

    init(from decoder: any Decoder) throws {
      name = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .name)
      rule = try MarginRule(from: decoder)
    }
  }

  /// The names of the derivative venues' cards.
  static let names = ["clearing-house", "deribit", "hyperliquid", "paradex"]

  /// The margin models of a card, by name.
  static func models(_ name: String) throws -> [String: MarginRule] {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let card = try StrictDocument.decode(
      ShippedCard.self, from: Data(contentsOf: root.appending(path: "Models/venues/\(name).json5")), source: name)
    return Dictionary(uniqueKeysWithValues: card.margin.models.map { ($0.name, $0.rule) })
  }

  /// All rules of all cards that need no moves.
  static func closedForms() throws -> [(name: String, rule: MarginRule)] {
    try names.flatMap { card in
      try models(card).filter { $0.value.marginPeriodDays == nil }.sorted { $0.key < $1.key }
        .map { (name: "\(card): \($0.key)", rule: $0.value) }
    }
  }
}
