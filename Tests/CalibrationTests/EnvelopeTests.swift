import Calibration
import Portfolio
import RiskMeasures
import Testing

@Suite("Haircuts under several models")
struct EnvelopeTests {
  private func column(
    _ name: String, _ volatility: [Double], paths: Int = 20_000, baskets: [Basket] = []
  ) throws -> Envelope.Column {
    let calibration = try Calibration(
      policy(closeOutDays: 2), run: run(market(volatility, correlation: 0.5), steps: 2, paths: paths))
    return try Envelope.Column(
      model: name, assets: calibration.assetParameters(), baskets: baskets.map { try calibration.parameters(of: $0) })
  }

  @Test("the calmest and the wildest model are the ends")
  func ends() throws {
    let half = try basket("half", ("A", 0.5), ("B", 0.5))
    let envelope = try Envelope([
      column("middle", [0.6, 0.5], baskets: [half]), column("wild", [0.9, 0.5], baskets: [half]),
      column("calm", [0.3, 0.5], baskets: [half]),
    ])
    #expect(envelope.models == ["middle", "wild", "calm"] && envelope.missing.isEmpty)
    #expect(envelope.subjects.map(\.name) == ["A", "B", "half"])
    let first = envelope.subjects[0]
    #expect(first.lowest == 2 && first.highest == 1 && !first.isWithinNoise)
    // Three times the volatility: one step's normal loss nearly three times as large.
    #expect(first.haircuts[1].measured > 2.3 * first.haircuts[2].measured)
    // The same paths and the same law of B: the first model is both ends.
    #expect(envelope.subjects[1].lowest == 0 && envelope.subjects[1].highest == 0)
    #expect(envelope.subjects[1].isWithinNoise)
  }

  @Test("an asset that some model lacks is left out and named")
  func missing() throws {
    let envelope = try Envelope([column("three", [0.6, 0.5, 0.4]), column("two", [0.6, 0.5])])
    #expect(envelope.missing == ["C"] && envelope.subjects.map(\.name) == ["A", "B"])
  }
}
