internal import Documents

extension MarginRule: Decodable {
  private enum BaseKeys: String, CodingKey { case kind }
  private enum FlatRateKeys: String, CodingKey, CaseIterable { case name, kind, initial, maintenance }

  /// Reads a rule from an object whose `kind` names it, beside the `name` that the venue gives it.
  public init(from decoder: any Decoder) throws {
    let base = try decoder.container(keyedBy: BaseKeys.self)
    let kind = try base.decode(String.self, forKey: .kind)
    guard kind == "flatRate" else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: base, debugDescription: "unknown margin model \"\(kind)\"; known are flatRate")
    }
    let container = try decoder.container(strictlyKeyedBy: FlatRateKeys.self)
    self = .flatRate(
      initial: try container.decode(Double.self, forKey: .initial),
      maintenance: try container.decode(Double.self, forKey: .maintenance))
  }
}
