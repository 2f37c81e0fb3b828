/// How rates grow with the size of a position.
public struct RateGrowth: Equatable, Sendable {
  /// The form of the growth.
  public enum Law: String, CaseIterable, Sendable {
    /// The rate is the greater of its base and slope times the square root of the size.
    case squareRoot
    /// The rate is its base and slope times the size.
    case linear
  }

  /// What a size counts.
  public enum Unit: String, CaseIterable, Sendable {
    /// Units of the underlying.
    case units
    /// Dollars.
    case dollars
  }

  /// The form.
  public let law: Law
  /// What a size counts.
  public let unit: Unit
  /// What the initial rate grows by; at least the other.
  public let initialSlope: Double
  /// What the maintenance rate grows by.
  public let maintenanceSlope: Double

  /// A growth of rates.
  ///
  /// - Throws: ``MarginRuleError``.
  public init(
    law: Law, unit: Unit, initialSlope: Double, maintenanceSlope: Double
  ) throws(MarginRuleError) {
    try MarginCheck.bounds(initialSlope, "growth.initialSlope", 0, MarginCheck.largest)
    try MarginCheck.bounds(maintenanceSlope, "growth.maintenanceSlope", 0, MarginCheck.largest)
    try MarginCheck.order(initial: initialSlope, maintenance: maintenanceSlope, "growth.maintenanceSlope")
    self.law = law
    self.unit = unit
    self.initialSlope = initialSlope
    self.maintenanceSlope = maintenanceSlope
  }

  /// The rates of a size; above 1 where it is large enough.
  func rates(_ base: RatePair, size: Double) -> RatePair {
    func rate(_ base: Double, _ slope: Double) -> Double {
      switch law {
      case .squareRoot: max(base, slope * size.squareRoot())
      case .linear: base + slope * size
      }
    }
    return .trusted(initial: rate(base.initial, initialSlope), maintenance: rate(base.maintenance, maintenanceSlope))
  }
}
