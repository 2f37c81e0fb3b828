/// How much of a venue's cap a whole book uses; a cap cuts nothing, it is only held against the book.
public struct CapUse: Equatable, Sendable {
  /// What is capped.
  public enum Kind: String, CaseIterable, Sendable {
    /// The units of an asset supplied as collateral.
    case supply
    /// The units of an asset owed, interest included.
    case borrow
    /// The dollars owed by the accounts whose only counted collateral is an isolated asset.
    case debtCeiling
  }

  /// What is capped.
  public let kind: Kind
  /// The asset.
  public let asset: String
  /// What all accounts together use, in units, or in dollars of a debt ceiling.
  public let used: Double
  /// The cap, in the same unit.
  public let cap: Double

  /// A cap and its use.
  public init(kind: Kind, asset: String, used: Double, cap: Double) {
    self.kind = kind
    self.asset = asset
    self.used = used
    self.cap = cap
  }

  /// The share of the cap that is used, above 1 where the book exceeds it; infinite where something stands against a cap of
  /// 0, and 0 where nothing does.
  public var utilisation: Double { used == 0 ? 0 : used / cap }

  /// What lies above the cap, in its unit; 0 within it.
  public var excess: Double { max(0, used - cap) }
}
