/// What a venue sees of the price of one asset, which is not the market.
///
/// From the market to the venue, in this order:
///
/// 1. Each source has the market's price of ``latencySeconds`` and its own latency ago, times 1 and its premium. What
///    is observed is their median, of an even number the mean of the middle two; without sources, the market's price
///    of ``latencySeconds`` ago.
/// 2. ``smoothing`` takes a mean of that over time. Before the path began, all stood as it does at its start.
/// 3. Offsets multiply it; ceilings and then floors hold it.
/// 4. It is written as the new answer when the last one is ``heartbeatSeconds`` old, or differs from it by the share
///    ``deviation``; never while the feed is stuck or paused.
/// 5. The venue reads the answer, or less where a growth cap says so.
///
/// All times are seconds since the start of the path.
public struct OracleRule: Equatable, Sendable {
  /// The age of an answer at which a new one is written though little has changed; nil for no such age.
  public let heartbeatSeconds: Double?
  /// The change at which a new answer is written, a share of the last one; 0 for any.
  ///
  /// Nil is 0 where there is no heartbeat, and with one it means that only the heartbeat writes.
  public let deviation: Double?
  /// How old the market's price is when it is observed.
  public let latencySeconds: Double
  /// What is taken of the observed price over time; nil for the price itself.
  public let smoothing: OracleSmoothing?
  /// The venues of which the median is observed; empty for the market itself.
  public let sources: [OracleSource]
  /// What is wrong, and when.
  public let faults: [OracleFault]

  /// An oracle that answers with the market's price at once.
  public static let market = OracleRule()

  private init() {
    heartbeatSeconds = nil
    deviation = nil
    latencySeconds = 0
    smoothing = nil
    sources = []
    faults = []
  }

  /// A rule.
  ///
  /// - Parameters:
  ///   - heartbeatSeconds: The age at which an answer is renewed, at least 1; nil for none.
  ///   - deviation: The change at which it is renewed, a fraction; nil for any, or with a heartbeat for none.
  ///   - latencySeconds: How late the market is observed.
  ///   - smoothing: A mean over time; nil for none. Its length or half-life is at least 1 second.
  ///   - sources: The venues of which the median is observed; empty for the market.
  ///   - faults: What is wrong, and when.
  ///   - place: Where the rule stands, for messages.
  /// - Throws: ``LiquidationRuleError`` where a figure is outside its bounds, or two growth caps follow different
  ///   assets.
  public init(
    heartbeatSeconds: Double? = nil, deviation: Double? = nil, latencySeconds: Double = 0,
    smoothing: OracleSmoothing? = nil, sources: [OracleSource] = [], faults: [OracleFault] = [],
    place: String = "oracle"
  ) throws(LiquidationRuleError) {
    self.heartbeatSeconds = heartbeatSeconds
    self.deviation = deviation
    self.latencySeconds = latencySeconds
    self.smoothing = smoothing
    self.sources = sources
    self.faults = faults
    try validate(place: place)
  }

  /// Whether every answer is the market's price at that moment, to the bit.
  public var isMarket: Bool {
    (deviation ?? (heartbeatSeconds == nil ? 0 : 1)) == 0 && latencySeconds == 0 && smoothing == nil && sources.isEmpty
      && faults.isEmpty
  }

  /// The asset whose price every look needs beside the asset's own, for a growth cap; nil for none.
  public var underlying: String? {
    for case .growthCap(let cap) in faults.lazy.map(\.kind) {
      if case .asset(let name) = cap.reference { return name }
    }
    return nil
  }

  /// Whether the venue can liquidate nobody at a moment: in a pause and in the grace after it.
  ///
  /// - Parameter seconds: The moment.
  /// - Returns: Whether no liquidation is possible.
  /// - Complexity: O(`faults.count`), without an allocation.
  public func isPaused(at seconds: Double) -> Bool {
    for fault in faults {
      guard case .paused(let grace) = fault.kind else { continue }
      if fault.window.lengthened(by: grace).holds(at: seconds) { return true }
    }
    return false
  }
}

extension OracleWindow {
  /// The window with a later end.
  func lengthened(by seconds: Double) -> OracleWindow {
    OracleWindow(fromSeconds: fromSeconds, untilSeconds: untilSeconds.map { $0 + seconds })
  }
}
