/// How the search for the likeliest jumps went.
public struct JumpConvergence: Equatable, Sendable {
  /// How many searches were made, each from another start.
  public let starts: Int
  /// How often the likelihood was evaluated, over all searches.
  public let iterations: Int
  /// The largest difference between the log-likelihood at which a search ended and the best of them.
  ///
  /// All but the best search are loose, to a few hundredths; more says that the likelihood has several local maxima.
  public let spread: Double
  /// By how much the log-likelihood could still rise, from its curvature or, on a bound, from how its gains shrink.
  public let remaining: Double
  /// The bounds that the law lies on.
  public let activeBounds: Set<JumpBound>
}
