public import Documents

/// How much of an asset was observed.
public struct AssetSummary: Codable, Equatable, Sendable {
  /// The name of the asset.
  public let asset: String
  /// The time of its first price; nil where it has none.
  public let first: Timestamp?
  /// The time of its last price; nil where it has none.
  public let last: Timestamp?
  /// How many prices it has.
  public let observations: Int
  /// How many log returns it has.
  public let returns: Int
  /// How many rows between its first and its last price have none.
  public let missing: Int
}
