/// What keeps a venue's rules from being applied to a book.
public enum MarginError: Error, Equatable, Sendable {
  /// Two margin models of one name.
  case duplicateModel(name: String)
  /// An account has chosen a margin model that the venue does not have.
  case unknownModel(account: String, name: String, known: [String])
  /// An account holds contracts, and the venue has no margin model.
  case noModel(account: String)
  /// What is wrong with the rules for collateral.
  case collateral(CollateralRuleError)
  /// What is wrong with a margin model.
  case model(name: String, MarginRuleError)
}

extension MarginError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .duplicateModel(let name):
      "two margin models are named \(name): give one of them another name"
    case .unknownModel(let account, let name, let known):
      "account \(account) is margined by \"\(name)\", which the venue does not have; it"
        + " has \(known.isEmpty ? "none" : known.joined(separator: ", "))"
    case .noModel(let account):
      "account \(account) holds contracts, and the venue has no margin model: add one to its card"
    case .collateral(let error): "\(error)"
    case .model(let name, let error): "margin model \(name): \(error)"
    }
  }
}
