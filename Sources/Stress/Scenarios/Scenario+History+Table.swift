public import Documents

extension Scenario.History {
  /// A history from observed prices, which never fills a blank in.
  ///
  /// - Parameters:
  ///   - times: The times of the rows, two or more, rising.
  ///   - prices: An asset and its prices per column, dollars, one per row; nil where the table has a blank.
  ///   - follow: The assets that follow one of those.
  ///   - others: What all other assets follow.
  ///   - still: The assets that stand still.
  /// - Throws: ``ScenarioError/noPrice(asset:time:)`` for a blank, ``ScenarioError/badPrice(asset:time:value:)`` for what is no
  ///   price, and what ``init(start:moves:follow:others:still:)`` throws.
  /// - Precondition: there is one price, or blank, per row.
  /// - Complexity: O(rows x columns).
  public init(
    times: [Timestamp], prices: [(asset: String, prices: [Double?])], follow: [String: Scenario.Leader] = [:],
    others: Scenario.Leader? = nil, still: [String] = []
  ) throws(ScenarioError) {
    try ScenarioCheck(place: "history").count(times.count, "prices", atLeast: 2)
    for (earlier, later) in zip(times, times.dropFirst()) where later <= earlier {
      throw .timesDoNotRise(earlier: earlier, later: later)
    }
    let seconds = times.map { Double($0.seconds - times[0].seconds) }
    var moves: [Scenario.Moves] = []
    for column in prices {
      precondition(column.prices.count == times.count, "one price, or blank, per row")
      var levels: [Double] = []
      levels.reserveCapacity(times.count)
      var first: Double?
      for (time, price) in zip(times, column.prices) {
        guard let price else { throw .noPrice(asset: column.asset, time: time) }
        guard price > 0, price.isFinite else { throw .badPrice(asset: column.asset, time: time, value: price) }
        let base = first ?? price
        first = base
        levels.append(price / base)
      }
      moves.append(Scenario.Moves(column.asset, seconds: seconds, levels: levels))
    }
    try self.init(start: times[0], moves: moves, follow: follow, others: others, still: still)
  }
}
