import Calibration
import Foundation
import MarketModel
import Numerics
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("Samplings against closed forms")
struct SamplingTests {
  /// A method and what it is worth: how many times fewer paths it needs at least for the same interval of the mean and
  /// of the expected shortfall at 99.9 %, on the basket below.
  struct Gain: CustomTestStringConvertible {
    let method: SamplingMethod
    let mean: Double
    let shortfall: Double
    var testDescription: String { method.rawValue }
  }

  private static let levels = [0.99, 0.999]
  private static let years = 10 / 365.0
  private static let truth = TwoAssets(volatility: (0.6, 0.9), years: years)

  private static func risk(
    _ method: SamplingMethod, paths: Int, seed: UInt64
  ) throws -> BasketRisk {
    let model = try market([0.6, 0.9], correlation: truth.correlation)
    let held = try basket("two", ("A", truth.weights.0), ("B", truth.weights.1))
    let confidences = try levels.map { try Confidence($0) }
    let run = try run(
      method, model, measuring: held, .atStep(5), confidences: confidences, steps: 5, stepDays: 2, paths: paths,
      seed: seed)
    return try BasketRisk(held, .atStep(5), run: run, confidences: confidences)
  }

  /// The exact VaR and expected shortfall at a level.
  private static func exact(_ level: Double) -> (valueAtRisk: Double, expectedShortfall: Double) {
    let value = truth.quantile(1 - level)
    return (1 - value, 1 - truth.below(value).mean / (1 - level))
  }

  @Test(
    "over 200 seeds the figures are unbiased and 95 % intervals cover them", arguments: SamplingMethod.allCases)
  func unbiasedAndCovered(method: SamplingMethod) throws {
    let repeats = 200
    let truths = Self.levels.map(Self.exact)
    // The regression on the controls needs a tail of more than a few losses.
    let paths = method == .controlVariate ? 131_072 : 8_192
    let results = try (0..<UInt64(repeats)).map { try Self.risk(method, paths: paths, seed: 1_000 + $0) }
    // By name: estimates, intervals, truth. The mean loss of prices that are martingales is 0.
    var figures: [(String, [Double], [Interval], Double)] = [
      ("mean", results.compactMap(\.mean?.value), results.compactMap(\.mean?.interval), 0)
    ]
    for (place, truth) in truths.enumerated() {
      figures.append(
        (
          "VaR \(Self.levels[place])", results.map { $0.measures[place].valueAtRisk },
          results.map { $0.measures[place].valueAtRiskInterval }, truth.valueAtRisk
        ))
      figures.append(
        (
          "ES \(Self.levels[place])", results.map { $0.measures[place].expectedShortfall },
          results.map { $0.measures[place].expectedShortfallInterval }, truth.expectedShortfall
        ))
    }
    for (name, estimates, intervals, truth) in figures {
      let error = standardErrorOfMean(estimates)
      // An order statistic of n losses is off by a share of its own standard error, at most 0.2 for the 8 losses
      // beyond the VaR at 99.9 %; so are the mean of those and, by 1/256 of the factors' variance, matched moments.
      let own = error * Double(repeats).squareRoot()
      #expect(abs(estimates.reduce(0, +) / Double(repeats) - truth) < 5 * error + 0.25 * own, "\(name)")
      let covered = intervals.count { $0.contains(truth) }
      // 95 % of 200 less 5 standard deviations, 174.6; 8 losses in the tail cover 90 %, which the measure's cautions say.
      let few = name.hasSuffix("0.999") && method != .importance && method != .controlVariate
      #expect(covered >= (few ? 158 : 174), "\(name): \(covered)")
    }
  }

  @Test(
    "what each method is worth",
    arguments: [
      Gain(method: .antithetic, mean: 10, shortfall: 0.7), Gain(method: .momentMatching, mean: 10, shortfall: 0.7),
      Gain(method: .stratified, mean: 100, shortfall: 0.9), Gain(method: .importance, mean: 0.1, shortfall: 100),
      Gain(method: .sobol, mean: 1_000, shortfall: 2), Gain(method: .controlVariate, mean: 50, shortfall: 10),
    ])
  func gain(_ gain: Gain) throws {
    // The mean of the squared widths over some seeds: fewer paths by their ratio give the same width.
    func squares(_ method: SamplingMethod) throws -> (mean: Double, shortfall: Double) {
      let risks = try (0..<10).map { try Self.risk(method, paths: 32_768, seed: 7 + $0) }
      return (
        try risks.reduce(0) { $0 + pow(try #require($1.mean).interval.width, 2) },
        risks.reduce(0) {
          $0 + $1.measures[1].expectedShortfallInterval.width * $1.measures[1].expectedShortfallInterval.width
        }
      )
    }
    let (plain, reduced) = (try squares(.plain), try squares(gain.method))
    #expect(plain.mean / reduced.mean > gain.mean, "\(plain.mean / reduced.mean)")
    #expect(plain.shortfall / reduced.shortfall > gain.shortfall, "\(plain.shortfall / reduced.shortfall)")
  }

  @Test("99.9 % and 99.99 % are as sharp as 99 % at the same cost, normal or Student's", arguments: [nil, 3.3, 6])
  func farTails(degreesOfFreedom: Double?) throws {
    let dynamics = degreesOfFreedom.map { Dynamics.studentT(degreesOfFreedom: $0) } ?? .gaussian
    let model = try market([0.6, 0.9, 0.7, 1.1], correlation: 0.6, dynamics: dynamics)
    let held = try basket("four", ("A", 0.4), ("B", 0.2), ("C", 0.3), ("D", 0.1))
    let confidences = try [0.99, 0.999, 0.9999].map { try Confidence($0) }
    let run = try run(
      .importance, model, measuring: held, .atStep(10), confidences: confidences, steps: 10, paths: 65_536, seed: 5)
    let risk = try BasketRisk(held, .atStep(10), run: run, confidences: confidences)
    let relative = risk.measures.map { $0.expectedShortfallInterval.width / $0.expectedShortfall }
    #expect(relative.allSatisfy { $0 < 0.03 }, "\(relative)")
    #expect(relative[1] < 1.5 * relative[0] && relative[2] < 2 * relative[0], "\(relative)")
  }

  @Test("importance sampling agrees with plain paths of a Student-t market", arguments: [1, 10])
  func studentT(steps: Int) throws {
    let model = try market([0.6, 0.9], correlation: 0.5, dynamics: .studentT(degreesOfFreedom: 3.5))
    let held = try basket("two", ("A", 0.7), ("B", 0.3))
    let confidences = try [Confidence(0.99), Confidence(0.999)]
    func risk(_ method: SamplingMethod, paths: Int) throws -> BasketRisk {
      let run = try run(
        method, model, measuring: held, .worstUpToStep(steps), confidences: confidences, steps: steps, paths: paths,
        seed: 9)
      return try BasketRisk(held, .worstUpToStep(steps), run: run, confidences: confidences)
    }
    let (plain, other) = (try risk(.plain, paths: 1_000_000), try risk(.importance, paths: 50_000))
    for (first, second) in zip(plain.measures, other.measures) {
      // The half-widths of 95 % intervals are two standard errors; 3 of them are exceeded 1e-9 of the time.
      func distance(_ a: Interval, _ b: Interval) -> Double {
        1.5 * (a.width * a.width + b.width * b.width).squareRoot()
      }
      #expect(
        abs(first.valueAtRisk - second.valueAtRisk) < distance(first.valueAtRiskInterval, second.valueAtRiskInterval))
      #expect(
        abs(first.expectedShortfall - second.expectedShortfall)
          < distance(first.expectedShortfallInterval, second.expectedShortfallInterval))
    }
    // The contributions add up, whatever the weights.
    for (total, shares) in [
      (other.measures[0].valueAtRisk, other.contributions.map(\.valueAtRisk)),
      (other.measures[0].expectedShortfall, other.contributions.map(\.expectedShortfall)),
    ] {
      #expect(abs(shares.reduce(0, +) - total) < 1e-9)
    }
  }

  @Test("threads, blocks and order change no bit of any method", arguments: SamplingMethod.allCases)
  func sameBits(method: SamplingMethod) throws {
    let model = try market([0.6, 0.9, 0.2], correlation: 0.4, dynamics: .studentT(degreesOfFreedom: 3.5))
    let held = try basket("two", ("C", 0.3), ("A", 0.7))
    let confidences = try [Confidence(0.99), Confidence(0.9)]
    func risk(blockPaths: Int, _ scheduler: any BlockScheduler) throws -> BasketRisk {
      let run = try run(
        method, model, measuring: held, .worstUpToStep(3), confidences: confidences, levels: [0.2], steps: 4,
        paths: 10_240, blockPaths: blockPaths, scheduler: scheduler)
      return try BasketRisk(held, .worstUpToStep(3), run: run, confidences: confidences, touchLevels: [0.2])
    }
    let whole = try risk(blockPaths: 4_096, SerialScheduler())
    for blockPaths in [64, 1_000, 4_096] {
      #expect(try risk(blockPaths: blockPaths, ThreadedScheduler()) == whole)
      #expect(try risk(blockPaths: blockPaths, BackwardScheduler()) == whole)
    }
  }

  @Test("paths that fill no batches, and several losses for a method that follows one")
  func refused() throws {
    let model = try market([0.6, 0.9])
    let held = try basket("one", ("A", 1))
    let confidences = try [Confidence(0.9)]
    for (method, batch) in [(SamplingMethod.antithetic, 2), (.momentMatching, 256), (.stratified, 256), (.sobol, 16)] {
      #expect(throws: CalibrationError.pathsFillNoBatches(batch + 1, batch: batch)) {
        try run(method, model, measuring: held, .atStep(1), confidences: confidences, paths: batch + 1)
      }
    }
    #expect(
      CalibrationError.pathsFillNoBatches(257, batch: 256).description
        == "257 paths are no multiple of the 256 that this sampling draws together, at least twice: give 512")
    let requests = [LossRequest(PlacedBasket(only: 0), .atStep(1)), LossRequest(PlacedBasket(only: 1), .atStep(1))]
    for method in [SamplingMethod.stratified, .controlVariate] {
      #expect(throws: CalibrationError.samplingFollowsOneLoss(method, requests: 2)) {
        try SamplingPlan(method, for: requests, confidences: confidences, model: model, stepDays: 1)
      }
    }
  }

  @Test("prices without a finite expectation have no mean loss")
  func noMean() throws {
    let held = try basket("one", ("A", 1))
    let confidences = try [Confidence(0.9)]
    for (dynamics, exists) in [(Dynamics.gaussian, true), (.studentT(degreesOfFreedom: 30), false)] {
      let run = try run(
        .plain, market([0.6], dynamics: dynamics), measuring: held, .atStep(1), confidences: confidences, paths: 1_000)
      #expect(try (BasketRisk(held, .atStep(1), run: run, confidences: confidences).mean != nil) == exists)
    }
  }

  @Test(
    "twenty assets: the 99.9 % tail from 20 times, the mean from 50 times fewer paths than plain ones",
    arguments: [false, true])
  func twentyAssets(atWorst: Bool) throws {
    // Daily volatilities from 3 % to 6 %, one common factor with loadings from 0.75 to 0.9.
    let loading = (0..<20).map { 0.75 + 0.15 * Double($0) / 19 }
    let model = try MarketModel(
      assets: (0..<20).map(assetName),
      volatility: (0..<20).map { (0.03 + 0.03 * Double($0) / 19) * (365.0).squareRoot() },
      correlation: loading.indices.map { row in loading.indices.map { row == $0 ? 1 : loading[row] * loading[$0] } },
      dynamics: .gaussian)
    let held = try Basket(name: "equal", holdings: model.assets.map { ($0, 0.05) })
    let mark = atWorst ? Mark.worstUpToStep(10) : .atStep(10)
    let confidences = try [Confidence(0.999)]
    func risk(_ method: SamplingMethod) throws -> BasketRisk {
      let run = try run(
        method, model, measuring: held, mark, confidences: confidences, steps: 10, paths: 65_536, seed: 3)
      return try BasketRisk(held, mark, run: run, confidences: confidences)
    }
    let (plain, importance, sobol) = (try risk(.plain), try risk(.importance), try risk(.sobol))
    func gain(_ first: Interval, _ second: Interval) -> Double { pow(first.width / second.width, 2) }
    #expect(
      gain(plain.measures[0].expectedShortfallInterval, importance.measures[0].expectedShortfallInterval) > 20)
    #expect(gain(try #require(plain.mean).interval, try #require(sobol.mean).interval) > 50)
  }

  @Test("an asset that does not move beside one that does", arguments: SamplingMethod.allCases)
  func stillAsset(method: SamplingMethod) throws {
    for dynamics in [Dynamics.gaussian, .studentT(degreesOfFreedom: 4)] {
      let model = try market([0.6, 0], correlation: 0.2, dynamics: dynamics)
      let confidences = try [Confidence(0.99)]
      for (held, moves) in [(try basket("still", ("B", 1)), false), (try basket("both", ("A", 0.5), ("B", 0.5)), true)]
      {
        let run = try run(
          method, model, measuring: held, .atStep(3), confidences: confidences, levels: [0.3], steps: 3, paths: 8_192)
        #expect(try run.audit().passed)
        let risk = try BasketRisk(held, .atStep(3), run: run, confidences: confidences, touchLevels: [0.3])
        #expect((risk.measures[0].valueAtRisk > 0.01) == moves)
        guard !moves else { continue }
        #expect(abs(risk.measures[0].expectedShortfall) < 1e-15)
        #expect(risk.measures[0].valueAtRiskInterval == Interval(low: 0, high: 0))
        #expect(risk.touches[0].probability.value == 0 && risk.touches[0].probability.interval.high == nil)
      }
    }
  }
}
