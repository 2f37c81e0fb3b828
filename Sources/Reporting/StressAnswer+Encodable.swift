internal import Documents
internal import Liquidation
internal import RiskMeasures

extension StressAnswer: Encodable {
  private struct Form: Encodable {
    let venues: [VenueForm]
    let liquidity: Nullable<String>
    let scenarios: [StressCase]
    let limit: Nullable<LimitForm>
    let faults: [String]
    let seed: UInt64
    let claims: [ClaimForm]?
  }

  private struct VenueForm: Encodable {
    let name: String
    let book: String
    let asOf: Nullable<String>
    let accounts: Int
    let positions: Int
    let mechanism: String
    let oracles: [String]
    let fund: Double
    let calledToday: [String]
  }

  private struct LimitForm: Encodable {
    let atMost: Double
    let breached: Bool
    let cases: [CheckForm]
  }

  private struct CheckForm: Encodable {
    let scenario: Nullable<String>
    let measure: String
    let value: Double
    let interval: Interval
    let breached: Bool
    let withinNoise: Bool
  }

  /// Writes the first case at the top level, its scenario where it is one, and the other cases under `scenarios`.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      venues: venues.map { venue in
        VenueForm(
          name: venue.name, book: venue.book, asOf: Nullable(venue.asOf.map { "\($0)" }), accounts: venue.accounts,
          positions: venue.positions, mechanism: venue.mechanism.name, oracles: venue.oracles, fund: venue.fund,
          calledToday: venue.called)
      }, liquidity: Nullable(liquidity), scenarios: cases.filter { $0.scenario != nil },
      limit: Nullable(
        badDebtLimit.map { limit in
          LimitForm(
            atMost: limit, breached: isBreached,
            cases: limitChecks.map { check in
              CheckForm(
                scenario: Nullable(check.scenario), measure: check.measure, value: check.value,
                interval: check.interval, breached: check.isBreached, withinNoise: check.isWithinNoise)
            })
        }), faults: faults, seed: run.seed, claims: run.claimForms)
    try first.encode(to: encoder)
    try form.encode(to: encoder)
  }
}

extension Mechanism {
  /// The name of the mechanism, as in a card.
  fileprivate var name: String {
    switch self {
    case .fixedSpread: "fixedSpread"
    case .auction: "auction"
    case .orderBook: "orderBook"
    }
  }
}
