import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Testing

@Suite("Parameters of baskets")
struct BasketParameterTests {
  private func parameters(
    _ model: MarketModel, _ basket: Basket, _ policy: CalibrationPolicy, paths: Int = 20_000, seed: UInt64 = 61
  ) throws -> BasketParameters {
    try Calibration(policy, run: run(model, steps: 10, paths: paths, seed: seed)).parameters(of: basket)
  }

  @Test("the expected shortfall of the whole is never above that of its parts", arguments: 0..<30)
  func subadditive(number: Int) throws {
    let spread = Double(number) / 30
    let model = try market(
      [0.3 + spread, 0.9, 0.1 + 2 * spread], correlation: -0.4 + 1.3 * spread,
      dynamics: number.isMultiple(of: 2) ? .gaussian : .studentT(degreesOfFreedom: 3))
    let held = try basket("mix", ("A", 0.2 + spread / 2), ("B", 0.3), ("C", 0.5 - spread / 2))
    let result = try parameters(
      model, held, policy(.expectedShortfall, 0.95), paths: 1000 + number, seed: UInt64(number))
    #expect(result.closeOut.expectedShortfall <= result.sumOfParts + 1e-12)
    #expect(agree(result.diversification.difference, result.sumOfParts - result.closeOut.expectedShortfall))
  }

  @Test("the sum of the parts is that of the assets' own measures, weighted", arguments: Measure.allCases)
  func parts(_ measure: Measure) throws {
    let model = try market([0.6, 0.9], correlation: 0.3)
    let rules = try policy(measure)
    let calibration = try Calibration(rules, run: run(model, steps: 10, paths: 5000))
    let assets = try calibration.assetParameters()
    let result = try calibration.parameters(of: basket("mix", ("B", 0.25), ("A", 0.75)))
    #expect(
      agree(result.sumOfParts, 0.75 * assets[0].haircut.measured + 0.25 * assets[1].haircut.measured))
    #expect(result.closeOutDays == 10)
    #expect(result.haircut.measured == result.closeOut.value(of: measure))
    #expect(result.collateralRatio == 1 / (1 - result.haircut.value))
    #expect(agree(result.loanToValue, 1 - result.haircut.value))
  }

  /// The difference from the losses that the run reports, one part at a time.
  @Test("diversification carries the error of the difference on common paths", arguments: Measure.allCases)
  func diversification(_ measure: Measure) throws {
    let model = try market([0.6, 0.9, 0.3], correlation: 0.6)
    let weights = [0.5, 0.2, 0.3]
    let confidence = try Confidence(0.99)
    let run = try run(model, steps: 10, paths: 10_000, seed: 62)
    let held = try basket("mix", ("A", weights[0]), ("B", weights[1]), ("C", weights[2]))
    let result = try Calibration(policy(measure), run: run).parameters(of: held).diversification
    let parts = (0..<3).map { LossRequest(PlacedBasket(only: $0), .atStep(10)) }
    let losses = try run.losses(of: parts + [LossRequest(PlacedBasket(held, in: model.assets), .atStep(10))]).losses
    let influences = try losses.map { try LossSample($0).influence(on: measure, at: confidence) }
    let figures = try losses.map { try LossSample($0).measure(confidence).value(of: measure) }
    let expected = PairedDifference(
      zip(weights, figures).reduce(0) { $0 + $1.0 * $1.1 },
      influence: influences[0].indices.map { path in
        (0..<3).reduce(0) { $0 + weights[$1] * influences[$1][path] }
      }, minus: figures[3], influence: influences[3], coverage: .interval)
    #expect(agree(result.difference, expected.difference))
    #expect(agree(result.standardError, expected.standardError))
    #expect(agree(try #require(result.interval.low), try #require(expected.interval.low), to: 1e-11))
    #expect(agree(try #require(result.interval.high), try #require(expected.interval.high), to: 1e-11))
  }

  @Test("assets that move as one diversify nothing", arguments: Measure.allCases)
  func perfectlyCorrelated(_ measure: Measure) throws {
    let model = try market([0.3, 0.6], correlation: 1 - 1e-12)
    let result = try parameters(model, basket("pair", ("A", 0.5), ("B", 0.5)), policy(measure))
    #expect(abs(result.diversification.difference) < 1e-6)
  }

  @Test("one asset alone diversifies exactly nothing", arguments: Measure.allCases)
  func alone(_ measure: Measure) throws {
    let result = try parameters(market([0.6, 0.6]), basket("alone", ("B", 1)), policy(measure))
    #expect(result.diversification.difference == 0 && !result.diversification.isDistinguishable)
  }

  @Test("assets that do not move diversify nothing, whatever rounding makes of their weights")
  func still() throws {
    let held = try basket("still", ("C", 0.7), ("B", 0.2), ("A", 0.1))
    let result = try parameters(market([0, 0, 0]), held, policy(floor: 0.01))
    #expect(agree(result.closeOut.valueAtRisk, 0))
    #expect(!result.diversification.isDistinguishable)
    #expect(result.haircut.value == 0.01)
  }

  @Test("independent assets diversify, beyond what these paths could have made by chance", arguments: Measure.allCases)
  func independent(_ measure: Measure) throws {
    let result = try parameters(market([0.6, 0.6]), basket("pair", ("A", 0.5), ("B", 0.5)), policy(measure))
    #expect(result.diversification.isDistinguishable)
    // Near 1 - 1/√2 of the sum for small losses.
    #expect(result.diversification.difference > 0.2 * result.sumOfParts)
    #expect(result.diversification.difference < 0.4 * result.sumOfParts)
  }

  @Test("the order of the holdings does not matter", arguments: Measure.allCases)
  func order(_ measure: Measure) throws {
    let model = try market([0.6, 0.9, 0.2], correlation: 0.3)
    let rules = try policy(measure)
    let first = try parameters(model, basket("x", ("A", 0.5), ("B", 0.3), ("C", 0.2)), rules)
    let second = try parameters(model, basket("x", ("C", 0.2), ("A", 0.5), ("B", 0.3)), rules)
    #expect(first.haircut.value == second.haircut.value && first.haircut.interval == second.haircut.interval)
    #expect(agree(first.closeOut.valueAtRisk, second.closeOut.valueAtRisk))
    #expect(agree(first.closeOut.expectedShortfall, second.closeOut.expectedShortfall))
    #expect(agree(first.diversification.difference, second.diversification.difference))
    #expect(agree(first.diversification.standardError, second.diversification.standardError))
  }

  @Test("the longest close-out of the assets held is the basket's, and their floors are weighted")
  func rules() throws {
    let slow = try AssetPolicy(closeOutDays: 10, liquidationDays: 1, liquidationPenalty: 0, haircutFloor: 0.9)
    let rules = try policy(step: 0.01, closeOutDays: 2, floor: 0.5, assets: ["B": slow])
    let model = try market([0.1, 0.1, 0.1])
    let both = try parameters(model, basket("both", ("A", 0.25), ("B", 0.75)), rules)
    #expect(both.closeOutDays == 10 && both.haircut.value == 0.8 && both.loanToValue == 0.2)
    #expect(try parameters(model, basket("fast", ("A", 0.5), ("C", 0.5)), rules).closeOutDays == 2)
  }

  @Test("a basket that vanishes leaves no collateral ratio")
  func vanishing() throws {
    let result = try parameters(market([50, 50]), basket("dust", ("A", 0.5), ("B", 0.5)), policy())
    #expect(result.haircut.value == 1 && result.collateralRatio == nil && result.loanToValue == 0)
  }
}
