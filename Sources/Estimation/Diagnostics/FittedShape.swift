/// What of a law was fitted to the very residuals that are tested against it, by maximum likelihood.
///
/// It decides which law a test's statistic has: residuals lie nearer to a law that was fitted to them. The scale may
/// be that of a GARCH law, whose ω and α scale together, so that its effect on the statistic is that of one constant
/// scale.
public enum FittedShape: String, Codable, CaseIterable, Sendable {
  /// Nothing, or something by another method, for which no correction is known.
  case nothing
  /// The location and the scale.
  case locationAndScale
  /// The location, the scale and the degrees of freedom of a t.
  case locationScaleAndDegreesOfFreedom
}
