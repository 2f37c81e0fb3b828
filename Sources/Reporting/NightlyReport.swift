public import MarketData
public import MarketModel
public import Simulation

/// Everything that a nightly stress report says.
///
/// The same figures make the same bytes of ``markdown``, ``charts`` and JSON; no date and no time of day is among them.
public struct NightlyReport: Equatable, Sendable {
  /// What the report is about, in a line.
  public let title: String
  /// The command that repeats the run.
  public let command: String
  /// The name and version of the tool.
  public let tool: String
  /// The files that were read.
  public let inputs: [InputFile]
  /// Whether the prices were drawn from a model and not observed.
  public let isSynthetic: Bool
  /// The market model.
  public let model: MarketModel
  /// The quality of the price table; nil where the run read none.
  public let quality: QualityReport?
  /// The parameters and the limits on them.
  public let calibration: CalibrateAnswer
  /// The risk of the reference basket.
  public let reference: RiskAnswer
  /// The baskets side by side; nil where there are fewer than two.
  public let comparison: CompareAnswer?

  /// The run.
  public var run: RunFacts { calibration.run }
  /// The audit of the run's paths.
  public var audit: PathAudit { calibration.audit }
  /// Whether a limit is breached.
  public var isBreached: Bool { calibration.isBreached }

  /// A report.
  ///
  /// - Parameters:
  ///   - title: What the report is about, in a line.
  ///   - command: The command that repeats the run.
  ///   - tool: The name and version of the tool.
  ///   - inputs: The files that were read.
  ///   - isSynthetic: Whether the prices were drawn from a model and not observed.
  ///   - model: The market model.
  ///   - quality: The quality of the price table; nil where the run read none.
  ///   - calibration: The parameters of the model's assets and of the baskets, with the limits.
  ///   - reference: The risk of the reference basket on the same run.
  ///   - comparison: The baskets side by side on the same run; nil where there are fewer than two.
  /// - Precondition: all answers are of one run.
  public init(
    title: String, command: String, tool: String, inputs: [InputFile], isSynthetic: Bool, model: MarketModel,
    quality: QualityReport?, calibration: CalibrateAnswer, reference: RiskAnswer, comparison: CompareAnswer?
  ) {
    precondition(reference.run == calibration.run, "The reference basket is of another run")
    precondition(comparison.map { $0.run == calibration.run } ?? true, "The comparison is of another run")
    self.title = title
    self.command = command
    self.tool = tool
    self.inputs = inputs
    self.isSynthetic = isSynthetic
    self.model = model
    self.quality = quality
    self.calibration = calibration
    self.reference = reference
    self.comparison = comparison
  }
}
