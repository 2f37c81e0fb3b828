internal import Liquidation

/// The equal steps of a run.
struct StepClock: Sendable {
  let stepSeconds: Double
  let steps: Int

  /// The whole steps that a span of time takes, rounded up; one more than there are where it is longer.
  func stepsUntil(_ seconds: Double) -> Int {
    let count = (seconds / stepSeconds - 1e-9).rounded(.up)
    return count > Double(steps) ? steps + 1 : max(0, Int(count))
  }

  /// For each step, from number 0, which does not happen, the dollars that pass through a door.
  ///
  /// A door that is closed during all of a step lets nothing pass; one without a limit is open or closed.
  func perStep(_ dailyLimit: Double?, closed: [TimeWindow]) -> [Double] {
    (0...steps).map { step in
      guard step > 0 else { return 0 }
      let end = Double(step) * stepSeconds
      let open = closed.openSeconds(from: end - stepSeconds, to: end)
      return open > 0 ? dailyLimit.map { $0 * open / 86_400 } ?? .infinity : 0
    }
  }
}
