internal import Numerics

/// The likeliest jumps that the searches found, made exact.
struct JumpMaximum {
  private(set) var end: JumpSearch.End
  private(set) var information: JumpInformation

  /// The most steps of Newton's method.
  private static let mostSteps = 20
  /// A rise of the log-likelihood that is not worth a step.
  private static let negligible = 1e-9

  /// Goes on from where a search ended: by Newton's method, and by the search itself where a covariance is on its bound.
  init(near loose: JumpSearch.End, of search: JumpSearch) throws(LinearAlgebraError) {
    end = loose
    information = Self.information(of: loose, in: search)
    for _ in 0..<Self.mostSteps where end.iterations < search.iterationLimit {
      guard end.bounds.subtracting([.mostFrequentJumps]).isEmpty, let remaining = information.remaining,
        remaining > Self.negligible, try takeNewtonStep(of: search)
      else { break }
    }
    let isOnFloor = !end.bounds.subtracting([.mostFrequentJumps]).isEmpty
    end.remaining = isOnFloor ? end.remaining : information.remaining
    guard end.remaining.map({ $0 > JumpSpecification.largestShortfall }) ?? true else { return }
    let rest = try search.climb(from: end.point, tolerance: JumpSpecification.largestShortfall / 10)
    end = JumpSearch.End(
      point: rest.point, expectation: rest.expectation, bounds: rest.bounds,
      iterations: end.iterations + rest.iterations, gain: end.gain + rest.gain, remaining: rest.remaining)
    information = Self.information(of: end, in: search)
  }

  private static func information(of end: JumpSearch.End, in search: JumpSearch) -> JumpInformation {
    JumpInformation(
      of: end.expectation, at: end.point, holdsRate: end.expectation.wantsMoreJumps(than: search.limits))
  }

  /// Goes a step of Newton's method, halved until it climbs within the bounds; false where it does not.
  private mutating func takeNewtonStep(of search: JumpSearch) throws(LinearAlgebraError) -> Bool {
    guard let step = information.step else { return false }
    let layout = JumpLayout(dimension: end.point.dimension)
    for halving in 0..<6 {
      let point = layout.moved(end.point, by: step, times: 1 / Double(1 << halving))
      guard point.rate > 0, let limited = try? search.limits.applied(to: point),
        limited.bounds.subtracting([.mostFrequentJumps]).isEmpty
      else { continue }
      let expectation = try search.mixture.expectation(at: limited.point)
      end.iterations += 1
      let gain = expectation.logLikelihood - end.expectation.logLikelihood
      guard gain > 0 else { continue }
      end.point = limited.point
      end.bounds = limited.bounds
      end.expectation = expectation
      end.gain += gain
      information = Self.information(of: end, in: search)
      return true
    }
    return false
  }
}
