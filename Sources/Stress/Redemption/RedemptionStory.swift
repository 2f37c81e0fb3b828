/// A redemption run on one path, step by step.
public struct RedemptionStory: Equatable, Sendable {
  /// The names of the tiers, in the order in which they are used.
  public let tiers: [String]
  /// What happens in each step.
  public internal(set) var steps: [RedemptionStep] = []
  /// The dollars that each tier is worth at the end of each step, frozen shares in full: a row per step.
  public internal(set) var tierValues: [[Double]] = []
  /// How it ends.
  public internal(set) var outcome: RedemptionOutcome
}
