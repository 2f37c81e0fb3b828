/// The rules by which one asset's parameters are set.
public struct AssetPolicy: Equatable, Sendable {
  /// The days over which a position must survive unsold: the haircut's horizon.
  public let closeOutDays: Double
  /// The days from the moment when a position may be liquidated to the sale of its collateral.
  public let liquidationDays: Double
  /// What a liquidator earns on top of the debt repaid, a fraction of it.
  public let liquidationPenalty: Double
  /// The least haircut, a fraction.
  public let haircutFloor: Double

  /// The least fall of the price that is assumed over the liquidation delay, a fraction: the place for an expert's prior
  /// about a break that no sample of quiet days contains.
  public let liquidationFloor: Double

  /// The longest horizon of a rule, in days.
  public static let longestHorizon = 365.0

  /// Rules for an asset.
  ///
  /// - Parameters:
  ///   - closeOutDays: The haircut's horizon in days, above 0.
  ///   - liquidationDays: Days from call to sale, above 0 and at most the close-out's.
  ///   - liquidationPenalty: A fraction of the debt repaid, from 0 to 0.5.
  ///   - haircutFloor: The least haircut, from 0 to 0.99.
  ///   - liquidationFloor: The least fall assumed over the liquidation delay, from 0 to 0.99.
  /// - Throws: ``CalibrationError/policyOutOfBounds(what:value:low:high:)``.
  public init(
    closeOutDays: Double, liquidationDays: Double, liquidationPenalty: Double, haircutFloor: Double,
    liquidationFloor: Double = 0
  ) throws(CalibrationError) {
    let bounds = [
      ("closeOut in days", closeOutDays, 1e-6, Self.longestHorizon),
      ("liquidationDelay in days", liquidationDays, 1e-6, closeOutDays),
      ("liquidationPenalty", liquidationPenalty, 0, 0.5),
      ("haircutFloor", haircutFloor, 0, 0.99),
      ("liquidationFloor", liquidationFloor, 0, 0.99),
    ]
    for (what, value, low, high) in bounds {
      guard value >= low, value <= high else {
        throw .policyOutOfBounds(what: what, value: value, low: low, high: high)
      }
    }
    self.closeOutDays = closeOutDays
    self.liquidationDays = liquidationDays
    self.liquidationPenalty = liquidationPenalty
    self.haircutFloor = haircutFloor
    self.liquidationFloor = liquidationFloor
  }
}
