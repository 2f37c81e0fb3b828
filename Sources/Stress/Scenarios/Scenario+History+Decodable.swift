internal import Documents

extension Scenario.Leader: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case asset, beta }

  /// Reads what is followed; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .asset),
      beta: try container.decodeIfPresent(Double.self, forKey: .beta) ?? 1)
  }
}

extension Scenario.History: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case start, stepSeconds, hours, levels, points, follow, others, still
  }

  /// Reads a history from `points`, or from `levels` at regular steps or at `hours`; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let place = decoder.codingPath.text
    let points = try container.decodeIfPresent([String: [[Double]]].self, forKey: .points)
    let levels = try container.decodeIfPresent([String: [Double]].self, forKey: .levels)
    let hours = try container.decodeIfPresent([Double].self, forKey: .hours)
    let stepSeconds = try container.decodeIfPresent(Double.self, forKey: .stepSeconds)
    let moves: [Scenario.Moves]
    switch (points, levels) {
    case (let points?, nil):
      guard hours == nil, stepSeconds == nil else {
        throw ScenarioError.conflictingKeys(
          place: place, first: "points", second: hours == nil ? "stepSeconds" : "hours")
      }
      moves = try Self.moves(points: points, place: "\(place).points")
    case (nil, let levels?):
      moves = try Self.moves(levels: levels, hours: hours, stepSeconds: stepSeconds, place: place)
    case (.some, .some): throw ScenarioError.conflictingKeys(place: place, first: "points", second: "levels")
    case (nil, nil): throw ScenarioError.missing(place: place, keys: ["points", "levels", "prices"])
    }
    try self.init(
      start: try container.decode(Timestamp.self, forKey: .start), moves: moves,
      follow: try container.decodeIfPresent([String: Scenario.Leader].self, forKey: .follow) ?? [:],
      others: try container.decodeIfPresent(Scenario.Leader.self, forKey: .others),
      still: try container.decodeIfPresent([String].self, forKey: .still) ?? [], place: place)
  }

  private static func moves(points: [String: [[Double]]], place: String) throws(ScenarioError) -> [Scenario.Moves] {
    var moves: [Scenario.Moves] = []
    for (asset, pairs) in points.sorted(by: { $0.key < $1.key }) {
      for (index, pair) in pairs.enumerated() where pair.count != 2 {
        throw .wrongCount(place: "\(place).\(asset)", key: "[\(index)]", count: pair.count, needed: 2)
      }
      moves.append(Scenario.Moves(asset, seconds: pairs.map { $0[0] * 3_600 }, levels: pairs.map { $0[1] }))
    }
    return moves
  }

  private static func moves(
    levels: [String: [Double]], hours: [Double]?, stepSeconds: Double?, place: String
  ) throws(ScenarioError) -> [Scenario.Moves] {
    let check = ScenarioCheck(place: place)
    guard hours == nil || stepSeconds == nil else {
      throw .conflictingKeys(place: place, first: "hours", second: "stepSeconds")
    }
    try check.bounds(stepSeconds, "stepSeconds", 1)
    var moves: [Scenario.Moves] = []
    for (asset, values) in levels.sorted(by: { $0.key < $1.key }) {
      let seconds: [Double]
      if let hours {
        guard hours.count == values.count else {
          throw .wrongCount(place: "\(place).levels", key: asset, count: values.count, needed: hours.count)
        }
        seconds = hours.map { $0 * 3_600 }
      } else if let stepSeconds {
        seconds = values.indices.map { Double($0) * stepSeconds }
      } else {
        throw .missing(place: place, keys: ["hours", "stepSeconds"])
      }
      moves.append(Scenario.Moves(asset, seconds: seconds, levels: values))
    }
    return moves
  }
}

extension Scenario.PriceWindow: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case prices, from, until, assets, follow, others, still
  }

  /// Reads which table is replayed; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      file: try container.decode(String.self, forKey: .prices),
      from: try container.decodeIfPresent(Timestamp.self, forKey: .from),
      until: try container.decodeIfPresent(Timestamp.self, forKey: .until),
      assets: try container.decodeIfPresent([String].self, forKey: .assets),
      follow: try container.decodeIfPresent([String: Scenario.Leader].self, forKey: .follow) ?? [:],
      others: try container.decodeIfPresent(Scenario.Leader.self, forKey: .others),
      still: try container.decodeIfPresent([String].self, forKey: .still) ?? [])
  }
}
