internal import Calibration
internal import RiskMeasures
internal import Simulation

extension EnvelopeAnswer {
  /// The answer for a terminal: in words first, then the haircuts, then the models.
  public var text: String {
    var text = Paragraphs()
    text.add(sentence)
    text.add(haircutTable)
    text.add("Haircuts by model: \(target), measured, with its interval.")
    text.add(modelTable)
    text.add(items: envelope.models.indices.map { "\(envelope.models[$0]): \(laws[$0]).\(ownRun($0))" })
    text.add(items: judgements)
    text.add(lines: cautions)
    text.add(lines: [auditSentence, runs[0].sentence])
    return text.text
  }

  /// Where the choice of a model matters most.
  var sentence: String {
    let widest = envelope.subjects.max { $0.spread < $1.spread }
    guard let widest, envelope.models.count > 1 else { return "One model alone: there is no envelope." }
    let noise = widest.isWithinNoise ? ", within the noise of these paths" : ""
    return "The choice of a model matters most for \(widest.name.onOneLine): from"
      + " \(Figure.percent(widest.haircuts[widest.lowest].measured)) (\(envelope.models[widest.lowest])) to"
      + " \(Figure.percent(widest.haircuts[widest.highest].measured)) (\(envelope.models[widest.highest]))\(noise)."
  }

  private var target: String { policy.measure.heading(policy.confidence) }

  private var haircutTable: Table {
    Table(
      [
        .words("Subject"), .numbers("Lowest haircut"), .words("By"), .numbers("Highest haircut"), .words("By"),
        .words("Difference is"),
      ],
      rows: envelope.subjects.map { subject in
        let (low, high) = (subject.haircuts[subject.lowest], subject.haircuts[subject.highest])
        return [
          subject.name, Figure.percent(low.value), envelope.models[subject.lowest], Figure.percent(high.value),
          envelope.models[subject.highest], subject.isWithinNoise ? "within noise" : "real",
        ]
      })
  }

  private var modelTable: Table {
    Table(
      [.words("Subject")] + envelope.models.map { .numbers($0) },
      rows: envelope.subjects.map { subject in
        [subject.name]
          + subject.haircuts.map { "\(Figure.percent($0.measured)) \(Figure.percent($0.measuredInterval))" }
      })
  }

  private var cautions: [String] {
    envelope.missing.isEmpty
      ? [] : ["Left out, because not every model has them: \(Words.list(envelope.missing.map(\.onOneLine)))."]
  }

  /// The run of a model where it is not that of the first, which ends the answer.
  private func ownRun(_ model: Int) -> String { runs[model] == runs[0] ? "" : " " + runs[model].sentence }

  private var auditSentence: String {
    let quantities = audits.reduce(0) { $0 + $1.entries.count }
    return
      "The paths of every model, of drawn parameters those of the first draw, were held to it: \(Words.counted(quantities, "figure")), none farther off than"
      + " \(Figure.short(PathAudit.limit)) standard errors."
  }
}

extension Envelope.Subject {
  fileprivate var spread: Double { haircuts[highest].measured - haircuts[lowest].measured }
}
