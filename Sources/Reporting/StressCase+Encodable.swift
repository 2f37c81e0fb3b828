internal import Liquidation
internal import RiskMeasures
internal import Stress

extension StressCase: Encodable {
  private struct Form: Encodable {
    let scenario: Nullable<String>
    let note: String
    let sources: [String]
    let isReplay: Bool
    let horizonDays: Double
    let stepDays: Double
    let paths: Int
    let perVenue: [StressLawsForm]
    let left: LeftForm
    let whoPays: PayersForm
    let worstPaths: [PathForm]
    let amplification: Nullable<AmplificationForm>
    let differences: StressDifferencesForm
    let deleveraging: [DeleveragingForm]
    let assetsWithoutMoves: [String]
    let audit: Nullable<AuditSummaryForm>
    let replay: String
  }

  private struct LeftForm: Encodable {
    let waiting: Double
    let uncovered: Double
    let openAuctions: Double
    let openAuctionDebt: Double
    let redos: Double
    let unprofitable: Double
    let crowdedOut: Double
    let shortOfCapital: Double
    let unattended: Double
  }

  private struct PayersForm: Encodable {
    let fund: Double
    let backstop: Double
    let socialised: Double
    let deleveraged: Double
    let liquidatorsGain: Double
    let venueGain: Double
    let backstopGain: Double
  }

  private struct PathForm: Encodable {
    let path: Int
    let outcome: PathOutcomeForm

    enum CodingKeys: CodingKey { case path }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(path, forKey: .path)
      try outcome.encode(to: encoder)
    }
  }

  private struct AmplificationForm: Encodable {
    let ratio: Nullable<Double>
    let ratioInterval: Interval
    let withoutFeedback: Double
    let badDebtWithoutFeedback: Double
    let definition: String
  }

  private struct DeleveragingForm: Encodable {
    let order: String
    let laws: StressLawsForm
    let differences: StressDifferencesForm

    enum CodingKeys: CodingKey { case order, differences }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(order, forKey: .order)
      try container.encode(differences, forKey: .differences)
      try laws.encode(to: encoder)
    }
  }

  /// Writes every figure under its name, and beside them what is left, who pays and the worst paths.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      scenario: Nullable(scenario), note: note, sources: sources, isReplay: isReplay, horizonDays: horizonDays,
      stepDays: stepDays, paths: paths, perVenue: venueLaws.map(StressLawsForm.init),
      left: LeftForm(
        waiting: mean(\.waiting), uncovered: mean(\.uncovered), openAuctions: mean(\.openAuctions),
        openAuctionDebt: mean(\.openAuctionDebt), redos: mean(\.redos), unprofitable: mean(\.unprofitable),
        crowdedOut: mean(\.crowdedOut), shortOfCapital: mean(\.shortOfCapital), unattended: mean(\.unattended)),
      whoPays: PayersForm(
        fund: mean(\.fundPaid), backstop: mean(\.backstopPaid), socialised: mean(\.socialised),
        deleveraged: mean(\.deleveraged), liquidatorsGain: mean(\.liquidatorsGain), venueGain: mean(\.venueGain),
        backstopGain: mean(\.backstopGain)),
      worstPaths: worstPaths.map { PathForm(path: $0.path, outcome: PathOutcomeForm($0.outcome)) },
      amplification: Nullable(
        amplification.map { amplification in
          AmplificationForm(
            ratio: Nullable(finite: amplification.ratio), ratioInterval: amplification.interval,
            withoutFeedback: amplification.withoutFeedback,
            badDebtWithoutFeedback: amplification.badDebtWithoutFeedback, definition: StressAmplification.definition)
        }),
      differences: StressDifferencesForm(differences),
      deleveraging: deleveraging.map { order in
        DeleveragingForm(
          order: order.order.rawValue, laws: StressLawsForm(laws: order.laws),
          differences: StressDifferencesForm(order.differences))
      }, assetsWithoutMoves: assetsWithoutMoves, audit: Nullable(audit.map(AuditSummaryForm.init)),
      replay: replayCommand)
    try form.encode(to: encoder)
    try StressLawsForm(laws: laws).encode(to: encoder)
  }
}
