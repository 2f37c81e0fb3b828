internal import Documents

/// An account as a JSON5 document has it.
struct AccountDocument: Decodable {
  let account: Account
  /// What is held, by asset.
  let collateral: [String: AmountsDocument]
  /// What is owed, by asset.
  let debt: [String: AmountsDocument]
  let contracts: [ContractDocument]

  private enum Keys: String, CodingKey, CaseIterable {
    case account, category, marginModel, liquidationThreshold, collateral, debt, contracts
  }

  init(from decoder: any Decoder) throws {
    let document = try decoder.container(strictlyKeyedBy: Keys.self)
    account = Account(
      id: try document.decode(String.self, forKey: .account),
      category: try document.decodeIfPresent(String.self, forKey: .category),
      marginModel: try document.decodeIfPresent(String.self, forKey: .marginModel),
      liquidationThreshold: try document.decodeIfPresent(Double.self, forKey: .liquidationThreshold))
    collateral = try document.decodeIfPresent([String: AmountsDocument].self, forKey: .collateral) ?? [:]
    debt = try document.decodeIfPresent([String: AmountsDocument].self, forKey: .debt) ?? [:]
    contracts = try document.decodeIfPresent([ContractDocument].self, forKey: .contracts) ?? []
  }
}
