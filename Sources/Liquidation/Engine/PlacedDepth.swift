internal import Numerics

/// The depth of a place, as far as most trades ask for it: numbers alone, which are read without being kept alive.
struct PlacedDepth: Sendable {
  /// The law where the place is a single one that has a power law.
  let law: PowerDepth?
  /// Whether a trade is shared out between several places.
  let isShared: Bool
  /// What the least fee leaves.
  let kept: Double
  /// The share of what is sold that the price never recovers from.
  let permanentShare: Double
  /// What the trace of the rest falls by, per second.
  let recoveryRate: Double
  /// The units below which a trace is nothing: a billionth of a dollar's at today's price.
  let least: Double

  /// The depth of an asset.
  ///
  /// - Parameters:
  ///   - curve: How far trades move its price.
  ///   - rule: The rule of which the curve was made.
  ///   - today: What the asset stands at today, dollars.
  init(_ curve: DepthCurve, _ rule: DepthRule, today: Double) {
    law = curve.law
    isShared = curve.venues.count > 1
    kept = curve.kept
    permanentShare = rule.permanentShare
    recoveryRate = (2.0).logarithm / rule.recoveryHalfLifeSeconds
    least = 1e-9 * (1 / today)
  }
}
