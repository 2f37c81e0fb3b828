/// The measure of risk that a figure is built on.
public enum Measure: String, CaseIterable, Sendable, Codable {
  /// The value at risk.
  case valueAtRisk = "var"
  /// The expected shortfall.
  case expectedShortfall = "es"

  /// The measure that this one is not.
  public var other: Measure {
    switch self {
    case .valueAtRisk: .expectedShortfall
    case .expectedShortfall: .valueAtRisk
    }
  }

  /// The name in a sentence.
  public var name: String {
    switch self {
    case .valueAtRisk: "value at risk"
    case .expectedShortfall: "expected shortfall"
    }
  }
}

extension RiskMeasure {
  /// The figure of one of the two measures.
  public func value(of measure: Measure) -> Double {
    switch measure {
    case .valueAtRisk: valueAtRisk
    case .expectedShortfall: expectedShortfall
    }
  }

  /// The interval of one of the two measures.
  public func interval(of measure: Measure) -> Interval {
    switch measure {
    case .valueAtRisk: valueAtRiskInterval
    case .expectedShortfall: expectedShortfallInterval
    }
  }
}
