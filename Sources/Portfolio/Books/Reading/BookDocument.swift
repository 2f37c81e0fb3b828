internal import Documents

/// A book as a JSON5 document has it.
struct BookDocument: Decodable {
  let name: String
  let asOf: Timestamp?
  let prices: [String: Double]
  let accounts: [AccountDocument]

  private enum Keys: String, CodingKey, CaseIterable {
    case ballastBook, name, asOf, prices, accounts
  }

  init(from decoder: any Decoder) throws {
    let document = try decoder.container(strictlyKeyedBy: Keys.self)
    let version = try document.decode(Int.self, forKey: .ballastBook)
    guard version == 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .ballastBook, in: document, debugDescription: "version \(version) is unknown: this is version 1")
    }
    name = try document.decodeIfPresent(String.self, forKey: .name) ?? ""
    asOf = try document.decodeIfPresent(Timestamp.self, forKey: .asOf)
    prices = try document.decodeIfPresent([String: Double].self, forKey: .prices) ?? [:]
    accounts = try document.decode([AccountDocument].self, forKey: .accounts)
  }
}
