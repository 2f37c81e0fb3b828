extension RiskMeasure {
  /// The measure of a figure that cannot be negative: its intervals without what lies below 0.
  ///
  /// What is left covers the figure whenever the whole interval does.
  public var atLeastZero: RiskMeasure {
    RiskMeasure(
      confidence: confidence, valueAtRisk: valueAtRisk, valueAtRiskInterval: valueAtRiskInterval.map { max(0, $0) },
      expectedShortfall: expectedShortfall, expectedShortfallInterval: expectedShortfallInterval.map { max(0, $0) },
      tailCount: tailCount, cautions: cautions)
  }
}
