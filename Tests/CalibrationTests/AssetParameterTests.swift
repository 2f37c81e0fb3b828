import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Testing

@Suite("Parameters of single assets")
struct AssetParameterTests {
  /// More assets than are measured in one drawing of the paths.
  static let volatility = (0..<20).map { 0.02 + 0.11 * Double($0) }

  private func parameters(
    _ volatility: [Double], _ policy: CalibrationPolicy, paths: Int = 20_000
  ) throws -> [AssetParameters] {
    try Calibration(policy, run: run(market(volatility, correlation: 0.5), steps: 10, paths: paths, seed: 51))
      .assetParameters()
  }

  private func parameters(_ policy: CalibrationPolicy) throws -> [AssetParameters] {
    try parameters(Self.volatility, policy)
  }

  /// Whether a parameter is the very decimal that a reader would type, and a multiple of the step.
  private func isDecimal(_ value: Double, step: Double) -> Bool {
    let multiple = (value / step).rounded()
    return abs(multiple * step - value) < 1e-12 && Double("\((value * 1e6).rounded() / 1e6)") == value
  }

  @Test(
    "are measured figures rounded to the careful side, as exact decimals",
    arguments: [0.001, 0.005, 0.01, 0.025, 0.05],
    Measure.allCases)
  func rounding(step: Double, measure: Measure) throws {
    let results = try parameters(policy(measure, step: step))
    #expect(results.map(\.asset) == (0..<20).map(assetName))
    for result in results {
      let haircut = result.haircut
      #expect(haircut.measured == result.closeOut.value(of: measure))
      #expect(haircut.measuredInterval == result.closeOut.interval(of: measure))
      #expect(haircut.value >= haircut.measured - 1e-9 && haircut.value < haircut.measured + step)
      #expect(isDecimal(haircut.value, step: step))
      let threshold = result.liquidationThreshold
      #expect(threshold.value <= threshold.measured + 1e-9 && threshold.value > threshold.measured - step)
      #expect(isDecimal(threshold.value, step: step))
      #expect(isDecimal(result.loanToValue, step: step), "\(result.loanToValue)")
    }
  }

  @Test("lie in their intervals, which are rounded as they are", arguments: Measure.allCases)
  func intervals(_ measure: Measure) throws {
    for result in try parameters(policy(measure, step: 0.01)) {
      for estimate in [result.haircut, result.liquidationThreshold] {
        #expect(estimate.interval.contains(estimate.value) && estimate.interval.isBounded)
        #expect(estimate.measuredInterval.contains(estimate.measured))
        for end in [estimate.interval.low, estimate.interval.high] {
          #expect(isDecimal(try #require(end), step: 0.01))
        }
      }
      #expect(result.collateralRatioInterval.contains(try #require(result.collateralRatio)))
    }
  }

  @Test("follow from each other")
  func relations() throws {
    for result in try parameters(policy(penalty: 0.08)) {
      #expect(result.collateralRatio == 1 / (1 - result.haircut.value))
      let uncapped = 1 - result.haircut.value
      #expect(agree(result.loanToValue, min(uncapped, result.liquidationThreshold.value)))
      #expect(result.liquidationPenalty == 0.08)
      let capped = result.liquidationThreshold.value < uncapped - 1e-9
      #expect(result.binding == (capped ? [.measure, .liquidationThreshold] : [.measure]))
    }
  }

  /// A loan-to-value bound by its threshold: the close-out is no longer than the liquidation, and the penalty bites.
  @Test("the liquidation threshold leaves room for the fall during liquidation and for the penalty")
  func liquidationThreshold() throws {
    let results = try parameters(policy(closeOutDays: 3, liquidationDays: 3, penalty: 0.1))
    for result in results {
      let fall = result.closeOut.valueAtRisk
      #expect(agree(result.liquidationThreshold.measured, (1 - fall) / 1.1))
      #expect(result.liquidationThreshold.measuredInterval.contains(result.liquidationThreshold.measured))
      #expect(result.loanToValue == result.liquidationThreshold.value)
      #expect(result.binding == [.measure, .liquidationThreshold])
    }
  }

  /// The same horizon and no penalty: what the haircut leaves and the threshold are one figure.
  @Test("the fall assumed during liquidation is at least the floor of the rules, whatever the haircut")
  func liquidationFloor() throws {
    let rules = try AssetPolicy(
      closeOutDays: 10, liquidationDays: 1, liquidationPenalty: 0.25, haircutFloor: 0, liquidationFloor: 0.2)
    let results = try parameters(
      [0.1, 3], CalibrationPolicy(measure: .valueAtRisk, confidence: Confidence(0.99), step: 0.01, standard: rules))
    #expect(agree(results[0].liquidationThreshold.measured, 0.8 / 1.25))
    #expect(results[0].liquidationThreshold.interval == Interval(low: 0.64, high: 0.64))
    #expect(results[0].loanToValue == 0.64 && results[0].binding == [.measure, .liquidationThreshold])
    #expect(results[0].haircut.value < 0.1)
    let plain = try parameters([0.1, 3], policy(step: 0.01, penalty: 0.25))
    #expect(results[1] != plain[1] && results[1].liquidationThreshold == plain[1].liquidationThreshold)
  }

  @Test("a threshold that equals 1 - haircut does not bind", arguments: [0.001, 0.005, 0.01, 0.05])
  func equalThreshold(step: Double) throws {
    for result in try parameters(policy(step: step, closeOutDays: 5, liquidationDays: 5, penalty: 0)) {
      #expect(result.loanToValue == result.liquidationThreshold.value)
      #expect(result.binding == [.measure])
    }
  }

  @Test("no volatility, no loss: the haircut is the floor", arguments: [0, 0.02, 0.35])
  func noVolatility(floor: Double) throws {
    let result = try #require(try parameters([0], policy(floor: floor), paths: 2000).first)
    #expect(result.closeOut.valueAtRisk == 0 && result.closeOut.expectedShortfall == 0)
    #expect(result.closeOut.expectedShortfallInterval == Interval(low: 0, high: 0))
    #expect(result.haircut.value == floor && result.haircut.interval == Interval(low: floor, high: floor))
    #expect(result.haircut.measured == 0 && result.haircut.value.sign == .plus)
    #expect(result.binding.first == (floor > 0 ? .floor : .measure))
  }

  @Test("a price that cannot but rise has a fall below 0 and a haircut of the floor, never a negative one")
  func rising() throws {
    let calibration = try Calibration(
      policy(), run: run(market([0.05], drift: [20]), steps: 10, paths: 2000, seed: 52))
    let result = try #require(try calibration.assetParameters().first)
    #expect(result.haircut.measured < -0.3 && result.haircut.value == 0)
    #expect(result.collateralRatio == 1 && result.loanToValue <= 1)
    #expect(result.liquidationThreshold.value <= 1 && result.binding.first == .floor)
  }

  @Test("the floor holds from below only")
  func floor() throws {
    for result in try parameters(policy(floor: 0.25)) {
      #expect(result.haircut.value >= 0.25)
      #expect(result.binding.contains(result.haircut.measured < 0.25 ? .floor : .measure))
    }
  }

  @Test("a floor between steps is rounded up")
  func floorOffStep() throws {
    let result = try #require(try parameters([0.01], policy(step: 0.05, floor: 0.12), paths: 2000).first)
    #expect(result.haircut.value == 0.15)
  }

  @Test("rise with volatility, confidence and horizon on common random numbers", arguments: Measure.allCases)
  func monotone(_ measure: Measure) throws {
    func measured(_ volatility: Double, _ confidence: Double, _ days: Double) throws -> Double {
      try #require(
        try parameters([volatility], policy(measure, confidence, closeOutDays: days), paths: 5000).first
      ).haircut.measured
    }
    let byVolatility = try [0, 0.05, 0.3, 0.6, 0.61, 1.5, 4].map { try measured($0, 0.99, 10) }
    let byConfidence = try [0.9, 0.95, 0.975, 0.99, 0.995].map { try measured(0.6, $0, 10) }
    let byHorizon = try [1, 2, 5, 10].map { try measured(0.6, 0.99, $0) }
    for falls in [byVolatility, byConfidence, byHorizon] {
      #expect(zip(falls, falls.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("a price that vanishes leaves no collateral ratio")
  func vanishing() throws {
    let result = try #require(try parameters([50], policy(), paths: 2000).first)
    #expect(result.haircut.value == 1 && result.loanToValue == 0)
    #expect(result.collateralRatio == nil && result.collateralRatioInterval == Interval(low: nil, high: nil))
    #expect(result.liquidationThreshold.value >= 0)
  }

  @Test("an asset with rules of its own is held to them")
  func ownRules() throws {
    let own = try AssetPolicy(closeOutDays: 2, liquidationDays: 1, liquidationPenalty: 0.2, haircutFloor: 0)
    let rules = try policy(assets: ["B": own])
    let results = try parameters([0.6, 0.6], rules)
    #expect(results.map(\.policy) == [rules.standard, own])
    #expect(results[1].haircut.measured < 0.6 * results[0].haircut.measured)
    #expect(results[1].liquidationPenalty == 0.2)
    #expect(Calibration.horizonDays(of: rules, in: ["A", "B"]) == 10)
    #expect(Calibration.horizonDays(of: rules, in: ["B"]) == 2)
  }

  @Test("too few paths to bound the VaR leave the interval open")
  func openInterval() throws {
    let result = try #require(try parameters([0.6], policy(), paths: 250).first)
    #expect(result.haircut.interval.high == nil && result.haircut.interval.low != nil)
    #expect(result.collateralRatioInterval.high == nil && result.collateralRatioInterval.low != nil)
    #expect(result.liquidationThreshold.interval.low == nil && result.liquidationThreshold.interval.high != nil)
    #expect(!result.closeOut.cautions.isEmpty)
  }
}
