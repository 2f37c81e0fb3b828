public import Calibration
internal import RiskMeasures
public import Simulation

/// The answer of `envelope`: the same haircuts under several models.
public struct EnvelopeAnswer: Equatable, Sendable {
  /// The haircuts.
  public let envelope: Envelope
  /// The policy that they follow.
  public let policy: CalibrationPolicy
  /// A line on each model: its dynamics, and for drawn parameters how many draws there are.
  public let laws: [String]
  /// The judgements that the models' claims rest on, a line each.
  public let judgements: [String]
  /// The run of each model; they share the seed, but not always the step and the number of paths.
  public let runs: [RunFacts]
  /// The audit of each model's paths.
  public let audits: [PathAudit]

  /// The answer for some models.
  ///
  /// - Parameters:
  ///   - envelope: The haircuts.
  ///   - policy: The policy.
  ///   - laws: A line on each model.
  ///   - judgements: What the claims rest on.
  ///   - runs: The run of each model.
  ///   - audits: The audit of each model's paths; of drawn parameters, of the first draw's.
  /// - Precondition: there is a law, a run and an audit for each model of the envelope.
  public init(
    _ envelope: Envelope, policy: CalibrationPolicy, laws: [String], judgements: [String], runs: [RunFacts],
    audits: [PathAudit]
  ) {
    precondition(
      [laws.count, runs.count, audits.count].allSatisfy { $0 == envelope.models.count }, "A run for each model")
    self.envelope = envelope
    self.policy = policy
    self.laws = laws
    self.judgements = judgements
    self.runs = runs
    self.audits = audits
  }
}

extension EnvelopeAnswer: Encodable {
  private struct Form: Encodable {
    let models: [ModelForm]
    let subjects: [SubjectForm]
    let missing: [String]
    let measure: String
    let confidence: Double
    let seed: UInt64
    let judgements: [String]
  }

  private struct ModelForm: Encodable {
    let name: String
    let law: String
    let paths: Int
    let stepDays: Double
    let audited: Int
  }

  private struct SubjectForm: Encodable {
    let name: String
    let haircuts: [HaircutForm]
    let envelope: [Double]
    let measuredEnvelope: [Double]
    let lowest: String
    let highest: String
    let withinNoise: Bool
  }

  private struct HaircutForm: Encodable {
    let model: String
    let haircut: ParameterEstimate
  }

  /// Writes the models, each subject's haircut under each of them, and the envelope.
  public func encode(to encoder: any Encoder) throws {
    let names = envelope.models
    let form = Form(
      models: names.indices.map {
        ModelForm(
          name: names[$0], law: laws[$0], paths: runs[$0].paths, stepDays: runs[$0].stepDays,
          audited: audits[$0].entries.count)
      },
      subjects: envelope.subjects.map { subject in
        let (low, high) = (subject.haircuts[subject.lowest], subject.haircuts[subject.highest])
        return SubjectForm(
          name: subject.name, haircuts: zip(names, subject.haircuts).map { HaircutForm(model: $0, haircut: $1) },
          envelope: [low.value, high.value], measuredEnvelope: [low.measured, high.measured],
          lowest: names[subject.lowest], highest: names[subject.highest], withinNoise: subject.isWithinNoise)
      },
      missing: envelope.missing, measure: policy.measure.rawValue, confidence: policy.confidence.level,
      seed: runs[0].seed, judgements: judgements)
    try form.encode(to: encoder)
  }
}
