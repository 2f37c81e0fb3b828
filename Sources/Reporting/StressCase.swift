public import Liquidation
public import Simulation
internal import Stress

/// What happens at some venues in one case: the model as it is, or a scenario.
public struct StressCase: Equatable, Sendable {
  /// The name of the scenario; nil for the model as it is.
  public let scenario: String?
  /// What a model of prices cannot know of it; empty where nothing is said.
  public let note: String
  /// Where its figures come from.
  public let sources: [String]
  /// Whether the scenario moves prices alone: one path, nothing is simulated, and no figure has an interval.
  public let isReplay: Bool
  /// The horizon in days.
  public let horizonDays: Double
  /// The length of a step in days.
  public let stepDays: Double
  /// The number of paths.
  public let paths: Int
  /// Every figure, of all venues together, in the order of `StressFigure`.
  public let laws: [StressLaw]
  /// The same of each venue, in the order of the answer's venues; none where there is one venue.
  public let venueLaws: [[StressLaw]]
  /// The sums over all paths and venues.
  public let sums: PathOutcome
  /// The paths with the most bad debt, the worst first.
  public let worstPaths: [StressPath]
  /// How much sales add to liquidations; nil where nobody asked.
  public let amplification: StressAmplification?
  /// The figures less those of the first case on the same paths; none of the first case and of replays.
  public let differences: [StressDifference]
  /// The orders of deleveraging on the same paths; none where nobody asked.
  public let deleveraging: [StressDeleveraging]
  /// The assets that stand still because the scenario says nothing of them.
  public let assetsWithoutMoves: [String]
  /// The audit of the paths; nil of a replay.
  public let audit: PathAudit?
  /// What to type to see a path, but for its number, which a replay needs not.
  public let replayCommand: String

  /// A case from its parts.
  public init(
    scenario: String?, note: String, sources: [String], isReplay: Bool, horizonDays: Double, stepDays: Double,
    paths: Int, laws: [StressLaw], venueLaws: [[StressLaw]], sums: PathOutcome, worstPaths: [StressPath],
    amplification: StressAmplification?, differences: [StressDifference], deleveraging: [StressDeleveraging],
    assetsWithoutMoves: [String], audit: PathAudit?, replayCommand: String
  ) {
    self.scenario = scenario
    self.note = note
    self.sources = sources
    self.isReplay = isReplay
    self.horizonDays = horizonDays
    self.stepDays = stepDays
    self.paths = paths
    self.laws = laws
    self.venueLaws = venueLaws
    self.sums = sums
    self.worstPaths = worstPaths
    self.amplification = amplification
    self.differences = differences
    self.deleveraging = deleveraging
    self.assetsWithoutMoves = assetsWithoutMoves
    self.audit = audit
    self.replayCommand = replayCommand
  }

  /// What a table calls the case.
  var title: String { scenario?.onOneLine ?? "as it is" }

  /// The mean over the paths of a sum.
  func mean(_ sum: KeyPath<PathOutcome, Int>) -> Double { Double(sums[keyPath: sum]) / Double(paths) }

  /// The mean over the paths of a sum.
  func mean(_ sum: KeyPath<PathOutcome, Double>) -> Double { sums[keyPath: sum] / Double(paths) }
}
