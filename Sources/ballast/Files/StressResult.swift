import Liquidation
import MarginCalls
import Reporting
import RiskMeasures
import Stress

/// What a case came to, on many paths or on the one of a replay.
enum StressResult {
  case simulated(StressDistribution)
  case replayed(PathStory)

  /// Every figure of all venues together, or of one.
  func laws(venue: Int? = nil) throws -> [StressLaw] {
    try StressFigure.allCases.map { figure in
      switch self {
      case .simulated(let distribution): StressLaw(figure, try distribution.law(of: figure, venue: venue))
      case .replayed(let story):
        StressLaw(figure, onlyValue: figure.value(of: venue.map { story.outcomes[$0] } ?? story.total))
      }
    }
  }

  /// The sums over all paths and venues.
  var sums: PathOutcome {
    switch self {
    case .simulated(let distribution): distribution.sums
    case .replayed(let story): story.total
    }
  }

  var paths: Int {
    switch self {
    case .simulated(let distribution): distribution.paths
    case .replayed: 1
    }
  }

  /// What happened on a path at all venues together.
  func total(of path: Int) -> PathOutcome {
    switch self {
    case .simulated(let distribution): distribution.total(of: path)
    case .replayed(let story): story.total
    }
  }

  /// The paths with the most bad debt; of a replay its only one.
  func worstPaths(_ count: Int) -> [StressPath] {
    switch self {
    case .simulated(let distribution):
      distribution.worstPaths(count).map { StressPath(path: $0.path, outcome: $0.outcome) }
    case .replayed(let story): [StressPath(path: 0, outcome: story.total)]
    }
  }

  /// Every figure less that of another result on the same paths; none of replays.
  func differences(to other: StressResult) -> [StressDifference] {
    guard case .simulated(let mine) = self, case .simulated(let theirs) = other else { return [] }
    return StressFigure.allCases.map { StressDifference($0, mine.difference($0, minus: theirs)) }
  }
}
