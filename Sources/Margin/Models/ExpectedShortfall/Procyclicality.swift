/// What keeps a margin from growing in the moment when it is hardest to find: the tools of Commission Delegated Regulation
/// (EU) 153/2013, Article 28(1).
public enum Procyclicality: Equatable, Sendable {
  /// Point (a): a buffer on the calculated margin.
  case buffer(MarginBuffer)
  /// Point (b): observations of stress have together this share of the weight, the drawn moves the rest.
  case stressedObservations([StressedObservation], weight: Double)
  /// Point (c): the margin is at least that of the same moves scaled to the volatility of a long look-back (ten years in
  /// the regulation), per year and underlying.
  case volatilityFloor([String: Double])

  /// What prices did in one period of stress.
  public struct StressedObservation: Equatable, Sendable {
    /// The moves of the prices over the margin period, fractions: -0.4 for a fall of 40 %.
    public let moves: [String: Double]

    /// An observation; the rule checks it when it is made.
    public init(_ moves: [String: Double]) { self.moves = moves }
  }

  /// That the figures are what they are meant to be.
  func check() throws(MarginRuleError) {
    switch self {
    case .buffer: break
    case .stressedObservations(let observations, let weight):
      guard !observations.isEmpty else { throw .empty(key: "procyclicality.observations") }
      try MarginCheck.bounds(weight, "procyclicality.weight", 0.0.nextUp, 1.0.nextDown)
      for (place, observation) in observations.enumerated() {
        for (asset, move) in observation.moves.sorted(by: { $0.key < $1.key }) {
          try MarginCheck.bounds(move, "procyclicality.observations[\(place)].\(asset)", (-1.0).nextUp, 100)
        }
      }
    case .volatilityFloor(let volatilities):
      guard !volatilities.isEmpty else { throw .empty(key: "procyclicality.volatility") }
      for (asset, volatility) in volatilities.sorted(by: { $0.key < $1.key }) {
        try MarginCheck.bounds(volatility, "procyclicality.volatility.\(asset)", 0.0.nextUp, 10)
      }
    }
  }
}
