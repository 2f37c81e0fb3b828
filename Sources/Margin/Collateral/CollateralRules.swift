internal import Portfolio

/// What a venue makes of what is held and owed: weights of collateral and of debts.
public struct CollateralRules: Equatable, Sendable {
  /// The rule of each asset that is accepted; what is not here counts nothing, but for the dollar, which counts in full.
  public let assets: [String: CollateralRule]
  /// The assets of which a unit counts as a dollar whatever it trades at.
  public let par: Set<String>
  /// The categories that an account may choose, by the name by which it does.
  public let categories: [String: CollateralCategory]

  /// Rules from their parts.
  ///
  /// - Throws: ``CollateralRuleError``.
  public init(
    assets: [String: CollateralRule], par: Set<String> = [], categories: [String: CollateralCategory] = [:]
  ) throws(CollateralRuleError) {
    self.assets = assets
    self.par = par
    self.categories = categories
    try validate()
  }

  /// The rule of an asset: its own, or that of cash for the dollar where it has none; nil for what is not accepted.
  public func rule(of asset: String) -> CollateralRule? {
    assets[asset] ?? (asset == Instrument.dollar ? CollateralRule(initialWeight: 1, maintenanceWeight: 1) : nil)
  }

  /// Whether a debt in an asset is one that the venue gives: its rule says so; without a rule, only dollars and what
  /// counts as dollars.
  public func isBorrowable(_ asset: String) -> Bool {
    assets[asset]?.isBorrowable ?? (asset == Instrument.dollar || par.contains(asset))
  }

  /// What a liquidator of an asset earns by the rules of the asset or of the account's category; nil where they are silent.
  public func incentive(of asset: String, category: String? = nil) -> LiquidationIncentive? {
    if let category = category.flatMap({ categories[$0] }), category.collateral.contains(asset),
      let incentive = category.incentive
    {
      return incentive
    }
    return assets[asset]?.incentive
  }
}
