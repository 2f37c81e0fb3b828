public import Documents

extension Scenario {
  /// A price table whose moves a scenario replays, before the table is read.
  public struct PriceWindow: Equatable, Sendable {
    /// The file of the table, as the scenario names it.
    public let file: String
    /// Where the moves begin; nil for the first row.
    public let from: Timestamp?
    /// Where the moves end; nil for the last row.
    public let until: Timestamp?
    /// The columns to take; nil for all.
    public let assets: [String]?
    /// The assets that follow one of those, by name.
    public let follow: [String: Leader]
    /// What every asset follows of which nothing else is said; nil where nothing is known of the rest.
    public let others: Leader?
    /// The assets that are known to stand still.
    public let still: [String]

    /// A price table to replay; its history is checked when the prices are there.
    public init(
      file: String, from: Timestamp? = nil, until: Timestamp? = nil, assets: [String]? = nil,
      follow: [String: Leader] = [:], others: Leader? = nil, still: [String] = []
    ) {
      self.file = file
      self.from = from
      self.until = until
      self.assets = assets
      self.follow = follow
      self.others = others
      self.still = still
    }
  }

  /// This scenario with the moves of the price table that ``prices`` names.
  ///
  /// The moves are those of the rows from `from` to `until`, both included, and begin at the first of them.
  ///
  /// - Parameters:
  ///   - times: The times of the table's rows, rising.
  ///   - table: An asset and its prices per column, dollars, one per row; nil where the table has a blank.
  /// - Returns: The scenario with a ``history``.
  /// - Throws: ``ScenarioError`` for a window outside the table, a column that is not there, a blank or what is no price within
  ///   the window.
  /// - Precondition: ``prices`` is not nil, and there is one price, or blank, per row.
  /// - Complexity: O(rows x columns).
  public func replaying(
    times: [Timestamp], prices table: [(asset: String, prices: [Double?])]
  ) throws(ScenarioError) -> Scenario {
    guard let window = prices else { preconditionFailure("a scenario that names a price table") }
    try ScenarioCheck(place: "history").count(times.count, "prices", atLeast: 2)
    let (first, last) = (times[0], times[times.count - 1])
    for (key, bound) in [("from", window.from), ("until", window.until)] {
      if let bound, bound < first || bound > last {
        throw .outsideTable(key: key, time: bound, first: first, last: last)
      }
    }
    let rows = times.indices.filter { times[$0] >= window.from ?? first && times[$0] <= window.until ?? last }
    var columns: [(asset: String, prices: [Double?])] = []
    for asset in window.assets ?? table.map(\.asset) {
      guard let column = table.first(where: { $0.asset == asset }) else {
        throw .noColumn(asset: asset, known: table.map(\.asset))
      }
      precondition(column.prices.count == times.count, "one price, or blank, per row")
      columns.append((asset, rows.map { column.prices[$0] }))
    }
    let history = try History(
      times: rows.map { times[$0] }, prices: columns, follow: window.follow, others: window.others, still: window.still)
    return try Scenario(
      name: name, sources: sources, note: note, alone: alone, history: history, shocks: shocks, stress: stress)
  }
}
