public import RiskMeasures

/// The risk target of a venue: how sure its parameters must be, and in what steps they are set.
public struct CalibrationPolicy: Equatable, Sendable {
  /// The measure that the haircut is built on.
  public let measure: Measure
  /// The confidence of the measure.
  public let confidence: Confidence
  /// The step in which parameters are set, a fraction.
  public let step: Double
  /// The rules for an asset that has none of its own.
  public let standard: AssetPolicy
  /// Rules for single assets, by name.
  public let assets: [String: AssetPolicy]

  /// A policy.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - confidence: Its confidence.
  ///   - step: The step of the parameters, above 0 and at most 0.25.
  ///   - standard: The rules for an asset without its own.
  ///   - assets: Rules for single assets.
  /// - Throws: ``CalibrationError/policyOutOfBounds(what:value:low:high:)``.
  public init(
    measure: Measure, confidence: Confidence, step: Double, standard: AssetPolicy, assets: [String: AssetPolicy] = [:]
  ) throws(CalibrationError) {
    guard step >= 1e-6, step <= 0.25 else {
      throw .policyOutOfBounds(what: "the rounding step", value: step, low: 1e-6, high: 0.25)
    }
    self.measure = measure
    self.confidence = confidence
    self.step = step
    self.standard = standard
    self.assets = assets
  }

  /// The rules for an asset.
  public func rules(for asset: String) -> AssetPolicy { assets[asset] ?? standard }
}
