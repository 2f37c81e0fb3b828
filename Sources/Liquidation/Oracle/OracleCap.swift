/// A growth cap in the form in which looks use it: without a name, which costs more to copy than the cap to work out.
struct OracleCap: Sendable {
  private let window: OracleWindow
  private let snapshotRatio: Double
  private let growthPerYear: Double
  private let snapshotAgeSeconds: Double
  /// The dollars that the ratio multiplies; nil for another asset's price.
  private let dollars: Double?

  /// The cap of a fault; nil where the fault is another.
  init?(_ fault: OracleFault) {
    guard case .growthCap(let cap) = fault.kind else { return nil }
    self.init(cap, window: fault.window)
  }

  /// A cap in a window.
  init(_ cap: OracleFault.GrowthCap, window: OracleWindow) {
    self.window = window
    snapshotRatio = cap.snapshotRatio
    growthPerYear = cap.growthPerYear
    snapshotAgeSeconds = cap.snapshotAgeSeconds
    if case .dollars(let base) = cap.reference { dollars = base } else { dollars = nil }
  }

  /// The largest ratio at a moment.
  func largestRatio(at seconds: Double) -> Double {
    snapshotRatio * (1 + growthPerYear * (snapshotAgeSeconds + seconds) / (365 * 86_400))
  }

  /// The most that the venue reads at a moment, in dollars; infinite outside of its window.
  func limit(at seconds: Double, underlying: Double?) -> Double {
    guard window.holds(at: seconds) else { return .infinity }
    return largestRatio(at: seconds) * (dollars ?? underlying ?? .infinity)
  }
}
