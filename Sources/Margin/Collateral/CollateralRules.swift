/// What a venue makes of what is held and owed: weights of collateral and of debts.
public struct CollateralRules: Equatable, Sendable {
  /// The rule of each asset that is accepted; what is not here counts nothing.
  public let assets: [String: CollateralRule]
  /// The assets of which a unit counts as a dollar whatever it trades at.
  public let par: Set<String>

  /// Rules from their parts.
  ///
  /// - Throws: ``CollateralRuleError``.
  public init(assets: [String: CollateralRule], par: Set<String> = []) throws(CollateralRuleError) {
    for (asset, rule) in assets.sorted(by: { $0.key < $1.key }) {
      for weight in [rule.initialWeight, rule.maintenanceWeight] where !(weight >= 0 && weight <= 1) {
        throw .weightOutOfBounds(asset: asset, value: weight)
      }
      guard rule.initialWeight <= rule.maintenanceWeight else {
        throw .thresholdBelowLoanToValue(
          asset: asset, loanToValue: rule.initialWeight, threshold: rule.maintenanceWeight)
      }
    }
    self.assets = assets
    self.par = par
  }
}

/// What one asset counts as collateral, and what a debt in it counts.
public struct CollateralRule: Equatable, Sendable {
  /// The share of the value that may be borrowed or traded against: a loan-to-value, a collateral factor.
  public let initialWeight: Double
  /// The share of the value that keeps an account from being called: a liquidation threshold.
  public let maintenanceWeight: Double
  /// What a debt in the asset is multiplied by; 1 for its value.
  public let debtWeight: Double
  /// The interest that a debt in it bears per year, continuous.
  public let borrowRate: Double

  /// A rule; the rules of a venue check it when they are made.
  public init(
    initialWeight: Double, maintenanceWeight: Double, debtWeight: Double = 1, borrowRate: Double = 0
  ) {
    self.initialWeight = initialWeight
    self.maintenanceWeight = maintenanceWeight
    self.debtWeight = debtWeight
    self.borrowRate = borrowRate
  }
}
