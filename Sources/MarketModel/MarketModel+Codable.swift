public import Documents
public import Foundation

extension MarketModel {
  /// A model from the text of a model file, JSON5.
  ///
  /// - Parameters:
  ///   - data: The file's bytes.
  ///   - source: The file's name, for messages.
  /// - Throws: `DocumentError`.
  public init(json data: Data, source: String) throws(DocumentError) {
    self = try StrictDocument.decode(MarketModel.self, from: data, source: source)
  }

  /// The text of a model file.
  public func json() throws -> String { try StrictDocument.encode(self) }
}

extension MarketModel: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case ballastModel, assets, daysPerYear, volatility, drift, correlation, dynamics, claims, derivatives, provenance,
      notes
  }

  /// Reads a model; every key of the format is checked, and a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .ballastModel)
    guard version == 1 else { throw MarketModelError.unsupportedVersion(version) }
    guard container.contains(.dynamics) else {
      throw DecodingError.keyNotFound(
        CodingKeys.dynamics, .init(codingPath: container.codingPath, debugDescription: "no dynamics"))
    }
    let assets = try container.decode([String].self, forKey: .assets)
    // Before the tables: a name that stands twice would show there as another that is missing.
    try Self.validate(assets: assets)
    try self.init(
      assets: assets,
      daysPerYear: try container.decodeIfPresent(Double.self, forKey: .daysPerYear) ?? 365,
      volatility: try container.values(.volatility, of: assets),
      drift: try container.values(.drift, of: assets, default: 0),
      correlation: try container.decode([[Double]].self, forKey: .correlation),
      dynamics: try Dynamics(from: container.superDecoder(forKey: .dynamics), drivers: assets),
      claims: try container.decodeIfPresent([Claim].self, forKey: .claims) ?? [],
      derivatives: try container.decodeIfPresent([String: DerivativeMarket].self, forKey: .derivatives) ?? [:],
      provenance: try container.decodeIfPresent(ModelProvenance.self, forKey: .provenance),
      notes: try container.decodeIfPresent([String].self, forKey: .notes) ?? [])
  }

  /// Writes a model in the form that ``init(from:)`` reads.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(1, forKey: .ballastModel)
    try container.encode(drivers, forKey: .assets)
    try container.encode(daysPerYear, forKey: .daysPerYear)
    try container.encode(volatility, of: drivers, forKey: .volatility)
    if drift.contains(where: { $0 != 0 }) { try container.encode(drift, of: drivers, forKey: .drift) }
    try container.encode(correlation, forKey: .correlation)
    try dynamics.encode(to: container.superEncoder(forKey: .dynamics), drivers: drivers)
    if !claims.isEmpty { try container.encode(claims, forKey: .claims) }
    if !derivatives.isEmpty { try container.encode(derivatives, forKey: .derivatives) }
    try container.encodeIfPresent(provenance, forKey: .provenance)
    if !notes.isEmpty { try container.encode(notes, forKey: .notes) }
  }
}
