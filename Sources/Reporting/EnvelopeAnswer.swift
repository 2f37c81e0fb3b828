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
  /// The run of each model; they share the seed.
  public let run: RunFacts
  /// The audit of each model's paths.
  public let audits: [PathAudit]

  /// The answer for some models.
  ///
  /// - Parameters:
  ///   - envelope: The haircuts.
  ///   - policy: The policy.
  ///   - laws: A line on each model.
  ///   - judgements: What the claims rest on.
  ///   - run: The run of each model.
  ///   - audits: The audit of each model's paths.
  public init(
    _ envelope: Envelope, policy: CalibrationPolicy, laws: [String], judgements: [String], run: RunFacts,
    audits: [PathAudit]
  ) {
    self.envelope = envelope
    self.policy = policy
    self.laws = laws
    self.judgements = judgements
    self.run = run
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
    let paths: Int
    let seed: UInt64
    let stepDays: Double
    let judgements: [String]
  }

  private struct ModelForm: Encodable {
    let name: String
    let law: String
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
        ModelForm(name: names[$0], law: laws[$0], audited: audits[min($0, audits.count - 1)].entries.count)
      },
      subjects: envelope.subjects.map { subject in
        let (low, high) = (subject.haircuts[subject.lowest], subject.haircuts[subject.highest])
        return SubjectForm(
          name: subject.name, haircuts: zip(names, subject.haircuts).map { HaircutForm(model: $0, haircut: $1) },
          envelope: [low.value, high.value], measuredEnvelope: [low.measured, high.measured],
          lowest: names[subject.lowest], highest: names[subject.highest], withinNoise: subject.isWithinNoise)
      },
      missing: envelope.missing, measure: policy.measure.rawValue, confidence: policy.confidence.level,
      paths: run.paths, seed: run.seed, stepDays: run.stepDays, judgements: judgements)
    try form.encode(to: encoder)
  }
}
