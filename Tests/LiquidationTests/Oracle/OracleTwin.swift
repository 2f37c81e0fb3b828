import Foundation
import Liquidation

/// An oracle that keeps everything and goes second by second, for rules and looks at whole seconds.
struct OracleTwin {
  let rule: OracleRule
  /// The market's price in each second so far.
  var market: [Double] = []
  /// The median in each second so far.
  var medians: [Double] = []
  var written = 0.0
  var age = 0
  let start: Double
  /// The median before the path began.
  var initial = 0.0

  init(_ rule: OracleRule, price: Double) {
    self.rule = rule
    start = price
    market = [price]
    initial = median(at: 0)
    medians = [initial]
    written = held(medians[0], at: 0)
  }

  /// Begins the next second.
  mutating func live() {
    let second = market.count
    market.append(market[second - 1])
    medians.append(median(at: second))
    age += 1
    if rule.smoothing != nil, writesAll, !isSilent(at: second - 1) { written = held(mean(to: second), at: second - 1) }
  }

  /// Looks in the last second, in which the last of several prices stands.
  mutating func look(_ price: Double) {
    let second = market.count - 1
    market[second] = price
    medians[second] = median(at: second)
    guard !isSilent(at: second) else { return }
    let candidate = held(rule.smoothing == nil ? medians[second] : mean(to: second), at: second)
    let isDue = rule.heartbeatSeconds.map { Double(age) >= $0 } ?? false
    let differs = rule.deviation.map { abs(candidate - written) >= $0 * written } ?? false
    if writesAll || isDue || differs {
      written = candidate
      age = 0
    }
  }

  var answer: Double {
    let second = Double(market.count - 1)
    return rule.faults.reduce(written) { least, fault in
      guard case .growthCap(let cap) = fault.kind, holds(fault.window, at: second) else { return least }
      guard case .dollars(let base) = cap.reference else { return least }
      return min(
        least, cap.snapshotRatio * (1 + cap.growthPerYear * (cap.snapshotAgeSeconds + second) / 31_536_000) * base)
    }
  }

  private var writesAll: Bool { rule.deviation == 0 || (rule.deviation == nil && rule.heartbeatSeconds == nil) }

  private func holds(_ window: OracleWindow, at second: Double) -> Bool {
    (window.fromSeconds == 0 || second >= window.fromSeconds) && second < window.untilSeconds ?? .infinity
  }

  private func isSilent(at second: Int) -> Bool {
    rule.faults.contains { fault in
      switch fault.kind {
      case .stuck, .paused: holds(fault.window, at: Double(second))
      default: false
      }
    }
  }

  private func median(at second: Int) -> Double {
    func quote(_ source: OracleSource) -> Double {
      let then = second - Int(source.latencySeconds + rule.latencySeconds)
      let price = then < 0 ? start : market[then]
      return holds(source.window, at: Double(then)) ? price * (1 + source.premium) : price
    }
    let quotes = (rule.sources.isEmpty ? [OracleSource()] : rule.sources).map(quote).sorted()
    let middle = quotes.count / 2
    return quotes.count % 2 == 1 ? quotes[middle] : (quotes[middle - 1] + quotes[middle]) / 2
  }

  /// The mean up to the start of a second, by going through all that came before.
  private func mean(to second: Int) -> Double {
    switch rule.smoothing {
    case .twap(let seconds):
      let window = (second - Int(seconds))..<second
      return window.reduce(0) { $0 + ($1 < 0 ? initial : medians[$1]) } / seconds
    case .ema(let halfLife):
      return medians.prefix(second).reduce(initial) { $1 + ($0 - $1) * exp2(-1 / halfLife) }
    case nil: return medians[second]
    }
  }

  private func held(_ price: Double, at second: Int) -> Double {
    var (low, high, factor) = (0.0, Double.infinity, 1.0)
    for fault in rule.faults where holds(fault.window, at: Double(second)) {
      switch fault.kind {
      case .floor(let minimum): low = max(low, minimum)
      case .ceiling(let maximum): high = min(high, maximum)
      case .offset(let share): factor *= share
      default: break
      }
    }
    return max(low, min(high, price * factor))
  }
}
