public import Documents
public import Liquidation
public import RiskMeasures
internal import Stress

/// The answer of `stress`: what liquidations come to at some venues, who pays, and what scenarios make of it.
public struct StressAnswer: Equatable, Sendable {
  /// The venues with their books.
  public let venues: [Venue]
  /// The name of the liquidity card; nil where the market is unlimited.
  public let liquidity: String?
  /// The model as it is, unless nothing is simulated; then the scenarios.
  public let cases: [StressCase]
  /// The confidences of the measures.
  public let confidences: [Confidence]
  /// The most that the expected shortfall of bad debt may be, dollars; nil where no limit is set.
  public let badDebtLimit: Double?
  /// What the venues' rules or the model say nothing of, a line each.
  public let faults: [String]
  /// The run.
  public let run: RunFacts

  /// A venue and its book.
  public struct Venue: Equatable, Sendable {
    /// The name of the venue.
    public let name: String
    /// The name of the book; that of its file where it has none.
    public let book: String
    /// When the book was taken; nil where it does not say.
    public let asOf: Timestamp?
    /// The number of accounts.
    public let accounts: Int
    /// The number of positions.
    public let positions: Int
    /// How the venue sells.
    public let mechanism: Mechanism
    /// The assets of the book of which the venue sees something else than the market.
    public let oracles: [String]
    /// The dollars in the insurance fund at the start.
    public let fund: Double
    /// The accounts that are called before anything moves, at today's prices as the venue's oracles see them.
    public let called: [String]

    /// A venue and its book.
    public init(
      name: String, book: String, asOf: Timestamp?, accounts: Int, positions: Int, mechanism: Mechanism,
      oracles: [String], fund: Double, called: [String]
    ) {
      self.name = name
      self.book = book
      self.asOf = asOf
      self.accounts = accounts
      self.positions = positions
      self.mechanism = mechanism
      self.oracles = oracles
      self.fund = fund
      self.called = called
    }
  }

  /// The answer from its parts.
  ///
  /// - Precondition: there is a venue and a case.
  public init(
    venues: [Venue], liquidity: String?, cases: [StressCase], confidences: [Confidence], badDebtLimit: Double?,
    faults: [String], run: RunFacts
  ) {
    precondition(!venues.isEmpty && !cases.isEmpty, "A stress has a venue and a case")
    self.venues = venues
    self.liquidity = liquidity
    self.cases = cases
    self.confidences = confidences
    self.badDebtLimit = badDebtLimit
    self.faults = faults
    self.run = run
  }

  /// Whether the limit of bad debt is breached in any case.
  public var isBreached: Bool { limitChecks.contains(where: \.isBreached) }

  /// The first case: the model as it is, or the first scenario where nothing is simulated.
  var first: StressCase { cases[0] }

  /// The limit beside each case; none where no limit is set.
  var limitChecks: [LimitedCase] {
    badDebtLimit.map { limit in cases.map { LimitedCase($0, atMost: limit) } } ?? []
  }

  /// A case beside the limit of bad debt: of a replay its bad debt, else the expected shortfall at the first confidence.
  struct LimitedCase {
    let title: String
    let scenario: String?
    let atMost: Double
    let measure: String
    let value: Double
    let interval: Interval

    init(_ stressCase: StressCase, atMost: Double) {
      title = stressCase.title
      scenario = stressCase.scenario
      self.atMost = atMost
      let law = stressCase.laws[.badDebt]
      if let first = law.measures.first {
        measure = Measure.expectedShortfall.heading(first.confidence)
        (value, interval) = (first.expectedShortfall, first.expectedShortfallInterval)
      } else {
        measure = "bad debt of the one path"
        (value, interval) = (law.mean, law.meanInterval)
      }
    }

    var isBreached: Bool { value > atMost }
    /// Whether more paths might say otherwise.
    var isWithinNoise: Bool { interval.isBounded && interval.contains(atMost) }
  }
}
