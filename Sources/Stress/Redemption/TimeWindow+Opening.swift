internal import Liquidation

/// What is closed in some windows, which do not overlap and stand in their order.
extension [TimeWindow] {
  /// The seconds between two moments in which nothing is closed.
  func openSeconds(from start: Double, to end: Double) -> Double {
    var open = end - start
    for window in self {
      open -= Swift.max(0, Swift.min(end, window.untilSeconds) - Swift.max(start, window.fromSeconds))
    }
    // What rounding leaves of a step that is closed from end to end is no opening.
    return open > 1e-9 * (end - start) ? open : 0
  }

  /// The seconds from a moment until it is open; 0 where it is, infinite where it never will be.
  func secondsUntilOpen(at moment: Double) -> Double {
    var reached = moment
    for window in self where window.contains(reached) { reached = window.untilSeconds }
    return reached - moment
  }
}
