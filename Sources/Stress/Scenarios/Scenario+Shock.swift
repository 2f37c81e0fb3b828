extension Scenario {
  /// A move of some assets that has no date.
  ///
  /// The level is 1 until ``atSeconds``, reaches 1 + ``move`` in ``overSeconds``, stays there for ``holdSeconds``, and then
  /// makes ``recovered`` of the move good in ``recoverySeconds``. On the way its logarithm is linear in time. Several
  /// shocks of one asset multiply.
  public struct Shock: Equatable, Sendable {
    /// The assets that move, or ``Scenario/everyAsset`` alone.
    public let assets: [String]
    /// The assets that do not move though every other one does.
    public let except: [String]
    /// When it begins, since the start.
    public let atSeconds: Double
    /// How long the move takes; 0 where the price is there at once.
    public let overSeconds: Double
    /// The move as a fraction of the price: -0.3 for a fall by 30 %.
    public let move: Double
    /// How long the price stays before it recovers; 0 where it does not recover.
    public let holdSeconds: Double
    /// How long the recovery takes, 0 at once; nil where there is none.
    public let recoverySeconds: Double?
    /// The share of the move, in dollars, that is made good; 0 where nothing is.
    public let recovered: Double

    /// The moves that are believed.
    public static let bounds = -0.999999...1_000

    /// A shock.
    ///
    /// - Parameters:
    ///   - assets: At least one, or ``Scenario/everyAsset`` alone, which means all but the dollar.
    ///   - except: The assets that do not move; only beside ``Scenario/everyAsset``.
    ///   - atSeconds: When it begins.
    ///   - overSeconds: How long the move takes.
    ///   - move: The move, a fraction within ``bounds``.
    ///   - holdSeconds: How long the price stays before it recovers; nil for not at all.
    ///   - recoverySeconds: How long the recovery takes; nil for none, and then neither of the other two may be given.
    ///   - recovered: The share that is made good, from 0 to 1; nil for all of it.
    /// - Throws: ``ScenarioError``.
    public init(
      assets: [String], except: [String] = [], atSeconds: Double, overSeconds: Double = 0, move: Double,
      holdSeconds: Double? = nil, recoverySeconds: Double? = nil, recovered: Double? = nil
    ) throws(ScenarioError) {
      try self.init(
        assets: assets, except: except, atSeconds: atSeconds, overSeconds: overSeconds, move: move,
        holdSeconds: holdSeconds, recoverySeconds: recoverySeconds, recovered: recovered, place: "shock")
    }

    init(
      assets: [String], except: [String], atSeconds: Double, overSeconds: Double, move: Double, holdSeconds: Double?,
      recoverySeconds: Double?, recovered: Double?, place: String
    ) throws(ScenarioError) {
      let check = ScenarioCheck(place: place)
      try check.count(assets.count, "assets", atLeast: 1)
      try check.distinct(assets + except)
      let isForAll = assets.contains(Scenario.everyAsset)
      if isForAll, let other = assets.first(where: { $0 != Scenario.everyAsset }) {
        throw .conflictingKeys(place: "\(place).assets", first: Scenario.everyAsset, second: other)
      }
      if !isForAll, !except.isEmpty { throw .conflictingKeys(place: place, first: "assets by name", second: "except") }
      try check.bounds(atSeconds, "atSeconds", 0)
      try check.bounds(overSeconds, "overSeconds", 0)
      try check.bounds(move, "move", Self.bounds.lowerBound, Self.bounds.upperBound)
      try check.bounds(holdSeconds, "holdSeconds", 0)
      try check.bounds(recoverySeconds, "recoverySeconds", 0)
      try check.bounds(recovered, "recovered", 0, 1)
      if recoverySeconds == nil, holdSeconds != nil || recovered != nil {
        throw .missing(place: place, keys: ["recoverySeconds"])
      }
      self.assets = assets
      self.except = except
      self.atSeconds = atSeconds
      self.overSeconds = overSeconds
      self.move = move
      self.holdSeconds = holdSeconds ?? 0
      self.recoverySeconds = recoverySeconds
      self.recovered = recoverySeconds == nil ? 0 : recovered ?? 1
    }

    /// Whether an asset moves; the dollar never does.
    func moves(_ asset: String) -> Bool {
      guard asset != Scenario.dollar else { return false }
      return assets.contains(asset) || assets == [Scenario.everyAsset] && !except.contains(asset)
    }

    /// The level at a time; where the move is at once, it is there at ``atSeconds``.
    func level(atSeconds time: Double) -> Double {
      let elapsed = time - atSeconds
      guard elapsed >= 0 else { return 1 }
      if elapsed < overSeconds { return between(1, 1 + move, share: elapsed / overSeconds) }
      let recovering = elapsed - overSeconds - holdSeconds
      guard let recoverySeconds, recovering >= 0 else { return 1 + move }
      let end = 1 + move * (1 - recovered)
      return recovering < recoverySeconds ? between(1 + move, end, share: recovering / recoverySeconds) : end
    }
  }
}
