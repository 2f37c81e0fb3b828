internal import Documents
internal import Kernels

extension Book {
  /// The book as a JSON document, one line per account, which reads back as an equal book.
  ///
  /// The text is the same for equal books: keys stand in a fixed order, numbers are the shortest decimals that read back.
  /// An object of collateral or debt has no order of its own, so that positions come back in the order of ``BookReading``.
  ///
  /// - Complexity: O(positions).
  public func json() -> String {
    var members = [("ballastBook", "1")]
    if !name.isEmpty { members.append(("name", name.inJSON)) }
    if let asOf { members.append(("asOf", "\(asOf)".inJSON)) }
    if !prices.isEmpty {
      let sorted = prices.sorted { $0.key < $1.key }
      members.append(("prices", object(sorted.map { ($0.key, $0.value.shortText) })))
    }
    var text = "{\n"
    for (key, value) in members { text += "  \(key.inJSON): \(value),\n" }
    text += "  \"accounts\": [\n"
    for index in accounts.indices {
      text += "    \(object(membersOfAccount(index)))\(index + 1 < accounts.count ? "," : "")\n"
    }
    return text + "  ]\n}\n"
  }

  private func membersOfAccount(_ index: Int) -> [(key: String, value: String)] {
    let account = accounts[index]
    let positions = positions(of: index)
    var members = [("account", account.id.inJSON)]
    if let category = account.category { members.append(("category", category.inJSON)) }
    if let marginModel = account.marginModel { members.append(("marginModel", marginModel.inJSON)) }
    if let threshold = account.liquidationThreshold {
      members.append(("liquidationThreshold", threshold.shortText))
    }
    for (key, role) in [("collateral", Position.Role.collateral), ("debt", .debt)] {
      let amounts = positions.filter { $0.role == role }
      if !amounts.isEmpty { members.append((key, object(amountsByAsset(amounts)))) }
    }
    let contracts = positions.filter { $0.role == .contract }
    if !contracts.isEmpty {
      members.append(("contracts", "[\(contracts.map { object(membersOfContract($0)) }.joined(separator: ", "))]"))
    }
    return members
  }

  /// A member per asset: an amount, or an array where there are several of one asset.
  private func amountsByAsset(_ positions: [Position]) -> [(key: String, value: String)] {
    Dictionary(grouping: positions) { instrument(of: $0).underlying }.sorted { $0.key < $1.key }
      .map { asset, positions in
        let amounts = positions.map { position in
          let quantity = position.quantity.shortText
          guard let rate = position.interestRate else { return quantity }
          return object([("quantity", quantity), ("interestRate", rate.shortText)])
        }
        return (asset, amounts.count == 1 ? amounts[0] : "[\(amounts.joined(separator: ", "))]")
      }
  }

  private func membersOfContract(_ position: Position) -> [(key: String, value: String)] {
    let instrument = instrument(of: position)
    var members = [(instrument.kind(as: position.role).rawValue, instrument.underlying.inJSON)]
    if let contract = instrument.contract {
      members.append(("type", contract.kind.rawValue.inJSON))
      members.append(("strike", contract.strike.shortText))
    }
    if let expiry = instrument.expiry { members.append(("expiry", "\(expiry)".inJSON)) }
    members.append(("quantity", position.quantity.shortText))
    if let entryPrice = position.entryPrice { members.append(("entryPrice", entryPrice.shortText)) }
    if let volatility = instrument.contract?.volatility { members.append(("volatility", volatility.shortText)) }
    if instrument.settlement == .inverse { members.append(("settlement", Settlement.inverse.rawValue.inJSON)) }
    if let margin = position.isolatedMargin { members.append(("isolatedMargin", margin.shortText)) }
    return members
  }

  private func object(_ members: [(key: String, value: String)]) -> String {
    "{\(members.map { "\($0.key.inJSON): \($0.value)" }.joined(separator: ", "))}"
  }
}

extension String {
  /// The text as a JSON string.
  fileprivate var inJSON: String {
    var text = "\""
    for character in unicodeScalars {
      switch character {
      case "\"", "\\": text += "\\\(character)"
      case _ where character.value < 0x20 || character.value == 0x7F:
        let digits = String(character.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(character)
      }
    }
    return text + "\""
  }
}
