public import RiskMeasures

/// A risk parameter as it would be set, beside the figure that it comes from.
public struct ParameterEstimate: Equatable, Sendable, Codable {
  /// The parameter: the measured figure rounded to the step on the careful side, held to its floor.
  public let value: Double
  /// What the parameter would be at either end of the measured figure's interval.
  public let interval: Interval
  /// The figure as it was measured.
  public let measured: Double
  /// The interval of the measured figure.
  public let measuredInterval: Interval

  /// A parameter made of a measured figure by a rule that never decreases.
  init(measured: Double, interval: Interval, rule: (Double) -> Double) {
    self.measured = measured
    measuredInterval = interval
    value = rule(measured)
    self.interval = interval.map(rule)
  }
}

/// Rounding to the steps in which a parameter is set.
enum ParameterStep {
  /// The smallest multiple of the step that is not below the value.
  static func roundedUp(_ value: Double, to step: Double) -> Double {
    // A figure that is a multiple to within rounding error is that multiple.
    tidy((value / step - 1e-9).rounded(.up) * step)
  }

  /// The largest multiple of the step that is not above the value.
  static func roundedDown(_ value: Double, to step: Double) -> Double {
    tidy((value / step + 1e-9).rounded(.down) * step)
  }

  /// What a parameter leaves of 1, as exact a decimal as the parameter is.
  static func complement(of value: Double) -> Double { tidy(1 - value) }

  /// A multiple of a decimal step as the decimal that was meant: 0.3, not 0.30000000000000004, and 0, not -0.
  private static func tidy(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 + 0 }
}
