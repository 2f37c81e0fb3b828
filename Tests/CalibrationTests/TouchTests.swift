import Calibration
import Foundation
import MarketModel
import Numerics
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("Probabilities of reaching a loss at any time")
struct TouchTests {
  /// One asset without drift, of volatility 0.8: the chance that its price touches a barrier at any time.
  struct Case: CustomTestStringConvertible {
    let barrier: Double
    let days: Double
    /// As NUMBERS.md part 4 gives it.
    let published: Double
    var testDescription: String { "\(barrier) within \(days) days" }

    /// Φ((b + s²/2) / s) + exp(b) Φ((b - s²/2) / s), with b the logarithm of the barrier and s the deviation: the first
    /// passage of a Brownian motion with drift -s²/2 (Glasserman 2004, section 6.4.1).
    var exact: Double {
      let s = 0.8 * (days / 365).squareRoot()
      let b = log(barrier)
      return StandardNormal.cumulative((b + s * s / 2) / s) + barrier.inverseDrift
        * StandardNormal.cumulative((b - s * s / 2) / s)
    }
  }

  static let cases = [
    Case(barrier: 0.8, days: 1, published: 1.1e-7), Case(barrier: 0.8, days: 7, published: 0.04913013),
    Case(barrier: 0.8, days: 30, published: 0.36835856), Case(barrier: 0.9, days: 1, published: 0.01250448),
    Case(barrier: 0.9, days: 7, published: 0.35979605), Case(barrier: 0.9, days: 30, published: 0.67956267),
  ]

  private static func touch(
    _ plan: Case, stepDays: Double, method: SamplingMethod = .importance, paths: Int = 100_000
  ) throws -> TouchProbability {
    let model = try market([0.8])
    let held = try basket("one", ("A", 1))
    let steps = Int((plan.days / stepDays).rounded())
    let confidences = try [Confidence(0.9)]
    let run = try run(
      method, model, measuring: held, .atStep(steps), confidences: confidences, levels: [1 - plan.barrier],
      steps: steps, stepDays: stepDays, paths: paths, seed: 17)
    return try #require(
      BasketRisk(held, .atStep(steps), run: run, confidences: confidences, touchLevels: [1 - plan.barrier])
        .touches.first)
  }

  @Test(
    "within 4 standard errors, and 5 %, of the first passage, whatever the step", arguments: cases, [1.0, 1 / 24.0])
  func firstPassage(_ plan: Case, stepDays: Double) throws {
    #expect(abs(plan.exact / plan.published - 1) < (plan.published < 1e-6 ? 0.02 : 1e-6))
    let touch = try Self.touch(plan, stepDays: stepDays, paths: stepDays == 1 || plan.days == 1 ? 100_000 : 40_000)
    #expect(abs(touch.probability.value - plan.exact) < 4 * touch.probability.standardError)
    #expect(abs(touch.probability.value / plan.exact - 1) < 0.05)
    #expect(touch.probability.standardError < 0.02 * plan.exact)
    #expect(touch.effectivePaths > 1_000)
  }

  @Test("a watch that looks once an hour sees what the corrected barrier says: a tenth less over a week")
  func monitoring() throws {
    let plan = Self.cases[1]
    let touch = try Self.touch(plan, stepDays: 1 / 24.0, paths: 100_000)
    // The barrier moved outwards by exp(-0.5826 σ sqrt(dt)), as NUMBERS.md part 4 gives it; the shift itself is good to
    // a few parts in a thousand here.
    #expect(abs(touch.monitored.value - 0.04420420) < 4 * touch.monitored.standardError + 0.0001)
    #expect(touch.monitored.value < touch.probability.value)
  }

  @Test("plain paths agree, and say that they are too few for a far level")
  func plain() throws {
    let near = try Self.touch(Self.cases[3], stepDays: 1, method: .plain)
    #expect(abs(near.probability.value - Self.cases[3].exact) < 4 * near.probability.standardError)
    let far = try Self.touch(Self.cases[0], stepDays: 1, method: .plain)
    #expect(far.effectivePaths < TouchProbability.leastEffectivePaths)
  }

  @Test("a basket of normal returns touches as its finer steps do")
  func basketOfAssets() throws {
    let model = try market([0.6, 1.0, 0.8], correlation: 0.5)
    let held = try basket("three", ("A", 0.5), ("B", 0.3), ("C", 0.2))
    let confidences = try [Confidence(0.9)]
    func touch(_ stepDays: Double, paths: Int) throws -> TouchProbability {
      let steps = Int((8 / stepDays).rounded())
      let run = try run(
        .importance, model, measuring: held, .atStep(steps), confidences: confidences, levels: [0.15], steps: steps,
        stepDays: stepDays, paths: paths, seed: 23)
      return try #require(
        BasketRisk(held, .atStep(steps), run: run, confidences: confidences, touchLevels: [0.15]).touches.first)
    }
    let (coarse, fine) = (try touch(2, paths: 200_000), try touch(1 / 8.0, paths: 50_000))
    let error = (pow(coarse.probability.standardError, 2) + pow(fine.probability.standardError, 2)).squareRoot()
    // The variance of the basket's logarithm moves within a coarse step: an error of second order, below 1 %.
    #expect(abs(coarse.probability.value - fine.probability.value) < 4 * error + 0.01 * fine.probability.value)
    #expect(coarse.monitored.value < 0.85 * coarse.probability.value)
  }

  @Test(
    "one step of Student-t returns touches as a Brownian motion of the variance that was drawn",
    arguments: [2.5, 4.0, 30.0])
  func studentT(ν: Double) throws {
    let model = try market([0.8], dynamics: .studentT(degreesOfFreedom: ν))
    let held = try basket("one", ("A", 1))
    let confidences = try [Confidence(0.9)]
    let run = try run(
      .importance, model, measuring: held, .atStep(1), confidences: confidences, levels: [0.1], stepDays: 2,
      paths: 100_000, seed: 29)
    let touch = try #require(
      BasketRisk(held, .atStep(1), run: run, confidences: confidences, touchLevels: [0.1]).touches.first)
    // Over the mixing chi-square by its quantiles: first passage given the variance, with the drift of the model.
    let years = 2 / 365.0
    let (barrier, drift) = (log(0.9), -0.32 * years)
    let points = 4_000
    let exact =
      (0..<points).reduce(0) { sum, point in
        let z = StandardNormal.quantile((Double(point) + 0.5) / Double(points))
        let chiSquare = ChiSquared(degreesOfFreedom: ν).quantile(atNormal: z)
        let s = 0.8 * (years * (ν - 2) / chiSquare).squareRoot()
        return sum + StandardNormal.cumulative((barrier - drift) / s)
          + exp(2 * drift * barrier / (s * s)) * StandardNormal.cumulative((barrier + drift) / s)
      } / Double(points)
    #expect(abs(touch.probability.value - exact) < 4 * touch.probability.standardError + 1e-3 * exact)
  }

  @Test(
    "probabilities stay probabilities on paths that come back, whatever the method", arguments: SamplingMethod.allCases)
  func comeBack(method: SamplingMethod) throws {
    let model = try MarketModel(
      assets: ["A", "B"], volatility: [1.2, 0.005], correlation: [[1, -0.99], [-0.99, 1]],
      dynamics: .studentT(degreesOfFreedom: 2.5))
    let held = try basket("both", ("A", 0.5), ("B", 0.5))
    let confidences = try [Confidence(0.9)]
    let levels = [1e-9, 0.1, 0.499, 0.999999]
    let run = try run(
      method, model, measuring: held, .atStep(60), confidences: confidences, levels: levels, steps: 60, paths: 4_096)
    let risk = try BasketRisk(held, .atStep(60), run: run, confidences: confidences, touchLevels: levels)
    for touch in risk.touches {
      for estimate in [touch.probability, touch.monitored] {
        #expect((0...1).contains(estimate.value) && estimate.interval.contains(estimate.value))
        #expect(estimate.interval.width > 0)
      }
      #expect(touch.monitored.value <= touch.probability.value + 1e-12)
    }
    #expect(risk.touches[3].probability.value < 1e-3)
  }
}

extension Double {
  /// The reflected path's share exp(2 μ b / s²) with μ = -s²/2: the barrier to the power of -1.
  fileprivate var inverseDrift: Double { 1 / self }
}
