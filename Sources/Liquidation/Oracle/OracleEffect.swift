/// What the faults of an oracle do together while none begins or ends.
struct OracleEffect: Sendable {
  /// Whether no answer is written.
  private(set) var isSilent = false
  private var factor = 1.0
  private var low = 0.0
  private var high = Double.infinity

  /// The faults that hold at a moment.
  init(of faults: [OracleFault], at seconds: Double) {
    for fault in faults where fault.window.holds(at: seconds) {
      switch fault.kind {
      case .stuck, .paused: isSilent = true
      case .floor(let minimum): low = max(low, minimum)
      case .ceiling(let maximum): high = min(high, maximum)
      case .offset(let share): factor *= share
      case .growthCap: break
      }
    }
  }

  /// What would be written for an observed price.
  func applied(to price: Double) -> Double { max(low, min(high, price * factor)) }
}
