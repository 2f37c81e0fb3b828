internal import Foundation

/// How deep the market of one asset is, as a liquidity card says it.
///
/// Depth is what it is today. It does not follow the quiet price: a stable-swap pool that has lost its peg and a
/// constant-product pool that has seen the price fall hold other reserves than today's.
public struct DepthRule: Equatable, Sendable {
  /// Where the asset trades; a sale is split between all of them.
  public let sources: [DepthSource]
  /// The share of what is sold that the price never recovers from.
  public let permanentShare: Double
  /// The seconds after which half of the rest has recovered; 0 where it recovers at once.
  public let recoveryHalfLifeSeconds: Double
  /// How depth shrinks as volatility grows: ``multiplier(volatility:usual:)``.
  public let volatilityElasticity: Double
  /// The least that is ever left of the depth, a fraction of it.
  public let leastDepth: Double

  /// A rule, checked.
  ///
  /// - Parameters:
  ///   - sources: Where the asset trades; at least one place.
  ///   - permanentShare: The share of what is sold that never recovers, from 0 to 1.
  ///   - recoveryHalfLifeSeconds: The half-life of the rest, at least 0.
  ///   - volatilityElasticity: From 0, where depth does not depend on volatility, to 10.
  ///   - leastDepth: From 1e-6 to 1.
  ///   - place: Where the rule stands, for messages.
  /// - Throws: ``LiquidationRuleError`` for the first figure that is out of its bounds.
  public init(
    sources: [DepthSource], permanentShare: Double = 0, recoveryHalfLifeSeconds: Double = 3600,
    volatilityElasticity: Double = 0, leastDepth: Double = 0.05, place: String = "depth"
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: place)
    try check.bounds(permanentShare, "permanentShare", 0, 1)
    try check.bounds(recoveryHalfLifeSeconds, "recoveryHalfLifeSeconds", 0)
    try check.bounds(volatilityElasticity, "volatilityElasticity", 0, 10)
    try check.bounds(leastDepth, "leastDepth", 1e-6, 1)
    guard !sources.isEmpty else { throw .tooFew(place: place, key: "venues", count: 0, needed: 1) }
    for (index, source) in sources.enumerated() {
      try source.check(place: sources.count == 1 ? place : "\(place).venues[\(index)]")
    }
    self.sources = sources
    self.permanentShare = permanentShare
    self.recoveryHalfLifeSeconds = recoveryHalfLifeSeconds
    self.volatilityElasticity = volatilityElasticity
    self.leastDepth = leastDepth
  }

  /// The curve of the asset at a day's price.
  ///
  /// - Parameter price: Dollars per unit, by which sizes in dollars are converted.
  /// - Returns: The curve, to be made once and kept.
  /// - Throws: ``LiquidationRuleError`` where the price is not finite and positive.
  public func curve(price: Double) throws(LiquidationRuleError) -> DepthCurve {
    try RuleCheck(place: "depth").bounds(price, "price", .leastNormalMagnitude)
    return DepthCurve(sources.map { DepthVenue($0, price: price) })
  }

  /// What depth is multiplied by in a market more volatile than usual.
  ///
  /// A market of which the depth is multiplied by m trades `quantity` from `sold` as today's one trades `quantity / m` from
  /// `sold / m`, m times over.
  /// - Parameters:
  ///   - volatility: What the asset's volatility is now; in the unit of the usual one.
  ///   - usual: What it usually is.
  /// - Returns: max(``leastDepth``, (usual / volatility)^elasticity); 1 where the volatility is at most the usual one, and
  ///   where that is 0.
  public func multiplier(volatility: Double, usual: Double) -> Double {
    guard volatilityElasticity > 0, usual > 0, volatility > usual else { return 1 }
    return max(leastDepth, pow(usual / volatility, volatilityElasticity))
  }

  /// The share of the passing part of a sale that has not recovered.
  ///
  /// - Parameter seconds: The time since the sale, at least 0.
  /// - Returns: From 1 at once to 0 in the end; 0 everywhere for a half-life of 0.
  public func remainder(afterSeconds seconds: Double) -> Double {
    precondition(seconds >= 0, "Recovery takes time")
    return recoveryHalfLifeSeconds > 0 ? exp2(-seconds / recoveryHalfLifeSeconds) : 0
  }
}
