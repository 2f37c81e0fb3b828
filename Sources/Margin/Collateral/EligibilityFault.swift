/// A position that the venue would not have let an account open; it counts as said here, and nothing is thrown.
public enum EligibilityFault: Equatable, Sendable {
  /// A collateral that the venue does not accept: it counts nothing.
  case notAccepted(account: String, asset: String)
  /// A debt in an asset that the venue does not lend: it counts as any debt.
  case notBorrowable(account: String, asset: String)
  /// A debt outside the account's category: the plain weights hold.
  case outsideCategory(account: String, asset: String, category: String)
  /// A collateral that counts nothing because an isolated one may only be held alone.
  case excludedByIsolation(account: String, asset: String)
  /// A debt that may not be owed against the isolated collateral: it counts as any debt.
  case isolatedDebt(account: String, asset: String, collateral: String)
}

extension EligibilityFault: CustomStringConvertible {
  /// Who, what, and how it counts, in one line.
  public var description: String {
    switch self {
    case .notAccepted(let account, let asset):
      "account \(account): \(asset) is no collateral here and counts nothing"
    case .notBorrowable(let account, let asset):
      "account \(account): \(asset) is owed and cannot be borrowed here; the debt counts all the same"
    case .outsideCategory(let account, let asset, let category):
      "account \(account): \(asset) is owed and cannot be borrowed in category \(category), so the plain weights hold"
    case .excludedByIsolation(let account, let asset):
      "account \(account): \(asset) counts nothing, because an isolated collateral counts only alone"
    case .isolatedDebt(let account, let asset, let collateral):
      "account \(account): \(asset) is owed and cannot be borrowed against \(collateral), an isolated collateral; the debt"
        + " counts all the same"
    }
  }
}
