/// What a position needs as fractions of its size: when it is opened, and to be kept.
public struct RatePair: Equatable, Sendable {
  /// The share that opens a position; at least the other.
  public let initial: Double
  /// The share below which an account is called.
  public let maintenance: Double

  /// Two rates.
  ///
  /// - Throws: ``MarginRuleError/rateOutOfBounds(key:value:)`` or
  ///   ``MarginRuleError/maintenanceAboveInitial(key:initial:maintenance:)``.
  public init(initial: Double, maintenance: Double) throws(MarginRuleError) {
    try MarginCheck.rate(initial, "initial")
    try MarginCheck.rate(maintenance, "maintenance")
    try MarginCheck.order(initial: initial, maintenance: maintenance, "maintenance")
    self.initial = initial
    self.maintenance = maintenance
  }

  /// The rates of a maximum leverage: its inverse, and a share of that.
  ///
  /// - Parameters:
  ///   - maximumLeverage: Size over margin at opening, 1 to 1,000.
  ///   - maintenanceShare: The share of the initial rate that must be kept, a fraction.
  /// - Throws: ``MarginRuleError/outOfBounds(key:value:low:high:)`` or ``MarginRuleError/rateOutOfBounds(key:value:)``.
  public init(maximumLeverage: Double, maintenanceShare: Double = 0.5) throws(MarginRuleError) {
    try MarginCheck.bounds(maximumLeverage, "maximumLeverage", 1, 1_000)
    try MarginCheck.rate(maintenanceShare, "maintenanceShare")
    try self.init(initial: 1 / maximumLeverage, maintenance: maintenanceShare / maximumLeverage)
  }

  /// Both rates times a factor; above 1 where it is large enough.
  func scaled(by factor: Double) -> RatePair {
    RatePair(unchecked: initial * factor, maintenance * factor)
  }

  private init(unchecked initial: Double, _ maintenance: Double) {
    self.initial = initial
    self.maintenance = maintenance
  }

  /// The margin of a size in dollars.
  func requirement(of size: Double) -> MarginRequirement {
    MarginRequirement(initial: initial * size, maintenance: maintenance * size)
  }

  /// A pair of which the caller knows that both rates are at least 0, the first not below the second.
  static func trusted(initial: Double, maintenance: Double) -> RatePair { RatePair(unchecked: initial, maintenance) }
}
