public import Stress

/// The answer of `replay` for an issuer: the story of one path, step by step.
public struct RedemptionReplayAnswer: Equatable, Sendable {
  /// The issuer.
  public let issuer: IssuerRule
  /// The number of the path.
  public let path: Int
  /// The story.
  public let story: RedemptionStory
  /// The run; its paths are none of the answer's business.
  public let run: RunFacts

  /// The answer from its parts.
  public init(issuer: IssuerRule, path: Int, story: RedemptionStory, run: RunFacts) {
    self.issuer = issuer
    self.path = path
    self.story = story
    self.run = run
  }
}
