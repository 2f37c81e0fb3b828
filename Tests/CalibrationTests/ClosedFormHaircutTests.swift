import Calibration
import Foundation
import MarketModel
import Numerics
import Portfolio
import RiskMeasures
import Simulation
import Testing

/// A false alarm is farther than 4 standard errors with probability 6.3e-5; a new set of seeds would raise one of the 20
/// here with probability 0.13 %.
@Suite("Haircuts with closed forms")
struct ClosedFormHaircutTests {
  struct Case: CustomTestStringConvertible {
    let volatility: Double
    let days: Double
    /// 1 - exp(-zσ√t) at 99 % for a price without log drift.
    let haircut: Double
    /// The linear shortcut zσ√t.
    let shortcut: Double
    var testDescription: String { "volatility \(volatility), \(days) days" }
    var deviation: Double { volatility * (days / 365).squareRoot() }
  }

  static let count = 400_000
  static let cases = [
    Case(volatility: 0.6, days: 1, haircut: 0.0704549, shortcut: 0.0730600),
    Case(volatility: 0.6, days: 10, haircut: 0.2062890, shortcut: 0.2310359),
    Case(volatility: 0.8, days: 1, haircut: 0.0928190, shortcut: 0.0974133),
    Case(volatility: 0.8, days: 10, haircut: 0.2651199, shortcut: 0.3080479),
  ]

  private func haircut(_ plan: Case, _ measure: Measure) throws -> ParameterEstimate {
    let model = try market([plan.volatility], drift: [plan.volatility * plan.volatility / 2])
    let run = try run(model, steps: 10, paths: Self.count, seed: 21)
    let rules = try policy(measure, 0.99, step: 1e-6, closeOutDays: plan.days, liquidationDays: 1)
    return try #require(Calibration(rules, run: run).assetParameters().first).haircut
  }

  @Test("at the VaR, of the simulated price ratio and never the linear shortcut", arguments: cases)
  func valueAtRisk(_ plan: Case) throws {
    let z = StandardNormal.quantile(0.99)
    let exact = 1 - exp(-z * plan.deviation)
    #expect(abs(exact - plan.haircut) < 6e-8 && abs(z * plan.deviation - plan.shortcut) < 6e-8)
    let density = StandardNormal.density(z) / ((1 - exact) * plan.deviation)
    let error = (0.99 * 0.01 / Double(Self.count)).squareRoot() / density
    let haircut = try haircut(plan, .valueAtRisk)
    #expect(abs(haircut.measured - exact) < 4 * error)
    let (low, high) = (try #require(haircut.measuredInterval.low), try #require(haircut.measuredInterval.high))
    #expect(low < exact + 2 * error && high > exact - 2 * error)
    #expect(abs((high - low) / (2 * 1.959964 * error) - 1) < 0.25)
    #expect(plan.shortcut > high + 5 * error)
  }

  /// E[1 - S; S in its worst 1 %] of a lognormal S, with its second moment for the standard error.
  @Test("at the expected shortfall", arguments: cases)
  func expectedShortfall(_ plan: Case) throws {
    let (z, s) = (StandardNormal.quantile(0.99), plan.deviation)
    let first = exp(s * s / 2) * StandardNormal.cumulative(-z - s)
    let second = exp(2 * s * s) * StandardNormal.cumulative(-z - 2 * s)
    let boundary = exp(-z * s)
    let excess = boundary * 0.01 - first
    let square = boundary * boundary * 0.01 - 2 * boundary * first + second
    let error = ((square - excess * excess) / Double(Self.count)).squareRoot() / 0.01
    let haircut = try haircut(plan, .expectedShortfall)
    #expect(abs(haircut.measured - (1 - first / 0.01)) < 4 * error)
    let (low, high) = (try #require(haircut.measuredInterval.low), try #require(haircut.measuredInterval.high))
    #expect(abs((high - low) / (2 * 1.959964 * error) - 1) < 0.1)
  }

  /// A year of 252 days makes each of them longer; taking it for one of 365 understates by a sixth.
  @Test("the days of a year are the model's", arguments: [252.0, 365])
  func daysPerYear(days: Double) throws {
    let model = try MarketModel(
      assets: ["A"], daysPerYear: days, volatility: [0.6], correlation: [[1]], dynamics: .gaussian)
    let run = try run(model, paths: Self.count, seed: 23)
    let losses = try run.losses(of: [LossRequest(PlacedBasket(only: 0), .atStep(1))]).losses[0]
    let (z, s) = (StandardNormal.quantile(0.99), 0.6 / days.squareRoot())
    let exact = 1 - exp(-s * s / 2 - z * s)
    let error = (0.99 * 0.01 / Double(Self.count)).squareRoot() * (1 - exact) * s / StandardNormal.density(z)
    #expect(abs(try LossSample(losses).valueAtRisk(Confidence(0.99)) - exact) < 4 * error)
  }

  @Test(
    "one step of a martingale with Student t returns", arguments: [3.0, 4, 10], [(0.95, 1.0), (0.99, 10.0)])
  func studentT(degreesOfFreedom ν: Double, plan: (level: Double, days: Double)) throws {
    let σ = 0.8
    let model = try market([σ], dynamics: .studentT(degreesOfFreedom: ν))
    let run = try run(model, steps: 1, stepDays: plan.days, paths: Self.count, seed: 22)
    let losses = try run.losses(of: [LossRequest(PlacedBasket(only: 0), .atStep(1))]).losses[0]
    let sample = try LossSample(losses)
    let confidence = try Confidence(plan.level)
    let years = plan.days / 365
    let scale = σ * years.squareRoot() * ((ν - 2) / ν).squareRoot()
    let law = StudentT(degreesOfFreedom: ν)
    func loss(_ level: Double) -> Double { 1 - exp(-σ * σ * years / 2 + law.quantile(1 - level) * scale) }
    let exact = loss(plan.level)
    let density = law.density(law.quantile(plan.level)) / (scale * (1 - exact))
    let error = (plan.level * (1 - plan.level) / Double(Self.count)).squareRoot() / density
    #expect(abs(sample.valueAtRisk(confidence) - exact) < 4 * error)
    // The mean of the losses at the levels beyond, with points that crowd towards the end.
    let points = 20_000
    let shortfall = (0..<points).reduce(0.0) { sum, point in
      let v = (Double(point) + 0.5) / Double(points)
      return sum + loss(1 - (1 - plan.level) * v * v) * 2 * v / Double(points)
    }
    let influence = try sample.influence(on: .expectedShortfall, at: confidence)
    #expect(abs(try sample.expectedShortfall(confidence) - shortfall) < 4 * standardErrorOfMean(influence))
  }
}
