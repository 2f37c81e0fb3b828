import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Testing

@Suite("Baskets side by side")
struct BasketComparisonTests {
  private func compare(
    _ baskets: [Basket], _ model: MarketModel, _ measure: Measure = .expectedShortfall, level: Double = 0.95,
    paths: Int = 20_000
  ) throws -> BasketComparison {
    try BasketComparison(
      of: baskets, .atStep(2), measure: measure, confidence: Confidence(level),
      run: run(model, steps: 2, stepDays: 5, paths: paths, seed: 71))
  }

  private func singles(_ count: Int) throws -> [Basket] {
    try (0..<count).map { try basket("only \(assetName($0))", (assetName($0), 1)) }
  }

  @Test("rank by the collateral that they need, the least first", arguments: Measure.allCases)
  func ranking(_ measure: Measure) throws {
    let comparison = try compare(singles(4), market([0.9, 0.3, 1.2, 0.6], correlation: 0.5), measure)
    #expect(comparison.entries.map(\.basket.name) == ["only B", "only D", "only A", "only C"])
    #expect(comparison.entries.allSatisfy { $0.notDistinguishableFrom.isEmpty })
    #expect(comparison.differences.count == 6)
    let ratios = try comparison.entries.map { try #require($0.collateralRatio) }
    #expect(ratios == ratios.sorted())
    for entry in comparison.entries {
      #expect(entry.haircut == entry.risk.value(of: measure))
      #expect(entry.collateralRatio == 1 / (1 - entry.haircut))
      #expect(entry.haircutInterval == entry.risk.interval(of: measure))
      #expect(entry.collateralRatioInterval.contains(1 / (1 - entry.haircut)))
    }
  }

  /// What a pair's difference should be, from the losses of the same paths and by the delta method.
  @Test("each pair's interval holds at the coverage shared out by Bonferroni's rule", arguments: Measure.allCases)
  func bonferroni(_ measure: Measure) throws {
    let model = try market([0.6, 0.65, 0.7], correlation: 0.8)
    let comparison = try compare(singles(3), model, measure)
    let run = try run(model, steps: 2, stepDays: 5, paths: 20_000, seed: 71)
    let losses = try run.losses(of: (0..<3).map { LossRequest(PlacedBasket(only: $0), .atStep(2)) }).losses
    let confidence = try Confidence(0.95)
    let terms = try losses.map { losses in
      let sample = try LossSample(losses)
      let ratio = 1 / (1 - (try sample.measure(confidence)).value(of: measure))
      return (ratio, try sample.influence(on: measure, at: confidence).map { $0 * ratio * ratio })
    }
    for pair in comparison.differences {
      let worse = try #require(model.index(of: String(pair.worse.suffix(1))))
      let better = try #require(model.index(of: String(pair.better.suffix(1))))
      let expected = PairedDifference(
        terms[worse].0, influence: terms[worse].1, minus: terms[better].0, influence: terms[better].1,
        coverage: try Confidence(1 - 0.05 / 3))
      #expect(agree(pair.collateralRatio.difference, expected.difference))
      #expect(agree(pair.collateralRatio.standardError, expected.standardError))
      #expect(agree(try #require(pair.collateralRatio.interval.low), try #require(expected.interval.low), to: 1e-10))
      #expect(agree(try #require(pair.collateralRatio.interval.high), try #require(expected.interval.high), to: 1e-10))
    }
  }

  @Test("one basket under two names cannot be told apart, in whatever order it is written", arguments: Measure.allCases)
  func sameBasket(_ measure: Measure) throws {
    let comparison = try compare(
      [
        basket("x", ("A", 0.5), ("B", 0.3), ("C", 0.2)), basket("y", ("A", 0.5), ("B", 0.3), ("C", 0.2)),
        basket("z", ("C", 0.2), ("B", 0.3), ("A", 0.5)), basket("far", ("C", 1)),
      ], market([0.6, 0.9, 2], correlation: 0.3), measure)
    let alike = Dictionary(
      uniqueKeysWithValues: comparison.entries.map { ($0.basket.name, Set($0.notDistinguishableFrom)) })
    #expect(alike == ["x": ["y", "z"], "y": ["x", "z"], "z": ["x", "y"], "far": []])
  }

  @Test("baskets that never lose cannot be told apart by the rounding of their weights", arguments: Measure.allCases)
  func stillBaskets(_ measure: Measure) throws {
    let comparison = try compare(
      [basket("one", ("A", 1)), basket("mix", ("C", 0.7), ("B", 0.2), ("A", 0.1))], market([0, 0, 0]), measure)
    #expect(comparison.entries.allSatisfy { $0.notDistinguishableFrom.count == 1 })
  }

  @Test("nearly equal baskets are told apart by many paths and not by few", arguments: Measure.allCases)
  func nearlyEqual(_ measure: Measure) throws {
    let model = try market([0.600, 0.606], correlation: 0.99)
    let few = try compare(singles(2), model, measure, paths: 1000)
    #expect(few.entries.map(\.notDistinguishableFrom.count) == [1, 1])
    let many = try compare(singles(2), model, measure, paths: 150_000)
    #expect(many.entries.map(\.basket.name) == ["only A", "only B"])
    #expect(many.entries.map(\.notDistinguishableFrom.count) == [0, 0])
    // Separate intervals would not have told them apart.
    let intervals = many.entries.map(\.haircutInterval)
    #expect(try #require(intervals[0].high) > (try #require(intervals[1].low)))
  }

  @Test("baskets that vanish have no ratio, stand last and are left out of the differences of ratios")
  func vanishing() throws {
    let comparison = try compare(singles(3), market([50, 0.5, 50]), .valueAtRisk)
    #expect(comparison.entries.map(\.basket.name) == ["only B", "only A", "only C"])
    #expect(comparison.entries.map { $0.collateralRatio == nil } == [false, true, true])
    #expect(comparison.differences.isEmpty)
    #expect(comparison.entries.map(\.notDistinguishableFrom) == [[], ["only C"], ["only A"]])
  }

  @Test("take 2 to 50 baskets", arguments: [0, 1, 51])
  func counts(count: Int) throws {
    let baskets = try (0..<count).map { try basket("b\($0)", ("A", 1)) }
    #expect(throws: CalibrationError.basketCount(count)) { try compare(baskets, market([0.5])) }
    #expect(CalibrationError.basketCount(count).description == "\(count) baskets: a comparison takes 2 to 50")
  }

  @Test("fifty baskets are compared in all 1,225 pairs")
  func fifty() throws {
    let comparison = try compare(singles(50), market((0..<50).map { 0.3 + 0.01 * Double($0) }), paths: 500)
    #expect(comparison.entries.count == 50 && comparison.differences.count == 1225)
    let spoken = comparison.entries.reduce(0) { $0 + $1.notDistinguishableFrom.count }
    #expect(spoken == 2 * comparison.differences.count { !$0.collateralRatio.isDistinguishable })
  }

  @Test("two baskets of one name, and an asset that the market does not have")
  func rejected() throws {
    let twice = try [basket("x", ("A", 1)), basket("y", ("A", 1)), basket("x", ("B", 1))]
    #expect(throws: CalibrationError.duplicateBasket("x")) { try compare(twice, market([0.5, 0.5])) }
    #expect(
      CalibrationError.duplicateBasket("x").description == "two baskets are named x: give each a name of its own")
    let unknown = try [basket("x", ("A", 1)), basket("y", ("Z", 1))]
    #expect(throws: BasketError.unknownAsset(basket: "y", asset: "Z", known: ["A", "B"])) {
      try compare(unknown, market([0.5, 0.5]))
    }
  }
}
