import Calibration
import Documents
import Foundation
import MarketModel
import RiskMeasures

/// A venue's risk target in a file: how sure its parameters must be, and the rules for each asset.
struct VenueCard: Decodable {
  let name: String
  let measure: Measure
  let confidence: Double
  let roundingStep: Double
  let standard: Rules
  let assets: [String: Rules]

  /// Rules for an asset; what is absent is as in the standard rules.
  struct Rules: Decodable {
    let closeOut: Duration?
    let liquidationDelay: Duration?
    let liquidationPenalty: Double?
    let haircutFloor: Double?
    let liquidationFloor: Double?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case closeOut, liquidationDelay, liquidationPenalty, haircutFloor, liquidationFloor
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
      closeOut = try container.decodeIfPresent(Duration.self, forKey: .closeOut)
      liquidationDelay = try container.decodeIfPresent(Duration.self, forKey: .liquidationDelay)
      liquidationPenalty = try container.decodeIfPresent(Double.self, forKey: .liquidationPenalty)
      haircutFloor = try container.decodeIfPresent(Double.self, forKey: .haircutFloor)
      liquidationFloor = try container.decodeIfPresent(Double.self, forKey: .liquidationFloor)
    }
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case ballastVenue, name, measure, confidence, roundingStep, standard, assets, sources
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try container.expectVersion(1, forKey: .ballastVenue)
    name = try container.decode(String.self, forKey: .name)
    let word = try container.decode(String.self, forKey: .measure)
    guard let measure = Measure(rawValue: word) else {
      let known = Measure.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        forKey: .measure, in: container, debugDescription: "unknown measure \"\(word)\"; known are \(known)")
    }
    self.measure = measure
    confidence = try container.decode(Double.self, forKey: .confidence)
    roundingStep = try container.decode(Double.self, forKey: .roundingStep)
    standard = try container.decode(Rules.self, forKey: .standard)
    assets = try container.decodeIfPresent([String: Rules].self, forKey: .assets) ?? [:]
    _ = try container.decodeIfPresent([String].self, forKey: .sources)
  }

  /// The policy in a file.
  static func read(_ file: SourceFile) throws -> CalibrationPolicy {
    let card = try StrictDocument.decode(VenueCard.self, from: file.data, source: file.path)
    do {
      let standard = try card.policy(card.standard, at: "standard")
      return try CalibrationPolicy(
        measure: card.measure, confidence: try Confidence(card.confidence), step: card.roundingStep,
        standard: standard,
        assets: try Dictionary(
          uniqueKeysWithValues: card.assets.map { ($0.key, try card.policy($0.value, at: "assets.\($0.key)")) }))
    } catch let failure as Failure {
      throw Failure(failure.code, "\(file.path): \(failure.message)")
    } catch {
      throw Failure(.badData, "\(file.path): \(error)")
    }
  }

  private func policy(_ rules: Rules, at place: String) throws -> AssetPolicy {
    func value<Value>(_ key: KeyPath<Rules, Value?>, _ name: String) throws -> Value {
      guard let value = rules[keyPath: key] ?? standard[keyPath: key] else {
        throw Failure(.badData, "standard: the key \"\(name)\" is missing: add it")
      }
      return value
    }
    do {
      return try AssetPolicy(
        closeOutDays: try value(\.closeOut, "closeOut").days,
        liquidationDays: try value(\.liquidationDelay, "liquidationDelay").days,
        liquidationPenalty: try value(\.liquidationPenalty, "liquidationPenalty"),
        haircutFloor: try value(\.haircutFloor, "haircutFloor"),
        liquidationFloor: rules.liquidationFloor ?? standard.liquidationFloor ?? 0)
    } catch let error as CalibrationError {
      throw Failure(.badData, "\(place): \(error)")
    }
  }
}
