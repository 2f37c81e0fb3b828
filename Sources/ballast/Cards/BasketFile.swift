import Documents
import Foundation
import MarketModel
import Portfolio

/// A basket in a file: a name and the weights of its assets.
struct BasketFile: Decodable {
  let name: String
  let weights: [String: Double]

  enum CodingKeys: String, CodingKey, CaseIterable { case ballastBasket, name, weights }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try container.expectVersion(1, forKey: .ballastBasket)
    name = try container.decode(String.self, forKey: .name)
    weights = try container.decode([String: Double].self, forKey: .weights)
  }

  /// The basket in a file, its assets in alphabetical order.
  static func read(_ file: SourceFile) throws -> Basket {
    let card = try StrictDocument.decode(BasketFile.self, from: file.data, source: file.path)
    do {
      return try Basket(name: card.name, holdings: card.weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    } catch {
      throw Failure(.badData, "\(file.path): \(error)")
    }
  }
}

extension KeyedDecodingContainer {
  /// The version of a document's format, which must be the one that this program reads.
  func expectVersion(_ version: Int, forKey key: Key) throws {
    let found = try decodeWhole(Int.self, forKey: key)
    guard found == version else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "the format is \(found), but this version reads \(version): write \(version)")
    }
  }

  /// A whole number; one that its type cannot hold is named, which the decoder does not do.
  func decodeWhole<Number: FixedWidthInteger & Decodable>(_ type: Number.Type, forKey key: Key) throws -> Number {
    do {
      return try decode(type, forKey: key)
    } catch let error as DecodingError {
      throw error
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "is not a whole number from \(Number.min) to \(Number.max)")
    }
  }
}
