/// What happens to a market beside what its model makes of it: dated moves, shocks, stressed parameters.
///
/// A scenario stands on top of simulated prices, which it multiplies, or is replayed ``alone``. It is read from a file, and
/// every value is checked when it is made.
public struct Scenario: Equatable, Sendable {
  /// What it is called.
  public let name: String
  /// Where its figures come from, a line each.
  public let sources: [String]
  /// What a model of prices cannot know of it.
  public let note: String
  /// Whether prices follow the scenario alone: one path, and nothing is simulated.
  public let alone: Bool
  /// Dated moves; nil where there are none, or where ``prices`` names a table that they are still to come from.
  public let history: History?
  /// The price table that the moves are still to come from; nil where they need none.
  ///
  /// ``replaying(times:prices:)`` puts its moves in place.
  public let prices: PriceWindow?
  /// Moves without a date, each on top of the others.
  public let shocks: [Shock]
  /// What is otherwise than usual beside the prices.
  public let stress: Stressed

  /// The name of the dollar, which no scenario moves.
  public static let dollar = "USD"
  /// The word of a shock that stands for every asset but the dollar.
  public static let everyAsset = "*"

  /// A scenario from its parts.
  ///
  /// - Parameters:
  ///   - name: What it is called, not empty.
  ///   - sources: Where its figures come from, at least one line.
  ///   - note: What a model of prices cannot know of it.
  ///   - alone: Whether prices follow the scenario alone. It then needs moves, and no multiple of a volatility or weight of a
  ///     correlation, which would do nothing.
  ///   - history: Dated moves.
  ///   - prices: The price table that the moves are to come from, in the place of `history`.
  ///   - shocks: Moves without a date.
  ///   - stress: What is otherwise than usual beside the prices.
  /// - Throws: ``ScenarioError``.
  public init(
    name: String, sources: [String], note: String = "", alone: Bool = false, history: History? = nil,
    prices: PriceWindow? = nil, shocks: [Shock] = [], stress: Stressed = .none
  ) throws(ScenarioError) {
    let check = ScenarioCheck(place: "scenario")
    try check.text(name, "name")
    try check.count(sources.count, "sources", atLeast: 1)
    for source in sources { try check.text(source, "sources") }
    guard history == nil || prices == nil else {
      throw .conflictingKeys(place: "history", first: "levels", second: "prices")
    }
    if alone {
      guard history != nil || prices != nil || !shocks.isEmpty else {
        throw .missing(place: "alone", keys: ["history", "shocks"])
      }
      guard stress.volatility == 1 else {
        throw .conflictingKeys(place: "scenario", first: "alone", second: "stress.volatility")
      }
      guard stress.correlation == 0 else {
        throw .conflictingKeys(place: "scenario", first: "alone", second: "stress.correlation")
      }
    }
    self.name = name
    self.sources = sources
    self.note = note
    self.alone = alone
    self.history = history
    self.prices = prices
    self.shocks = shocks
    self.stress = stress
  }

  /// The seconds from the start to where the dated moves end; nil without any, or before they are taken from a table.
  public var horizonSeconds: Double? { history?.endSeconds }
}
