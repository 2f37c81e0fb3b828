public import Foundation

extension MarketModel {
  /// A model from the text of a model file, JSON5.
  ///
  /// - Parameters:
  ///   - data: The file's bytes.
  ///   - source: The file's name, for messages.
  /// - Throws: ``DocumentError``.
  public init(json data: Data, source: String) throws(DocumentError) {
    self = try StrictDocument.decode(MarketModel.self, from: data, source: source)
  }

  /// The text of a model file.
  public func json() throws -> String { try StrictDocument.encode(self) }
}

extension MarketModel: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case ballastModel, assets, daysPerYear, volatility, drift, correlation, dynamics, provenance, notes
  }

  /// Reads a model; every key of the format is checked, and a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .ballastModel)
    guard version == 1 else { throw MarketModelError.unsupportedVersion(version) }
    let assets = try container.decode([String].self, forKey: .assets)
    // Before the tables: a name that stands twice would show there as another that is missing.
    try Self.validate(assets: assets)
    func values(_ key: CodingKeys, default missing: Double?) throws -> [Double] {
      let table = try container.decodeIfPresent([String: Double].self, forKey: key) ?? [:]
      if let stranger = table.keys.filter({ !assets.contains($0) }).min() {
        throw MarketModelError.unknownAsset(key: key.stringValue, asset: stranger, known: assets)
      }
      return try assets.map { asset in
        guard let value = table[asset] ?? missing else {
          throw MarketModelError.missingValue(key: key.stringValue, asset: asset)
        }
        return value
      }
    }
    try self.init(
      assets: assets,
      daysPerYear: try container.decodeIfPresent(Double.self, forKey: .daysPerYear) ?? 365,
      volatility: try values(.volatility, default: nil),
      drift: try values(.drift, default: 0),
      correlation: try container.decode([[Double]].self, forKey: .correlation),
      dynamics: try container.decode(Dynamics.self, forKey: .dynamics),
      provenance: try container.decodeIfPresent(ModelProvenance.self, forKey: .provenance),
      notes: try container.decodeIfPresent([String].self, forKey: .notes) ?? [])
  }

  /// Writes a model in the form that ``init(from:)`` reads.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(1, forKey: .ballastModel)
    try container.encode(assets, forKey: .assets)
    try container.encode(daysPerYear, forKey: .daysPerYear)
    func table(_ values: [Double]) -> [String: Double] { Dictionary(uniqueKeysWithValues: zip(assets, values)) }
    try container.encode(table(volatility), forKey: .volatility)
    if drift.contains(where: { $0 != 0 }) { try container.encode(table(drift), forKey: .drift) }
    try container.encode(correlation, forKey: .correlation)
    try container.encode(dynamics, forKey: .dynamics)
    try container.encodeIfPresent(provenance, forKey: .provenance)
    if !notes.isEmpty { try container.encode(notes, forKey: .notes) }
  }
}

extension Dynamics: Codable {
  private enum GaussianKeys: String, CodingKey, CaseIterable { case kind }
  private enum StudentTKeys: String, CodingKey, CaseIterable { case kind, degreesOfFreedom }

  /// Reads `{ "kind": "gaussian" }` or `{ "kind": "studentT", "degreesOfFreedom": 4 }`.
  public init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: StudentTKeys.self).decode(String.self, forKey: .kind)
    switch kind {
    case "gaussian":
      _ = try decoder.container(strictlyKeyedBy: GaussianKeys.self)
      self = .gaussian
    case "studentT":
      let container = try decoder.container(strictlyKeyedBy: StudentTKeys.self)
      self = .studentT(degreesOfFreedom: try container.decode(Double.self, forKey: .degreesOfFreedom))
    default:
      throw MarketModelError.unknownDynamics(kind: kind, known: Self.kinds)
    }
  }

  /// Writes the form that ``init(from:)`` reads.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: StudentTKeys.self)
    try container.encode(kind, forKey: .kind)
    if case .studentT(let degreesOfFreedom) = self {
      try container.encode(degreesOfFreedom, forKey: .degreesOfFreedom)
    }
  }
}
