/// How the accounts of a run are checked; parts of an account that are margined apart count each.
public struct CallChecks: Equatable, Sendable {
  /// Those whose surplus is a sum of multiples of columns that all accounts share: checked by vectors, 16 paths at once.
  public let linear: Int
  /// Those whose rules are not linear in prices: their statements are made on every path at every step, some thousand
  /// times slower.
  public let general: Int
  /// The numbers per step that the linear ones are sums of.
  public let columns: Int
}
