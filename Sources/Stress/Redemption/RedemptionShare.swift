/// What one group of holders is left with over all paths: those paid at once, those who waited, those who stayed.
public struct RedemptionShare: Equatable, Sendable {
  /// The mean of its tokens over the paths, as a share of the supply.
  public internal(set) var tokens: Double
  /// The dollars per token: all dollars over all tokens of the paths together; nil where no path has any.
  public internal(set) var perToken: Double?
  /// The least dollars per token on a path; nil where no path has any.
  public internal(set) var least: Double?
}
