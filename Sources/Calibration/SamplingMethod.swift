/// How the paths of a run are chosen, before it is said what they are to measure: see ``SamplingPlan``.
public enum SamplingMethod: String, CaseIterable, Sendable, Codable {
  /// Independent paths.
  case plain
  /// Pairs of paths that mirror each other.
  case antithetic
  /// Batches of paths with the moments of their law.
  case momentMatching = "moment-matching"
  /// Batches of paths spread evenly along the direction in which a basket loses.
  case stratified
  /// Paths drawn mostly from the tails that are measured, with weights.
  case importance
  /// Randomised Sobol' points.
  case sobol
  /// Independent paths, corrected by what is known of the first-order loss of a basket.
  case controlVariate = "control-variate"

  /// What a reader must know before using any figure of it; nil where there is nothing.
  public var caution: String? {
    guard self == .momentMatching else { return nil }
    return
      "matched moments make tails too thin: with one factor per path a VaR or expected shortfall comes out up to 0.5 %"
      + " of itself too low at 99 % and 1 % at 99.9 %, which no interval shows; over many factors the bias fades"
  }

  /// Whether it follows the losses of one position, and cannot measure several.
  public var followsOneLoss: Bool { self == .stratified || self == .controlVariate }
}
