internal import Numerics

/// Searches from several starts, of which the highest end counts.
struct GARCHAscent {
  let search: GARCHSearch
  private(set) var best: GARCHSearch.Result
  /// How many searches were made.
  private(set) var tried = 1
  private(set) var evaluations: Int
  /// The largest difference between the log-likelihood at which a search ended and the best before it.
  private(set) var spread = 0.0
  /// Whether any search left its start.
  private(set) var hasMoved: Bool
  private var ends: [Double]

  /// The relative change of the log-likelihood at which a search ends that Newton's method takes on from.
  private static let tolerance = 1e-7
  /// The same for a search that only has to show where it leads.
  private static let looseTolerance = 1e-5
  /// The difference between two log-likelihoods, one of them found loosely, that is taken for the same maximum.
  private static let sameMaximum = 0.2
  /// The answer to a surprise below which the data hardly hold the memory of the variance.
  private static let faintAnswer = 0.02

  /// Searches from two starts, from two more where those end differently, and from others still where the variance
  /// hardly answers to a surprise: the likelihood is then nearly flat in β and has several maxima.
  init(_ search: GARCHSearch) {
    self.search = search
    let starts = search.starts()
    best = search.climb(from: starts[0], tolerance: Self.tolerance)
    evaluations = starts.count + best.evaluations
    hasMoved = best.hasMoved
    ends = [best.logLikelihood]
    for start in starts.dropFirst() where tried == 1 || spread > Self.sameMaximum { climb(from: start) }
    if best.point[.alpha] + best.point[.gamma] / 2 < Self.faintAnswer {
      for start in search.faintStarts() { climb(from: start) }
    }
  }

  private mutating func climb(from start: GARCHVector) {
    let other = search.climb(from: start, tolerance: Self.looseTolerance)
    tried += 1
    evaluations += other.evaluations
    hasMoved = hasMoved || other.hasMoved
    spread = max(spread, abs(best.logLikelihood - other.logLikelihood))
    ends.append(other.logLikelihood)
    if other.logLikelihood > best.logLikelihood {
      best = search.climb(from: other.point, tolerance: Self.tolerance)
      evaluations += best.evaluations
    }
  }

  /// Whether the best search converged and another ended beside it.
  var isConfirmed: Bool {
    best.ending == .converged && ends.count { abs($0 - best.logLikelihood) <= Self.sameMaximum } > 1
  }
}
