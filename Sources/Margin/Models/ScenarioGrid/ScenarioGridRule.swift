internal import Portfolio

/// The worst of a grid of moves, found by valuing every contract again in each.
///
/// By underlying: the greatest weighted loss over the rows, at least 0, with the least charge; the sum over underlyings is
/// the net initial margin, of which a share is maintenance. Fees to close are added to both. A loss counts from the present
/// value, so that it is what the account's equity would lose.
public struct ScenarioGridRule: Equatable, Sendable {
  /// The grids.
  public let grids: ByUnderlying<ScenarioGrid>
  /// Maintenance as a share of the net initial margin.
  public let maintenanceShare: Double
  /// What closing costs as a share of each contract's size.
  public let feeRate: Double

  /// A rule.
  ///
  /// - Throws: ``MarginRuleError/rateOutOfBounds(key:value:)``.
  public init(
    grids: ByUnderlying<ScenarioGrid>, maintenanceShare: Double, feeRate: Double = 0
  ) throws(MarginRuleError) {
    try MarginCheck.rate(maintenanceShare, "maintenanceShare")
    try MarginCheck.rate(feeRate, "feeRate")
    self.grids = grids
    self.maintenanceShare = maintenanceShare
    self.feeRate = feeRate
  }

  /// Whether the margin of an account is promised never to be above the sum of its contracts' margins alone.
  ///
  /// The worst of a grid is: no two contracts lose together more than each does at its own worst. So is the least charge
  /// where ``MinimumCharge/isSubadditive`` says so.
  public var isSubadditive: Bool {
    (Array(grids.assets.values) + [grids.standard].compactMap(\.self)).allSatisfy {
      $0.minimum?.isSubadditive ?? true
    }
  }

  /// The rule applied to a book.
  func model(for book: PricedBook) throws(MarginRuleError) -> ScenarioGridMargin {
    ScenarioGridMargin(
      book: book, grids: try grids.places(in: book, "grids") { $0.isFuture || $0.isOption },
      maintenanceShare: maintenanceShare, feeRate: feeRate)
  }
}
