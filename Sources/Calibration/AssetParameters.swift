public import RiskMeasures

/// The calibrated parameters of one collateral asset.
///
/// The haircut covers what the measure says the price may fall over the close-out horizon. The liquidation threshold is
/// the loan-to-value at which liquidation must start so that what the collateral fetches after the liquidation delay, at
/// the same confidence, still repays the debt and the liquidator's penalty: (1 - fall) / (1 + penalty), rounded down,
/// where the fall is at least the floor that the policy assumes.
/// The loan-to-value for new debt is 1 - haircut, or the liquidation threshold where that is lower.
public struct AssetParameters: Equatable, Sendable {
  /// The asset.
  public let asset: String
  /// The rules that were applied.
  public let policy: AssetPolicy
  /// Both measures of the price fall over the close-out horizon.
  public let closeOut: RiskMeasure
  /// The haircut, a fraction of the price.
  public let haircut: ParameterEstimate
  /// The least collateral per unit of debt, 1 / (1 - haircut); nil where the haircut leaves no value.
  public let collateralRatio: Double?
  /// The interval of the collateral ratio; an end that the haircut leaves no value at does not exist.
  public let collateralRatioInterval: Interval
  /// The loan-to-value at which liquidation must start.
  public let liquidationThreshold: ParameterEstimate
  /// What the liquidator earns, a fraction of the debt repaid: a rule of the venue, not a result.
  public let liquidationPenalty: Double
  /// The largest loan-to-value of new debt.
  public let loanToValue: Double
  /// What the haircut and the loan-to-value are bound by.
  public let binding: [Binding]

  /// What sets a parameter.
  public enum Binding: String, Sendable, Codable, CaseIterable {
    /// The measured fall of the price over the close-out horizon sets the haircut.
    case measure
    /// The floor sets the haircut.
    case floor
    /// The liquidation threshold, not the haircut, sets the loan-to-value.
    case liquidationThreshold
  }

  init(asset: String, rules: AssetPolicy, policy: CalibrationPolicy, closeOut: RiskMeasure, delay: RiskMeasure) {
    self.asset = asset
    self.policy = rules
    self.closeOut = closeOut
    liquidationPenalty = rules.liquidationPenalty
    let fall = closeOut.value(of: policy.measure)
    haircut = ParameterEstimate(measured: fall, interval: closeOut.interval(of: policy.measure)) {
      min(1, ParameterStep.roundedUp(max(rules.haircutFloor, $0), to: policy.step))
    }
    collateralRatio = Self.collateralRatio(haircut: haircut.value)
    collateralRatioInterval = Self.collateralRatio(haircut: haircut.interval)
    func threshold(fall: Double) -> Double {
      (1 - max(fall, rules.liquidationFloor)) / (1 + rules.liquidationPenalty)
    }
    let delayFall = delay.interval(of: policy.measure)
    liquidationThreshold = ParameterEstimate(
      measured: threshold(fall: delay.value(of: policy.measure)),
      interval: Interval(low: delayFall.high.map(threshold), high: delayFall.low.map(threshold))
    ) { max(0, min(1, ParameterStep.roundedDown($0, to: policy.step))) }
    let uncapped = ParameterStep.complement(of: haircut.value)
    loanToValue = min(uncapped, liquidationThreshold.value)
    var binding: [Binding] = [fall < rules.haircutFloor ? .floor : .measure]
    if liquidationThreshold.value < uncapped { binding.append(.liquidationThreshold) }
    self.binding = binding
  }

  /// The interval of the collateral ratio that an interval of haircuts asks for.
  static func collateralRatio(haircut: Interval) -> Interval {
    Interval(low: haircut.low.flatMap(Self.collateralRatio), high: haircut.high.flatMap(Self.collateralRatio))
  }

  /// The collateral per unit of debt that a haircut asks for; nil for a haircut of 1.
  static func collateralRatio(haircut: Double) -> Double? { haircut < 1 ? 1 / (1 - haircut) : nil }
}
