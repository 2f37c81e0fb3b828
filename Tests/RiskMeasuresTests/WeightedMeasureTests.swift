import RiskMeasures
import Testing

/// The measures of weighted losses against ten obvious lines over all of them.
@Suite("Measures of weighted losses")
struct WeightedMeasureTests {
  /// VaR and expected shortfall from their definitions; losses without weight play no part.
  private func slow(_ losses: [Double], _ weights: [Double], _ level: Double) -> (
    valueAtRisk: Double, shortfall: Double
  ) {
    let n = Double(losses.count)
    let carriers = losses.indices.filter { weights[$0] > 0 }
    func weight(beyond x: Double) -> Double { carriers.reduce(0) { losses[$1] > x ? $0 + weights[$1] : $0 } }
    let allowed = carriers.map { losses[$0] }.filter { (n - weight(beyond: $0)) / n >= level }
    let valueAtRisk = allowed.min() ?? .nan
    let excess = carriers.reduce(0) { $0 + weights[$1] * max(losses[$1] - valueAtRisk, 0) }
    return (valueAtRisk, valueAtRisk + excess / n / (1 - level))
  }

  /// Weights that add up exactly, a fifth of them 0, and losses with ties or without.
  private func drawn(_ count: Int, ties: Bool, seed: UInt64) -> (losses: [Double], weights: [Double]) {
    let draws = Draws(seed: seed)
    let losses = draws.normals(count)[0].map { ties ? ($0 * 2).rounded() : $0 }
    let weights = draws.uniforms(count).map { [0, 0.25, 1, 1.5, 2.25][Int($0 * 5)] }
    return (losses, weights)
  }

  @Test(
    "are those of their definitions", arguments: [1, 2, 3, 4, 7, 20, 101, 400],
    [0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999])
  func definition(count: Int, level: Double) throws {
    let confidence = try Confidence(level)
    for seed in 801..<UInt64(821) {
      let (losses, weights) = drawn(count, ties: seed.isMultiple(of: 2), seed: seed)
      guard weights.contains(where: { $0 > 0 }) else { continue }
      let sample = try LossSample(losses, weights: weights)
      let expected = slow(losses, weights, level)
      #expect(sample.valueAtRisk(confidence) == expected.valueAtRisk)
      guard let measure = try? sample.measure(confidence) else {
        // Without a whole observation beyond the VaR, it is the largest loss.
        let largest = losses.indices.filter { weights[$0] > 0 }.map { losses[$0] }.max()
        #expect(expected.valueAtRisk == largest)
        continue
      }
      #expect(measure.valueAtRisk == expected.valueAtRisk)
      #expect(agree(measure.expectedShortfall, expected.shortfall))
      #expect(agree(try sample.expectedShortfall(confidence), expected.shortfall))
      #expect(measure.valueAtRiskInterval.contains(measure.valueAtRisk))
    }
  }

  @Test("are found far down in a large sample, where most of the weight may lie", arguments: [0.5, 0.9, 0.99, 0.9999])
  func largeSample(level: Double) throws {
    let losses = Draws(seed: 841).normals(60_000)[0].map { $0 + 2.5 }
    let weights = losses.map { exponential(-2.5 * $0 + 2.5 * 2.5 / 2) }
    let sample = try LossSample(losses, weights: weights)
    let order = losses.indices.sorted { losses[$0] > losses[$1] }
    var (beyond, place) = (0.0, 0)
    while beyond + weights[order[place]] <= (1 - level) * 60_000 {
      beyond += weights[order[place]]
      place += 1
    }
    #expect(sample.valueAtRisk(try Confidence(level)) == losses[order[place]])
  }

  @Test("weights of 1 leave every figure of the plain losses, to the bit", arguments: [2, 30, 1000, 20_000])
  func ones(count: Int) throws {
    let losses = Law.unit(4).losses(count, Draws(seed: 842))
    let plain = try LossSample(losses)
    let weighted = try LossSample(losses, weights: losses.map { _ in 1 })
    for level in [0.3, 0.5, 0.9, 0.95, 0.99] {
      let confidence = try Confidence(level)
      guard confidence.rank(of: count) < count else { continue }
      let (first, second) = (try plain.measure(confidence), try weighted.measure(confidence))
      #expect(first.valueAtRisk == second.valueAtRisk && first.expectedShortfall == second.expectedShortfall)
      #expect(first.expectedShortfallInterval == second.expectedShortfallInterval)
      #expect(first.tailCount == second.tailCount)
      for measure in Measure.allCases {
        #expect(
          try plain.influence(on: measure, at: confidence) == weighted.influence(on: measure, at: confidence))
      }
    }
    #expect(LossHistogram(of: plain) == LossHistogram(of: weighted))
    #expect(plain.mean() == weighted.mean())
  }

  @Test("observations without weight play no part but in the number of all")
  func withoutWeight() throws {
    let losses = Draws(seed: 843).normals(2000)[0]
    let sample = try LossSample(losses, weights: losses.map { _ in 1 })
    let padded = try LossSample(
      losses + losses.map { $0 + 0.001 }, weights: losses.map { _ in 2 } + losses.map { _ in 0 })
    let (first, second) = (try sample.measure(Confidence(0.95)), try padded.measure(Confidence(0.95)))
    #expect(first.valueAtRisk == second.valueAtRisk && first.tailCount == second.tailCount)
    #expect(agree(first.expectedShortfall, second.expectedShortfall))
  }

  @Test("several confidences in one pass are each alone", arguments: [false, true])
  func severalConfidences(weighted: Bool) throws {
    let losses = Draws(seed: 844).normals(20_000)[0]
    let weights = losses.map { exponential(-0.5 * $0 - 0.125) }
    let sample = try LossSample(losses, weights: weighted ? weights : nil)
    let levels = try [0.99, 0.5, 0.999, 0.95].map { try Confidence($0) }
    #expect(try sample.measures(levels) == levels.map { try sample.measure($0) })
  }

  /// Ten losses of weight 1, but for the largest three with 0.5, 1.5 and 1: beyond 8 lies 2.5 of 10, beyond 7 lies 3.
  @Test("by hand")
  func byHand() throws {
    let sample = try LossSample((1...10).map(Double.init), weights: [1, 1, 1, 1, 1, 1, 1, 0.5, 1.5, 1])
    let measure = try sample.measure(Confidence(0.75))
    #expect(measure.valueAtRisk == 8 && measure.tailCount == 2)
    #expect(agree(measure.expectedShortfall, 8 + (1.5 * 1 + 1 * 2) / 2.5))
    // The probability beyond is (10 and 9 whole, nothing of 8); its error the spread of those weights over ten.
    let squaredError = ((1.5 * 1.5 + 1) / 10 - 0.0625) / 10
    let reach = 1.959964 * squaredError.squareRoot()
    #expect(abs(reach - 0.31755) < 1e-5)
    // F(5) = 0.5 and F(4) = 0.4 against 0.75 - 0.318 = 0.432; 0.75 + 0.318 is beyond every loss.
    #expect(measure.valueAtRiskInterval == Interval(low: 5, high: nil))
  }

  @Test("weights too small for the tail leave the smallest loss, without a lower end")
  func smallWeights() throws {
    let sample = try LossSample((1...100).map(Double.init), weights: [Double](repeating: 0.001, count: 100))
    let measure = try sample.measure(Confidence(0.5))
    #expect(measure.valueAtRisk == 1 && measure.valueAtRiskInterval.low == nil)
    #expect(measure.cautions.contains("100 weighted losses are too few to bound the VaR at 0.5 from below"))
  }

  @Test("uneven weights in the tail are counted for what they are worth")
  func unevenWeights() throws {
    var weights = [Double](repeating: 0.01, count: 1000)
    // It fills half of the tail's weight of 10, and 499 others the rest: 10² / (5² + 499 * 0.01²) is 3.99.
    weights[990] = 5
    let sample = try LossSample((1...1000).map(Double.init), weights: weights)
    let measure = try sample.measure(Confidence(0.99))
    #expect(measure.tailCount >= 500)
    #expect(
      measure.cautions.contains {
        $0.hasPrefix(
          "the \(measure.tailCount) losses beyond the VaR at 0.99 have weights so uneven that they count as 3:")
      })
  }

  @Test("ties at the VaR, at the top and everywhere", arguments: [0.5, 0.9, 0.99])
  func ties(level: Double) throws {
    let constant = try LossSample(
      [Double](repeating: 2, count: 500), weights: (0..<500).map { $0 % 2 == 0 ? 0.5 : 1.5 })
    let measure = try constant.measure(Confidence(level))
    #expect(measure.valueAtRisk == 2 && measure.expectedShortfall == 2)
    #expect(measure.valueAtRiskInterval == Interval(low: 2, high: 2))
    #expect(measure.expectedShortfallInterval == Interval(low: 2, high: 2))
  }
}
