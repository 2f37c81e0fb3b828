internal import MarketData
internal import MarketModel

extension NightlyReport: Encodable {
  private struct Form: Encodable {
    let title: String
    let command: String
    let tool: String
    let inputs: [InputFile]
    let synthetic: Bool
    let breached: Bool
    let verdict: String
    let seed: UInt64
    let paths: Int
    let model: MarketModel
    let quality: Nullable<QualityReport>
    let calibration: CalibrateAnswer
    let reference: RiskAnswer
    let comparison: Nullable<CompareAnswer>
    let audit: SimulateAnswer
  }

  /// Writes every figure of the report at full precision.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      title: title, command: command, tool: tool, inputs: inputs, synthetic: isSynthetic, breached: isBreached,
      verdict: verdict, seed: run.seed, paths: run.paths, model: model, quality: Nullable(quality),
      calibration: calibration, reference: reference, comparison: Nullable(comparison),
      audit: SimulateAnswer(audit, run: run))
    try form.encode(to: encoder)
  }
}
