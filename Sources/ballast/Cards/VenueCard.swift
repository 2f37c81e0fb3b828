import Calibration
import Documents
import Foundation
import Liquidation
import Margin
import MarketModel
import RiskMeasures

/// A venue in a file: its risk target, how sure its parameters must be and the rules for each asset, and how it margins
/// and liquidates.
///
/// A card may have any of these; each command asks for what it needs.
struct VenueCard: Decodable {
  let name: String
  let measure: Measure?
  let confidence: Double?
  let roundingStep: Double?
  let standard: Rules?
  let assets: [String: Rules]
  let margin: MarginVenue?
  let liquidation: LiquidationRules?
  let sources: [String]

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
    case ballastVenue, name, measure, confidence, roundingStep, standard, assets, margin, liquidation
    case sources
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try container.expectVersion(1, forKey: .ballastVenue)
    name = try container.decode(String.self, forKey: .name)
    measure = try container.decodeIfPresent(String.self, forKey: .measure).map { word in
      guard let measure = Measure(rawValue: word) else {
        let known = Measure.allCases.map(\.rawValue).joined(separator: ", ")
        throw DecodingError.dataCorruptedError(
          forKey: .measure, in: container, debugDescription: "unknown measure \"\(word)\"; known are \(known)")
      }
      return measure
    }
    confidence = try container.decodeIfPresent(Double.self, forKey: .confidence)
    roundingStep = try container.decodeIfPresent(Double.self, forKey: .roundingStep)
    standard = try container.decodeIfPresent(Rules.self, forKey: .standard)
    assets = try container.decodeIfPresent([String: Rules].self, forKey: .assets) ?? [:]
    margin = try container.decodeIfPresent(MarginVenue.self, forKey: .margin)
    liquidation = try container.decodeIfPresent(LiquidationRules.self, forKey: .liquidation)
    sources = try container.decodeIfPresent([String].self, forKey: .sources) ?? []
  }

  /// The card in a file.
  init(_ file: SourceFile) throws {
    self = try StrictDocument.decode(VenueCard.self, from: file.data, source: file.path)
  }

  /// The risk target in a file.
  static func policy(in file: SourceFile) throws -> CalibrationPolicy {
    let card = try VenueCard(file)
    func value<Value>(_ value: Value?, _ key: String) throws(DocumentError) -> Value {
      guard let value else { throw .missingKey(source: file.path, path: "", key: key) }
      return value
    }
    let measure = try value(card.measure, "measure")
    let confidence = try value(card.confidence, "confidence")
    let step = try value(card.roundingStep, "roundingStep")
    let standardRules = try value(card.standard, "standard")
    do {
      let standard = try card.policy(standardRules, at: "standard")
      return try CalibrationPolicy(
        measure: measure, confidence: try Confidence(confidence), step: step, standard: standard,
        assets: try Dictionary(
          uniqueKeysWithValues: card.assets.map { ($0.key, try card.policy($0.value, at: "assets.\($0.key)")) }))
    } catch let failure as Failure {
      throw Failure(failure.code, "\(file.path): \(failure.message)")
    } catch {
      throw Failure(.badData, "\(file.path): \(error)")
    }
  }

  /// How the venue in a file margins, and its name.
  static func margin(in file: SourceFile) throws -> (name: String, venue: MarginVenue) {
    let card = try VenueCard(file)
    return (card.name, try card.margin(of: file))
  }

  /// How the venue in a file margins and liquidates, and its name.
  static func liquidation(
    in file: SourceFile
  ) throws -> (name: String, venue: MarginVenue, rules: LiquidationRules) {
    let card = try VenueCard(file)
    let margin = try card.margin(of: file)
    guard let rules = card.liquidation else {
      throw Failure(
        .badData,
        "\(file.path): the card does not say how the venue liquidates: add a \"liquidation\" section, as in"
          + " Models/venues/aave-v3-ethereum.json5")
    }
    return (card.name, margin, rules)
  }

  private func margin(of file: SourceFile) throws(Failure) -> MarginVenue {
    guard let margin else {
      throw Failure(
        .badData,
        "\(file.path): the card does not say how the venue margins: add a \"margin\" section, as in"
          + " Models/venues/aave-v3-ethereum.json5")
    }
    return margin
  }

  private func policy(_ rules: Rules, at place: String) throws -> AssetPolicy {
    func value<Value>(_ key: KeyPath<Rules, Value?>, _ name: String) throws -> Value {
      guard let value = rules[keyPath: key] ?? standard?[keyPath: key] else {
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
        liquidationFloor: rules.liquidationFloor ?? standard?.liquidationFloor ?? 0)
    } catch let error as CalibrationError {
      throw Failure(.badData, "\(place): \(error)")
    }
  }
}
