/// One component's share of a total's VaR and expected shortfall.
public struct Contribution: Equatable, Sendable {
  /// The share of the value at risk; negative where the component offsets the others' losses.
  public let valueAtRisk: Double
  /// The interval of the share of the value at risk.
  public let valueAtRiskInterval: Interval
  /// The share of the expected shortfall.
  public let expectedShortfall: Double
  /// The interval of the share of the expected shortfall.
  public let expectedShortfallInterval: Interval
}
