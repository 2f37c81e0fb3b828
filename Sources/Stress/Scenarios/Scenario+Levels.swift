extension Scenario {
  /// What the model's price of an asset is multiplied by; where the scenario is alone, its price at the start.
  ///
  /// The level of the dated moves times those of the shocks; 1 for the dollar and where the scenario says nothing. After
  /// the last dated move the level stays where it is.
  ///
  /// - Parameters:
  ///   - asset: The asset, of whatever name.
  ///   - seconds: The time since the start.
  /// - Returns: The level, above 0.
  /// - Precondition: the seconds are not negative, and ``prices`` is nil.
  /// - Complexity: O(assets of the history + log of its points + shocks).
  public func level(of asset: String, atSeconds seconds: Double) -> Double {
    precondition(prices == nil, "a scenario whose moves have been taken from the price table")
    precondition(seconds >= 0, "a time since the start")
    guard asset != Self.dollar else { return 1 }
    let dated = history?.level(of: asset, atSeconds: seconds) ?? 1
    return shocks.reduce(dated) { $1.moves(asset) ? $0 * $1.level(atSeconds: seconds) : $0 }
  }

  /// The levels of several assets at the ends of steps of equal length.
  ///
  /// - Parameters:
  ///   - assets: The assets.
  ///   - steps: How many steps there are; 0 gives empty rows.
  ///   - stepSeconds: The length of a step, above 0.
  /// - Returns: A row per asset, of one level per step; the first is that after one step, not that of the start.
  /// - Precondition: as ``level(of:atSeconds:)``.
  /// - Complexity: O(assets x steps) times that of a level.
  public func levels(of assets: [String], grid steps: Int, stepSeconds: Double) -> [[Double]] {
    precondition(steps >= 0 && stepSeconds > 0, "steps of a length above 0")
    return assets.map { asset in
      (0..<steps).map { level(of: asset, atSeconds: Double($0 + 1) * stepSeconds) }
    }
  }

  /// The assets that stand still because the scenario does not say how they move.
  ///
  /// They are those of which the history says nothing, not even that they stand still, and that no shock names or means by
  /// ``everyAsset``. The dollar is never among them. Without a history nothing is missing on top of a model, which moves the
  /// rest; where the scenario is alone, whatever no shock moves is.
  ///
  /// - Parameter names: The assets that somebody holds or owes.
  /// - Returns: Some of the names, in their order.
  /// - Precondition: ``prices`` is nil.
  public func assetsWithoutMoves(of names: [String]) -> [String] {
    precondition(prices == nil, "a scenario whose moves have been taken from the price table")
    guard history != nil || alone else { return [] }
    return names.filter { name in
      name != Self.dollar && history?.says(of: name) != true && !shocks.contains { $0.moves(name) }
    }
  }
}
