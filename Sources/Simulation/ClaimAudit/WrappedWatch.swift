internal import MarketModel
internal import Numerics

/// Watches a wrapped token: that it is its underlying or a part of it, and how often it fails.
struct WrappedWatch: ClaimWatch {
  private let name: String
  private let column: Int
  private let underlying: Int
  private let recovery: Double
  private let expectation: BreakExpectation
  private var failures = RareCount()
  private var largest = 0.0

  init(_ token: WrappedToken, _ context: ClaimContext) {
    name = context.claim.asset
    column = context.column(of: name)
    underlying = context.column(of: token.underlying)
    recovery = token.failure.recovery.logarithm
    expectation = BreakExpectation(perYear: token.failure.perYear, stress: token.failure.stress, context)
  }

  mutating func see(step: Int, before: [Double], after: [Double]) {
    for place in 0..<PathTile.width {
      let price = after[underlying + place]
      let distance = after[column + place] - price
      let hasFailed = abs(distance) > abs(distance - recovery)
      let rest = hasFailed ? distance - recovery : distance
      largest = max(largest, abs(rest) / max(1, abs(price)))
      let hadFailed = abs(before[column + place] - before[underlying + place]) > -0.5 * recovery
      // A failed wrapper that is whole again would be a distance of its own.
      if hadFailed {
        if !hasFailed { largest = max(largest, -recovery) }
      } else {
        failures.add(
          probability: expectation.probability(place: place, before: before, after: after), happened: hasFailed)
      }
    }
  }

  var entries: [AuditEntry] {
    let distance = AuditEntry.never("largest distance from what it wraps \(name)", largest: largest)
    guard recovery < 0 else { return [distance] }
    return [
      AuditEntry(
        "failures of the wrapper \(name)", configured: failures.expected, realised: failures.count,
        zScore: failures.zScore), distance,
    ]
  }
}
