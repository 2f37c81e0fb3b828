import RiskMeasures
import Testing

@Suite("Euler contributions")
struct EulerAllocationTests {
  /// The contributions to the measures of the sum of some components.
  private func contributions(
    _ components: [[Double]], _ level: Double
  ) throws -> (parts: [Contribution], measure: RiskMeasure) {
    let totals = LinearBasket.totals(of: components)
    let sample = try LossSample(totals)
    let confidence = try Confidence(level)
    let allocation = try EulerAllocation(of: sample, confidence: confidence)
    let chosen = components.map { losses in allocation.observations.map { losses[$0] } }
    return (allocation.contributions(of: chosen), try sample.measure(confidence))
  }

  @Test(
    "add up to the VaR and the expected shortfall", arguments: [2, 3, 40, 1000, 20_000],
    [0.01, 0.05, 0.3, 0.5, 0.95, 0.99])
  func addUp(count: Int, level: Double) throws {
    guard try Confidence(level).rank(of: count) < count else { return }
    let components = try LinearBasket.reference.componentLosses(count, Draws(seed: 501), degreesOfFreedom: 4)
    let (parts, measure) = try contributions(components, level)
    let scale = components.reduce(0) { $0 + ($1.map(abs).max() ?? 0) }
    #expect(abs(parts.reduce(0) { $0 + $1.valueAtRisk } - measure.valueAtRisk) <= 1e-12 * scale)
    #expect(abs(parts.reduce(0) { $0 + $1.expectedShortfall } - measure.expectedShortfall) <= 1e-12 * scale)
  }

  /// By hand: of ten totals at 75 % the 8th is the VaR, and the whole tail's two observations leave the window one rank on
  /// each side of it; the shortfall weighs the tenth, the ninth and half of the eighth.
  @Test("by hand")
  func byHand() throws {
    let first = [0, 1, 1, 2, 2, 3, 6, 3, 5, 9.0]
    let second = [1, 1, 2, 2, 3, 3, 1, 5, 4, 1.0]
    // Totals 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.
    let (parts, measure) = try contributions([first, second], 0.75)
    #expect(measure.valueAtRisk == 8)
    #expect(agree(parts[0].valueAtRisk, (6 + 3 + 5) / 3.0))
    #expect(agree(parts[1].valueAtRisk, (1 + 5 + 4) / 3.0))
    #expect(agree(parts[0].expectedShortfall, (9 + 5 + 0.5 * 3) / 2.5))
    #expect(agree(parts[1].expectedShortfall, (1 + 4 + 0.5 * 5) / 2.5))
  }

  /// At 1 % of 1,000 the VaR has rank 10, and the window that reaches 31 ranks upwards has room for 9 downwards.
  @Test("a window that meets the first loss stops there and keeps to its ranks above")
  func windowAtTheEdge() throws {
    let totals = (1...1000).map(Double.init)
    let first = totals.map { $0 * $0 }
    let (parts, measure) = try contributions([first, zip(totals, first).map { $0 - $1 }], 0.01)
    #expect(measure.valueAtRisk == 10)
    // The line through the squares of 1 to 41: their mean is 581, and its slope twice the mean of the ranks.
    #expect(agree(parts[0].valueAtRisk, 581 + 42 * (10 - 21)))
  }

  @Test("only the observations near and beyond the VaR are asked for")
  func observations() throws {
    let losses = Draws(seed: 502).normals(10_000)[0]
    let allocation = try EulerAllocation(
      of: LossSample(losses), confidence: Confidence(0.99))
    // 100 beyond, the VaR's own, and min(sqrt(10,000), 100 / 2) below.
    #expect(allocation.observations.count == 151)
    #expect(allocation.observations == allocation.observations.sorted())
    let threshold = losses.sorted(by: >)[150]
    #expect(allocation.observations == losses.indices.filter { losses[$0] >= threshold })
  }

  @Test("equal components share equally, and one that never loses has nothing", arguments: [0.5, 0.9, 0.99])
  func symmetric(level: Double) throws {
    let half = Law.unit(4).losses(5000, Draws(seed: 503))
    let (parts, measure) = try contributions([half, half.map { _ in 0 }, half], level)
    #expect(parts[0] == parts[2])
    #expect(agree(parts[0].valueAtRisk, measure.valueAtRisk / 2))
    #expect(agree(parts[0].expectedShortfall, measure.expectedShortfall / 2))
    let nothing = Interval(low: 0, high: 0)
    #expect(parts[1].valueAtRisk == 0 && parts[1].expectedShortfall == 0)
    #expect(parts[1].valueAtRiskInterval == nothing && parts[1].expectedShortfallInterval == nothing)
  }

  @Test("one component alone has the measures for shares and their standard errors", arguments: [0.3, 0.5, 0.95])
  func alone(level: Double) throws {
    let losses = Law.unit(5).losses(5000, Draws(seed: 507))
    let (parts, measure) = try contributions([losses], level)
    #expect(agree(parts[0].valueAtRisk, measure.valueAtRisk))
    #expect(agree(parts[0].expectedShortfall, measure.expectedShortfall))
    let sample = try LossSample(losses)
    for (measure, interval) in [
      (Measure.valueAtRisk, parts[0].valueAtRiskInterval), (.expectedShortfall, parts[0].expectedShortfallInterval),
    ] {
      let influence = try sample.influence(on: measure, at: Confidence(level))
      let width = try #require(interval.high) - (try #require(interval.low))
      #expect(abs(width / (2 * 1.959964 * standardErrorOfMean(influence)) - 1) < 1e-3)
    }
  }

  @Test("a component that offsets the others has a negative share")
  func hedge() throws {
    let columns = Draws(seed: 504).normals(20_000, columns: 2)
    let hedge = zip(columns[0], columns[1]).map { -0.3 * $0 + 0.1 * $1 }
    let (parts, _) = try contributions([columns[0], hedge], 0.95)
    #expect(parts[1].valueAtRisk < 0 && parts[1].expectedShortfall < 0)
  }

  @Test("ties at the VaR and through the window leave the sums right", arguments: [0.5, 0.7, 0.9, 0.95])
  func ties(level: Double) throws {
    let columns = Draws(seed: 505).normals(2000, columns: 2).map { $0.map { ($0 * 2).rounded() } }
    let (parts, measure) = try contributions(columns, level)
    #expect(agree(parts.reduce(0) { $0 + $1.expectedShortfall }, measure.expectedShortfall))
    #expect(agree(parts.reduce(0) { $0 + $1.valueAtRisk }, measure.valueAtRisk))
    let (flat, _) = try contributions([[Double](repeating: 1, count: 50), [Double](repeating: 2, count: 50)], level)
    #expect(flat.map(\.valueAtRisk) == [1, 2] && agree(flat[1].expectedShortfall, 2))
  }

  @Test("a window whose total is zero still gives shares that add up to the VaR")
  func windowWithoutTotal() throws {
    // At 40 % the VaR is the 2nd of five, and its window holds the three totals -1, -1 and 2.
    let totals = [-1, -1, 2, 5, 6.0]
    let (parts, measure) = try contributions([totals.map { 2 * $0 }, totals.map { -$0 }], 0.4)
    #expect(measure.valueAtRisk == -1)
    #expect(agree(parts.reduce(0) { $0 + $1.valueAtRisk }, -1))
  }

  @Test("a window of one observation has no spread to make an interval of")
  func singleObservation() throws {
    let columns = Draws(seed: 506).normals(100, columns: 2)
    let (parts, measure) = try contributions(columns, 0.99)
    #expect(measure.tailCount == 1)
    for part in parts { #expect(part.valueAtRiskInterval == Interval(low: nil, high: nil)) }
  }
}
