import Numerics
import RiskMeasures
import Testing

/// For elliptical losses the shares are known: each asset's part of the standard deviation, times the measure.
@Suite("Euler contributions of an elliptical basket")
struct EulerEllipticalTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let basket: LinearBasket
    let degreesOfFreedom: Double?
    let seed: UInt64
    var testDescription: String { name }

    func truth(_ level: Double) -> (valueAtRisk: [Double], expectedShortfall: [Double]) {
      let law = degreesOfFreedom.map(Law.unit) ?? .normal
      let shares = basket.deviationShares
      return (shares.map { $0 * law.valueAtRisk(level) }, shares.map { $0 * law.expectedShortfall(level) })
    }

    func contributions(_ count: Int, _ level: Double, repeat number: Int = 0) throws -> [Contribution] {
      let components = try basket.componentLosses(
        count, Draws(seed: seed), degreesOfFreedom: degreesOfFreedom, step: number)
      let totals = LinearBasket.totals(of: components)
      let allocation = try EulerAllocation(
        of: LossSample(totals), confidence: Confidence(level))
      return allocation.contributions(of: components.map { losses in allocation.observations.map { losses[$0] } })
    }
  }

  static let cases = [
    Case(name: "four assets, normal", basket: .reference, degreesOfFreedom: nil, seed: 601),
    Case(name: "four assets, t4", basket: .reference, degreesOfFreedom: 4, seed: 602),
    Case(
      name: "one asset that is nearly everything",
      basket: LinearBasket(weights: [0.98, 0.02], deviations: [0.03, 0.03], correlation: [[1, 0.9], [0.9, 1]]),
      degreesOfFreedom: nil, seed: 603),
    Case(
      name: "one asset alone", basket: LinearBasket(weights: [1], deviations: [0.03], correlation: [[1]]),
      degreesOfFreedom: nil, seed: 604),
  ]

  @Test("lie within 4 standard errors at 400,000 draws", arguments: cases, [0.95, 0.99])
  func shares(_ plan: Case, level: Double) throws {
    let truth = plan.truth(level)
    let z = StandardNormal.quantile(0.975)
    for (asset, part) in try plan.contributions(400_000, level).enumerated() {
      let valueAtRiskError = try halfWidth(part.valueAtRiskInterval) / z
      let shortfallError = try halfWidth(part.expectedShortfallInterval) / z
      #expect(abs(part.valueAtRisk - truth.valueAtRisk[asset]) < 4 * valueAtRiskError)
      #expect(abs(part.expectedShortfall - truth.expectedShortfall[asset]) < 4 * shortfallError)
    }
  }

  @Test("are covered by their 95 % intervals in 91 to 98 % of 600 repeats", arguments: cases)
  func coverage(_ plan: Case) throws {
    let (repeats, level) = (600, 0.95)
    let truth = plan.truth(level)
    var covered = truth.valueAtRisk.map { _ in (valueAtRisk: 0, shortfall: 0) }
    for number in 0..<repeats {
      for (asset, part) in try plan.contributions(4000, level, repeat: number).enumerated() {
        if part.valueAtRiskInterval.contains(truth.valueAtRisk[asset]) { covered[asset].valueAtRisk += 1 }
        if part.expectedShortfallInterval.contains(truth.expectedShortfall[asset]) { covered[asset].shortfall += 1 }
      }
    }
    for asset in covered {
      #expect(asset.valueAtRisk * 100 >= 91 * repeats && asset.valueAtRisk * 100 <= 98 * repeats)
      #expect(asset.shortfall * 100 >= 91 * repeats && asset.shortfall * 100 <= 98 * repeats)
    }
  }

  private func halfWidth(_ interval: Interval) throws -> Double {
    (try #require(interval.high) - (try #require(interval.low))) / 2
  }
}
