import Liquidation
import TestSupport

/// Random oracles and prices, the same in every run.
struct OracleDraws: RandomNumberGenerator {
  private var bits: SplitMix

  init(seed: UInt64) { bits = SplitMix(seed: seed &* 0x2545_F491_4F6C_DD1D) }

  mutating func next() -> UInt64 { bits.next() }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func price() -> Double { Double.random(in: 80...120, using: &self) }
  mutating func happens(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

  /// A window within the first 400 seconds, or one without an end.
  mutating func window() -> OracleWindow {
    let from = Double(integer(0...300))
    return OracleWindow(fromSeconds: from, untilSeconds: happens(0.8) ? from + Double(integer(0...100)) : nil)
  }

  /// A rule in which every time is a whole number of seconds.
  mutating func rule(smoothed: Bool) throws -> OracleRule {
    let heartbeat = happens(0.6) ? Double(integer(1...90)) : nil
    let deviation = happens(0.6) ? [0, 0.01, 0.05, 0.1][integer(0...3)] : nil
    let latency = happens(0.4) ? Double(integer(1...50)) : 0
    var smoothing: OracleSmoothing?
    if smoothed {
      smoothing =
        happens(0.5) ? .twap(seconds: Double(integer(1...120))) : .ema(halfLifeSeconds: Double(integer(1...60)))
    }
    var sources: [OracleSource] = []
    if happens(0.5) {
      for _ in 0..<integer(1...5) {
        sources.append(
          OracleSource(
            premium: happens(0.6) ? Double.random(in: -0.4...0.4, using: &self) : 0,
            latencySeconds: happens(0.5) ? Double(integer(0...70)) : 0, window: window()))
      }
    }
    var faults: [OracleFault] = []
    for _ in 0..<integer(0...3) {
      let kinds: [OracleFault.Kind] = [
        .stuck, .paused(graceSeconds: 10), .floor(minimum: 85), .ceiling(maximum: 110), .offset(factor: 0.7),
        .growthCap(OracleFault.GrowthCap(snapshotRatio: 100, growthPerYear: 20_000, snapshotAgeSeconds: 50)),
      ]
      faults.append(OracleFault(kinds[integer(0...5)], window: window()))
    }
    return try OracleRule(
      heartbeatSeconds: heartbeat, deviation: deviation, latencySeconds: latency, smoothing: smoothing,
      sources: sources, faults: faults)
  }
}
