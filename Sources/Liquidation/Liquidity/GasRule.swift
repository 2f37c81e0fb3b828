internal import Numerics

/// What a liquidation costs to send, and how that rises in a crash.
///
/// The multiple of the usual cost is exp(sensitivity x fall), at most ``largestMultiple``, where the fall is that of the log
/// price of ``asset`` over the last step, at least 0. Blocks fill with the same demand: the liquidations that fit into an
/// hour fall as the multiple rises, to the power -``congestion``.
public struct GasRule: Equatable, Sendable {
  /// The dollars of a liquidation in a quiet market.
  public let dollars: Double
  /// The asset whose fall drives the cost; nil where it stays.
  public let asset: String?
  /// What the logarithm of the cost rises by, per unit of fall of the log price.
  public let sensitivity: Double
  /// The largest multiple of the usual cost, at least 1.
  public let largestMultiple: Double
  /// The power of the multiple by which fewer liquidations fit into an hour.
  public let congestion: Double

  /// A cost of gas.
  ///
  /// - Throws: ``LiquidationRuleError``.
  public init(
    dollars: Double = 0, asset: String? = nil, sensitivity: Double = 0, largestMultiple: Double = 100,
    congestion: Double = 0
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: "gas")
    try check.bounds(dollars, "dollars", 0, 1e9)
    try check.bounds(sensitivity, "sensitivity", 0, 1_000)
    try check.bounds(largestMultiple, "largestMultiple", 1, 1e6)
    try check.bounds(congestion, "congestion", 0, 10)
    guard asset != nil || sensitivity == 0 else { throw .missing(place: "gas", keys: ["asset"]) }
    self.init(checked: dollars, asset, sensitivity, largestMultiple, congestion)
  }

  private init(
    checked dollars: Double, _ asset: String?, _ sensitivity: Double, _ largestMultiple: Double, _ congestion: Double
  ) {
    self.dollars = dollars
    self.asset = asset
    self.sensitivity = sensitivity
    self.largestMultiple = largestMultiple
    self.congestion = congestion
  }

  /// Gas that costs nothing.
  public static let free = GasRule(checked: 0, nil, 0, 1, 0)

  /// The same rule at a multiple of its usual cost, at least 0.
  public func stressed(by multiple: Double) -> GasRule {
    GasRule(checked: dollars * multiple, asset, sensitivity, largestMultiple, congestion)
  }

  /// The multiple of the usual cost after a fall of the log price.
  public func multiple(after fall: Double) -> Double {
    min(largestMultiple, (sensitivity * max(0, fall)).exponential)
  }

  /// The share of the usual liquidations that fit into an hour at a multiple.
  public func room(at multiple: Double) -> Double {
    congestion > 0 && multiple > 1 ? (-congestion * multiple.logarithm).exponential : 1
  }
}
