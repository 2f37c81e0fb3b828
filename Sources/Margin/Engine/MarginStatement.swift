/// What a venue makes of one account at one moment, in dollars.
///
/// The account is called where ``surplus`` is below 0.
public struct MarginStatement: Equatable, Sendable {
  /// The market value of all collateral.
  public var collateral: Double = 0
  /// The value of collateral that new debt or positions may be opened against: after initial weights.
  public var initialCollateral: Double = 0
  /// The value of collateral that keeps an account from being called: after maintenance weights.
  public var maintenanceCollateral: Double = 0
  /// What is owed, interest included, at market or at par as the venue has it.
  public var debt: Double = 0
  /// What is owed after the weights that the venue puts on debts; at least 0.
  public var obligation: Double = 0
  /// The gain of all contracts and the value of all options, signed; of those that have settled what they paid.
  public var gain: Double = 0
  /// What of the gain counts against initial margin.
  public var initialGain: Double = 0
  /// What of the gain counts against maintenance margin.
  public var maintenanceGain: Double = 0
  /// The margin that opens a position.
  public var initialMargin: Double = 0
  /// The margin below which an account is called.
  public var maintenanceMargin: Double = 0

  /// A statement of zeros.
  public init() {}

  /// Adds what another account has and needs.
  public mutating func add(_ other: MarginStatement) {
    collateral += other.collateral
    initialCollateral += other.initialCollateral
    maintenanceCollateral += other.maintenanceCollateral
    debt += other.debt
    obligation += other.obligation
    gain += other.gain
    initialGain += other.initialGain
    maintenanceGain += other.maintenanceGain
    initialMargin += other.initialMargin
    maintenanceMargin += other.maintenanceMargin
  }
}

extension MarginStatement {
  /// The market value of everything: collateral and gain less debt.
  public var equity: Double { collateral + gain - debt }

  /// What is left above maintenance; the account is called below 0.
  public var surplus: Double { maintenanceCollateral + maintenanceGain - obligation - maintenanceMargin }

  /// What is left above initial margin: the collateral that may be withdrawn or used.
  public var freeCollateral: Double { initialCollateral + initialGain - obligation - initialMargin }

  /// Weighted collateral over what it has to cover; nil where there is nothing to cover.
  ///
  /// Collateral is ``maintenanceCollateral``, and a counted gain where it is above 0; what has to be covered is
  /// ``obligation``, ``maintenanceMargin``, and a counted loss. It is below 1 exactly where ``surplus`` is below 0.
  public var healthFactor: Double? {
    let toCover = obligation + maintenanceMargin + max(0, -maintenanceGain)
    return toCover > 0 ? (maintenanceCollateral + max(0, maintenanceGain)) / toCover : nil
  }

  /// Debt over the market value of collateral; nil where there is no collateral.
  public var loanToValue: Double? { collateral > 0 ? debt / collateral : nil }

  /// The market value of collateral over debt; nil where nothing is owed.
  public var collateralRatio: Double? { debt > 0 ? collateral / debt : nil }

  /// Maintenance margin over what stands against it; the account is called above 1.
  ///
  /// Against it stand weighted collateral and counted gain less obligations; nil where that is not above 0.
  public var marginRatio: Double? {
    let covering = maintenanceCollateral + maintenanceGain - obligation
    return covering > 0 ? maintenanceMargin / covering : nil
  }
}

extension MarginStatement {
  /// The sums that the surplus is made of, all positive: what its rounding is a share of.
  package var gross: Double { maintenanceCollateral + abs(maintenanceGain) + obligation + maintenanceMargin }

  /// Whether the account is short of maintenance by more than rounding may make.
  package var isCalled: Bool { surplus < -Self.resolution * gross }

  /// By which share of the sums that it is made of an account has to be short to be called: rounding alone calls nobody.
  public static let resolution = 1e-12
}
