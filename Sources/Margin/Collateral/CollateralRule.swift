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
  /// Whether it may be owed; a debt in it counts either way.
  public let isBorrowable: Bool
  /// Weights by size, which stand in the place of the two weights; nil where size does not matter.
  public let tiers: HaircutTiers?
  /// The share of the market value of an account's counted collateral above which this asset counts nothing; nil for none.
  public let largestShare: Double?
  /// The dollars of this asset above which an account's counts nothing; nil for none.
  public let largestValue: Double?
  /// The units that all accounts together may supply; nil for any number.
  public let supplyCap: Double?
  /// The units that all accounts together may owe; nil for any number.
  public let borrowCap: Double?
  /// What holds where the asset may only be held alone; nil where it may stand beside others.
  public let isolation: Isolation?
  /// What lowers the weights in a restless market; nil where they stand.
  public let dynamicHaircut: DynamicHaircut?
  /// What a liquidator of it earns; nil for the venue's.
  public let incentive: LiquidationIncentive?

  /// A collateral that counts only where it is the only one.
  public struct Isolation: Equatable, Sendable {
    /// The dollars that all accounts together may owe against it; nil for any number.
    public let debtCeiling: Double?
    /// The assets that may be owed against it.
    public let borrowable: Set<String>

    /// What holds for an isolated collateral.
    public init(debtCeiling: Double? = nil, borrowable: Set<String>) {
      self.debtCeiling = debtCeiling
      self.borrowable = borrowable
    }
  }

  /// A rule; the rules of a venue check it when they are made.
  public init(
    initialWeight: Double, maintenanceWeight: Double, debtWeight: Double = 1, borrowRate: Double = 0,
    isBorrowable: Bool = true, tiers: HaircutTiers? = nil, largestShare: Double? = nil, largestValue: Double? = nil,
    supplyCap: Double? = nil, borrowCap: Double? = nil, isolation: Isolation? = nil,
    dynamicHaircut: DynamicHaircut? = nil, incentive: LiquidationIncentive? = nil
  ) {
    self.initialWeight = initialWeight
    self.maintenanceWeight = maintenanceWeight
    self.debtWeight = debtWeight
    self.borrowRate = borrowRate
    self.isBorrowable = isBorrowable
    self.tiers = tiers
    self.largestShare = largestShare
    self.largestValue = largestValue
    self.supplyCap = supplyCap
    self.borrowCap = borrowCap
    self.isolation = isolation
    self.dynamicHaircut = dynamicHaircut
    self.incentive = incentive
  }
}
