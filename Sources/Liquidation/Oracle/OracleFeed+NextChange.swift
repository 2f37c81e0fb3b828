internal import Foundation

extension OracleFeed {
  /// The share of the window of a mean after which another look at it is due.
  private static let windowShare = 1.0 / 16
  /// The share of a half-life after which another look is due.
  private static let halfLifeShare = 1.0 / 4
  /// The distance from its end, as a share of it, at which a mean no longer counts as moving.
  private static let converged = 1e-9

  /// Whether the venue can liquidate nobody at a moment: in a pause and in the grace after it.
  ///
  /// - Parameter seconds: The moment, since the start of the path.
  /// - Returns: Whether no liquidation is possible.
  public func isPaused(at seconds: Double) -> Bool { rule.isPaused(at: seconds) }

  /// The next moment at which the answer, or ``isPaused(at:)``, may change though the market stands still.
  ///
  /// That is the arrival of a late price, an edge of a window of a fault or of a premium, the end of a grace, a
  /// heartbeat that would write another answer, and, while a smoothed price is still moving, a moment a small share of
  /// its window or half-life later. It moves until it is within 1e-9 of where it is going. The slow rise of a growth
  /// cap is no such moment: its answer follows at every look.
  ///
  /// - Parameter seconds: A moment not before the last look.
  /// - Returns: A later moment, in seconds since the start of the path; nil where nothing is pending.
  /// - Complexity: O(faults + sources), without an allocation where the moment is that of the last look.
  public func nextChange(after seconds: Double) -> Double? {
    precondition(seconds >= now, "the future begins at the last look")
    if isMarket { return nil }
    if seconds > now { return standing(until: seconds).nextChange(after: seconds) }
    var next = rule.nextEdge(after: now, delays: delays)
    for fault in rule.faults {
      guard case .paused(let grace) = fault.kind else { continue }
      next = min(next, fault.window.lengthened(by: grace).nextEdge(after: now))
    }
    if !effect.isSilent {
      next = min(next, nextArrival)
      if isMoving {
        next = min(next, due, deviation < .infinity ? nextLook : .infinity)
      } else if effect.applied(to: smoothed(at: now)) != written {
        next = min(next, due)
      }
    }
    return next < .infinity ? next : nil
  }

  /// The observed price after smoothing, at a moment up to which the observed price stands.
  func smoothed(at seconds: Double) -> Double {
    if let mean { return mean.mean(at: seconds) }
    guard let halfLife else { return observed }
    return OracleFeed.average(average, toward: observed, for: (seconds - now) / halfLife)
  }

  /// An exponential mean after so many half-lives at one price.
  static func average(_ average: Double, toward price: Double, for halfLives: Double) -> Double {
    average == price ? price : price + (average - price) * exp2(-halfLives)
  }

  /// Whether the smoothed price is still on its way to the observed one.
  private var isMoving: Bool {
    if let mean { return mean.settles > now }
    return halfLife != nil && abs(average - observed) > OracleFeed.converged * observed
  }

  /// When a moving mean is to be looked at again.
  private var nextLook: Double {
    if let halfLife { return now + OracleFeed.halfLifeShare * halfLife }
    guard let mean, case .twap(let length) = rule.smoothing else { return .infinity }
    return min(now + OracleFeed.windowShare * length, mean.settles)
  }
}

extension OracleRule {
  /// The first edge of a window after a moment, as the feed sees it; infinite where none is left.
  func nextEdge(after seconds: Double, delays: [Double]) -> Double {
    var next = Double.infinity
    for fault in faults { next = min(next, fault.window.nextEdge(after: seconds)) }
    for (source, delay) in zip(sources, delays) where source.premium != 0 {
      next = min(next, source.window.nextEdge(after: seconds, seenAfter: delay))
    }
    return next
  }
}
