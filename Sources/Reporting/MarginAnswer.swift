public import Documents
public import Margin
public import MarginCalls
public import RiskMeasures
public import Simulation

/// The answer of `margin`: what a venue asks of a book's accounts, who is nearest to a call, and what the paths say.
public struct MarginAnswer: Equatable, Sendable {
  /// The name of the venue.
  public let venue: String
  /// The name of the book; that of its file where it has none.
  public let book: String
  /// When the book was taken; nil where it does not say.
  public let asOf: Timestamp?
  /// The accounts and what the paths say of them.
  public let review: MarginReview
  /// The names of the accounts as they are margined: an account and each part of it that is margined apart.
  public let accountNames: [String]
  /// How the joint margin was taken; nil where none was.
  public let joint: JointTarget?
  /// The health factor that a cure brings back.
  public let targetHealth: Double
  /// Positions that the venue would not have let an account open, a line each.
  public let faults: [String]
  /// How much of the venue's caps the book uses.
  public let capUses: [CapUse]
  /// The run.
  public let run: RunFacts
  /// The audit of the run's paths.
  public let audit: PathAudit

  /// How a joint margin was taken.
  public struct JointTarget: Equatable, Sendable {
    /// The measure.
    public let measure: Measure
    /// Its confidence.
    public let confidence: Confidence
    /// The margin period of risk in days.
    public let periodDays: Double
    /// The number of moves.
    public let moves: Int

    /// How a joint margin was taken.
    public init(measure: Measure, confidence: Confidence, periodDays: Double, moves: Int) {
      self.measure = measure
      self.confidence = confidence
      self.periodDays = periodDays
      self.moves = moves
    }
  }

  /// The answer from its parts.
  public init(
    venue: String, book: String, asOf: Timestamp?, review: MarginReview, accountNames: [String],
    joint: JointTarget?, targetHealth: Double, faults: [String],
    capUses: [CapUse], run: RunFacts, audit: PathAudit
  ) {
    self.venue = venue
    self.book = book
    self.asOf = asOf
    self.review = review
    self.accountNames = accountNames
    self.joint = joint
    self.targetHealth = targetHealth
    self.faults = faults
    self.capUses = capUses
    self.run = run
    self.audit = audit
  }
}
