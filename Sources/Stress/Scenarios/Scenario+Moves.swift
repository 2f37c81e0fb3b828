internal import Foundation

extension Scenario {
  /// The dated moves of one asset: its price at some times, relative to that at the start.
  ///
  /// Between two points the logarithm of the level is linear in time.
  public struct Moves: Equatable, Sendable {
    /// The asset.
    public let asset: String
    /// The times of the points in seconds since the start, rising from 0.
    public let seconds: [Double]
    /// The level at each of them, 1 at the start.
    public let levels: [Double]

    /// Moves of one asset; a history checks them when it is made.
    ///
    /// - Precondition: there is one level per time.
    public init(_ asset: String, seconds: [Double], levels: [Double]) {
      precondition(seconds.count == levels.count, "one level per time")
      self.asset = asset
      self.seconds = seconds
      self.levels = levels
    }

    /// The levels that are believed.
    public static let bounds = 1e-9...1e9

    /// The level at a time, log-linear between points and that of the last one after it.
    func level(atSeconds time: Double) -> Double {
      var (low, high) = (0, seconds.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if seconds[middle] <= time { low = middle } else { high = middle }
      }
      guard low + 1 < seconds.count, time > seconds[low] else { return levels[low] }
      return between(
        levels[low], levels[low + 1], share: (time - seconds[low]) / (seconds[low + 1] - seconds[low]))
    }

    func check(at place: String) throws(ScenarioError) {
      let check = ScenarioCheck(place: "\(place).\(asset)")
      try check.count(levels.count, "levels", atLeast: 2)
      for time in seconds { try check.bounds(time, "seconds", 0) }
      for level in levels { try check.bounds(level, "level", Self.bounds.lowerBound, Self.bounds.upperBound) }
      try check.rises(seconds, "seconds")
      guard seconds[0] == 0, levels[0] == 1 else {
        throw .firstLevel(place: place, asset: asset, seconds: seconds[0], level: levels[0])
      }
    }
  }
}

/// The level a share of the way from one to another, in logarithms.
func between(_ first: Double, _ second: Double, share: Double) -> Double {
  first * exp(share * log(second / first))
}
