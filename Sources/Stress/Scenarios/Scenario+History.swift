public import Documents
internal import Foundation

extension Scenario {
  /// Dated relative moves of assets.
  ///
  /// An asset has moves of its own, or follows one that has, or stands still because the history says so; ``others`` says
  /// what all the rest do. An asset of which nothing is said is no one's to guess: ``Scenario/assetsWithoutMoves(of:)`` names it.
  public struct History: Equatable, Sendable {
    /// The instant at which every level is 1.
    public let start: Timestamp
    /// The assets that have moves of their own, by name.
    public let moves: [Moves]
    /// The assets that follow another, by name.
    public let follow: [String: Leader]
    /// What every asset follows of which nothing else is said; nil where nothing is known of the rest.
    public let others: Leader?
    /// The assets that are known to stand still.
    public let still: [String]

    /// A history from its parts.
    ///
    /// - Parameters:
    ///   - start: The instant at which every level is 1.
    ///   - moves: The moves of at least one asset, all to the same end.
    ///   - follow: The assets that follow one of those.
    ///   - others: What all other assets follow, but for the dollar.
    ///   - still: The assets that stand still.
    /// - Throws: ``ScenarioError``.
    public init(
      start: Timestamp, moves: [Moves], follow: [String: Leader] = [:], others: Leader? = nil, still: [String] = []
    ) throws(ScenarioError) {
      try self.init(start: start, moves: moves, follow: follow, others: others, still: still, place: "history")
    }

    init(
      start: Timestamp, moves: [Moves], follow: [String: Leader], others: Leader?, still: [String], place: String
    ) throws(ScenarioError) {
      self.start = start
      self.moves = moves.sorted { $0.asset < $1.asset }
      self.follow = follow
      self.others = others
      self.still = still
      try check(at: place)
    }

    /// The seconds from the start to the last point.
    public var endSeconds: Double { moves[0].seconds.last ?? 0 }

    /// The level of an asset, or nil where nothing is said of it.
    func level(of asset: String, atSeconds seconds: Double) -> Double? {
      if let own = moves.first(where: { $0.asset == asset }) { return own.level(atSeconds: seconds) }
      if still.contains(asset) { return 1 }
      guard let leader = follow[asset] ?? others, let led = moves.first(where: { $0.asset == leader.asset }) else {
        return nil
      }
      let level = led.level(atSeconds: seconds)
      return leader.beta == 1 ? level : pow(level, leader.beta)
    }

    /// Whether anything is said of an asset.
    func says(of asset: String) -> Bool {
      others != nil || follow[asset] != nil || still.contains(asset) || moves.contains { $0.asset == asset }
    }

    private func check(at place: String) throws(ScenarioError) {
      let check = ScenarioCheck(place: place)
      try check.count(moves.count, "levels", atLeast: 1)
      let followers = follow.keys.sorted()
      try check.distinct(moves.map(\.asset) + followers + still)
      for own in moves { try own.check(at: place) }
      let end = moves.reduce(0) { max($0, $1.seconds.last ?? 0) }
      for own in moves {
        // The check above has found two points at least.
        let last = own.seconds.last ?? 0
        guard last == end else { throw .endsEarly(place: place, asset: own.asset, seconds: last, end: end) }
      }
      for follower in followers { try self.check(follow[follower], at: "\(place).follow.\(follower)") }
      try self.check(others, at: "\(place).others")
    }

    private func check(_ leader: Leader?, at place: String) throws(ScenarioError) {
      guard let leader else { return }
      let known = moves.map(\.asset)
      guard known.contains(leader.asset) else {
        throw .unknownLeader(place: place, asset: leader.asset, known: known)
      }
      try ScenarioCheck(place: place).bounds(leader.beta, "beta", -Leader.largestBeta, Leader.largestBeta)
    }
  }
}
