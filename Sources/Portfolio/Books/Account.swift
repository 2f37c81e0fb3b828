/// Who holds positions, and by which of a venue's rules.
public struct Account: Equatable, Sendable {
  /// The name, not empty.
  public let id: String
  /// The venue's category, such as an e-mode, that the account has chosen; nil for none.
  public let category: String?
  /// The name of the venue's margin model that calls this account; nil for the venue's first.
  public let marginModel: String?
  /// A maintenance weight for all of its collateral in the place of the venue's: the average liquidation threshold of an
  /// account that is known in sum only; nil for the venue's.
  public let liquidationThreshold: Double?

  /// An account; a book checks it when it is added.
  public init(
    id: String, category: String? = nil, marginModel: String? = nil, liquidationThreshold: Double? = nil
  ) {
    self.id = id
    self.category = category
    self.marginModel = marginModel
    self.liquidationThreshold = liquidationThreshold
  }
}
