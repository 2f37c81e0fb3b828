/// Some seconds of a path: from a moment on, up to another that is no part of it.
public struct TimeWindow: Equatable, Sendable {
  /// The first second, at least 0.
  public let fromSeconds: Double
  /// The end; infinite where it has none.
  public let untilSeconds: Double

  /// A window.
  ///
  /// - Throws: ``LiquidationRuleError`` where it starts before 0 or ends before it starts.
  public init(fromSeconds: Double = 0, untilSeconds: Double = .infinity) throws(LiquidationRuleError) {
    try RuleCheck(place: "window").bounds(fromSeconds, "fromSeconds", 0)
    guard untilSeconds > fromSeconds else {
      throw .doesNotRise(place: "window", key: "untilSeconds", earlier: fromSeconds, later: untilSeconds)
    }
    self.fromSeconds = fromSeconds
    self.untilSeconds = untilSeconds
  }

  /// Whether a moment lies in the window.
  public func contains(_ seconds: Double) -> Bool { seconds >= fromSeconds && seconds < untilSeconds }
}
