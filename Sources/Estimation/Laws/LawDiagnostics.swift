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

  init(
    _ dynamics: FittedDynamics, criteria: InformationCriteria? = nil, figures: [FittedFigure] = [],
    searches: [String] = [], activeBounds: [String] = []
  ) {
    self.dynamics = dynamics
    self.criteria = criteria
    self.figures = figures
    self.searches = searches
    self.activeBounds = activeBounds
  }
}

/// One figure of a fitted law.
public struct FittedFigure: Equatable, Sendable, Codable {
  /// What it is.
  public let name: String
  /// The asset or the pair that it belongs to; nil for a figure of the whole market.
  public let asset: String?
  /// The figure.
  public let value: Double
  /// Its standard error; nil where there is none: a figure on a bound, or that was not fitted.
  public let standardError: Double?

  init(_ name: String, of asset: String? = nil, _ value: Double, standardError: Double? = nil) {
    self.name = name
    self.asset = asset
    self.value = value
    self.standardError = standardError
  }
}
