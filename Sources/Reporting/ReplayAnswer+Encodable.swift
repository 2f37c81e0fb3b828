internal import Liquidation
internal import Stress

extension ReplayAnswer: Encodable {
  private struct Form: Encodable {
    let path: Nullable<Int>
    let scenario: Nullable<String>
    let liquidity: Nullable<String>
    let account: Nullable<String>
    let note: String
    let assetsWithoutMoves: [String]
    let horizonDays: Double
    let stepDays: Double
    let seed: UInt64
    let prices: [Course]
    let events: [EventForm]
    let venues: [VenueForm]
    let total: PathOutcomeForm
  }

  private struct VenueForm: Encodable {
    let name: String
    let book: String
    let outcome: PathOutcomeForm
  }

  private struct EventForm: Encodable {
    let step: Int
    let seconds: Double
    let venue: String
    let account: String
    let kind: String
    let asset: Nullable<String>
    let units: Double
    let dollars: Double
    let paidAsset: Nullable<String>
    let paidUnits: Double
    let paid: Double
    let health: Nullable<Double>
    let gain: Double

    init(_ event: LiquidationEvent) {
      step = event.step
      seconds = event.seconds
      venue = event.venue
      account = event.account
      kind = event.kind.rawValue
      asset = Nullable(event.asset.isEmpty ? nil : event.asset)
      units = event.units
      dollars = event.dollars
      paidAsset = Nullable(event.paidAsset.isEmpty ? nil : event.paidAsset)
      paidUnits = event.paidUnits
      paid = event.paid
      health = Nullable(finite: event.health)
      gain = event.gain
    }
  }

  /// Writes prices, every event that is told, and what the path came to at each venue.
  public func encode(to encoder: any Encoder) throws {
    let form = Form(
      path: Nullable(path), scenario: Nullable(scenario), liquidity: Nullable(liquidity), account: Nullable(account),
      note: note, assetsWithoutMoves: assetsWithoutMoves,
      horizonDays: run.horizonDays, stepDays: run.stepDays, seed: run.seed, prices: courses,
      events: events.map(EventForm.init),
      venues: zip(story.venues, zip(books, story.outcomes)).map { name, rest in
        VenueForm(name: name, book: rest.0, outcome: PathOutcomeForm(rest.1))
      }, total: PathOutcomeForm(story.total))
    try form.encode(to: encoder)
  }
}
