/// Checks of the figures of margin models.
enum MarginCheck {
  static func rate(_ value: Double, _ key: String) throws(MarginRuleError) {
    guard value >= 0, value <= 1 else { throw .rateOutOfBounds(key: key, value: value) }
  }

  static func bounds(
    _ value: Double, _ key: String, _ low: Double, _ high: Double
  ) throws(MarginRuleError) {
    guard value >= low, value <= high else { throw .outOfBounds(key: key, value: value, low: low, high: high) }
  }

  static func order(initial: Double, maintenance: Double, _ key: String) throws(MarginRuleError) {
    guard maintenance <= initial else {
      throw .maintenanceAboveInitial(key: key, initial: initial, maintenance: maintenance)
    }
  }

  /// The largest figure that is believed where nothing else bounds one.
  static let largest = 1e15
}
