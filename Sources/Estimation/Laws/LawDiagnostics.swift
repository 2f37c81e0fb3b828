/// What a law beyond normal and Student-t returns rests on.
public struct LawDiagnostics: Equatable, Sendable, Codable {
  /// The law.
  public let dynamics: FittedDynamics
  /// The log-likelihood and what it is worth for its parameters; nil for a law that has none of its own.
  public let criteria: InformationCriteria?
  /// The fitted figures, with how sure they are.
  public let figures: [FittedFigure]
  /// How each search for a maximum went, a line for each.
  public let searches: [String]
  /// The bounds that figures lie on, a line for each: the data would rather have them beyond.
  public let activeBounds: [String]
  /// What the tails of a copula law rest on; nil for other laws.
  public let tails: TailEvidence?

  init(
    _ dynamics: FittedDynamics, criteria: InformationCriteria? = nil, figures: [FittedFigure] = [],
    searches: [String] = [], activeBounds: [String] = [], tails: TailEvidence? = nil
  ) {
    self.dynamics = dynamics
    self.criteria = criteria
    self.figures = figures
    self.searches = searches
    self.activeBounds = activeBounds
    self.tails = tails
  }
}
