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

  /// Whether it follows the losses of one position, and cannot measure several.
  public var followsOneLoss: Bool { self == .stratified || self == .controlVariate }
}
