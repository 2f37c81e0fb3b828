internal import Simulation

extension SimulateAnswer {
  /// The answer for a terminal: in words first, then every quantity.
  public var text: String {
    var text = Paragraphs()
    text.add(audit.sentence)
    text.add(PathAudit.table(audit.entries))
    text.add(
      "Audited: \(Words.counted(audit.observations, "return")) of one step per asset on"
        + " \(Words.counted(audit.paths, "path")).")
    text.add(lines: run.claimLines)
    text.add(run.sentence)
    return text.text
  }
}
