import RiskMeasures
import Testing

/// Euler contributions of weighted, grouped and controlled losses of the reference basket, which is normal.
@Suite("Euler contributions by the way of drawing")
struct EulerDesignTests {
  static let basket = LinearBasket.reference

  enum Design: String, CaseIterable {
    case twisted, pairs, twistedPairs, interleaved, controlled
  }

  /// The components' losses of a sample, and the sample of their totals.
  private func drawn(
    _ design: Design, _ count: Int, level: Double, step: Int
  ) throws -> (components: [[Double]], sample: LossSample) {
    var components = try Self.basket.componentLosses(count, Draws(seed: 951), step: step)
    if design == .pairs || design == .twistedPairs {
      components = components.map { column in column.prefix(count / 2).flatMap { [$0, -$0] } }
    }
    guard design == .twisted || design == .twistedPairs else {
      let totals = LinearBasket.totals(of: components)
      return switch design {
      case .pairs: (components, try LossSample(totals, grouping: .consecutive(2)))
      case .interleaved: (components, try LossSample(totals, grouping: .interleaved(20)))
      default: (components, try LossSample(totals, controls: [components[0]]))
      }
    }
    // The basket's loss moves to its VaR, each component by its part of it.
    let θ = Law.normal.valueAtRisk(level)
    components = zip(components, Self.basket.deviationShares).map { column, share in column.map { $0 + θ * share } }
    let totals = LinearBasket.totals(of: components)
    let weights = totals.map { exponential(-θ * $0 / Self.basket.deviation + θ * θ / 2) }
    let grouping: Grouping = design == .twisted ? .independent : .consecutive(2)
    return (components, try LossSample(totals, weights: weights, grouping: grouping))
  }

  private func contributions(
    _ components: [[Double]], _ sample: LossSample, level: Double
  ) throws -> [Contribution] {
    let allocation = try EulerAllocation(of: sample, confidence: Confidence(level))
    return allocation.contributions(of: components.map { losses in allocation.observations.map { losses[$0] } })
  }

  @Test("add up to the VaR and the expected shortfall", arguments: Design.allCases, [40, 1000, 20_000])
  func addUp(design: Design, count: Int) throws {
    for level in [0.5, 0.9, 0.99] where Double(count) * (1 - level) >= 2 {
      let (components, sample) = try drawn(design, count, level: level, step: 0)
      let parts = try contributions(components, sample, level: level)
      let measure = try sample.measure(Confidence(level))
      let scale = components.reduce(0) { $0 + ($1.map(abs).max() ?? 0) }
      #expect(abs(parts.reduce(0) { $0 + $1.valueAtRisk } - measure.valueAtRisk) <= 1e-12 * scale)
      #expect(abs(parts.reduce(0) { $0 + $1.expectedShortfall } - measure.expectedShortfall) <= 1e-12 * scale)
    }
  }

  /// The standard error of a share of coverage is 1 point.
  @Test("are covered by their 95 % intervals in 91 to 98.5 % of 500 repeats", arguments: Design.allCases)
  func coverage(_ design: Design) throws {
    let repeats = 500
    let level = design == .twisted || design == .twistedPairs ? 0.999 : 0.95
    let truth = Self.basket.deviationShares.map {
      ($0 * Law.normal.valueAtRisk(level), $0 * Law.normal.expectedShortfall(level))
    }
    var covered = truth.map { _ in (0, 0) }
    for step in 0..<repeats {
      let (components, sample) = try drawn(design, 4000, level: level, step: step)
      for (asset, part) in try contributions(components, sample, level: level).enumerated() {
        if part.valueAtRiskInterval.contains(truth[asset].0) { covered[asset].0 += 1 }
        if part.expectedShortfallInterval.contains(truth[asset].1) { covered[asset].1 += 1 }
      }
    }
    for (asset, count) in covered.enumerated() {
      for share in [count.0, count.1] {
        #expect(share * 1000 >= 910 * repeats && share * 1000 <= 985 * repeats, "\(asset): \(count)")
      }
    }
  }

  @Test("one component alone has the errors of the measures for its own", arguments: Design.allCases)
  func alone(_ design: Design) throws {
    let (_, sample) = try drawn(design, 20_000, level: 0.95, step: 0)
    let part = try contributions([sample.losses], sample, level: 0.95)[0]
    let measure = try sample.measure(Confidence(0.95))
    #expect(agree(part.valueAtRisk, measure.valueAtRisk) && agree(part.expectedShortfall, measure.expectedShortfall))
    for (own, whole) in [
      (part.valueAtRiskInterval, measure.valueAtRiskInterval),
      (part.expectedShortfallInterval, measure.expectedShortfallInterval),
    ] {
      let width = try #require(own.high) - (try #require(own.low))
      let expected = try #require(whole.high) - (try #require(whole.low))
      // The density between the ends of the interval is not that at the VaR.
      #expect(abs(width / expected - 1) < 0.15)
    }
  }
}
