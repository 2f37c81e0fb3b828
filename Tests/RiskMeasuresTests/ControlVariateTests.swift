import RiskMeasures
import Testing

@Suite("Control variates")
struct ControlVariateTests {
  /// Losses of which a part is known, and that part.
  private func drawn(_ count: Int, seed: UInt64 = 861) -> (losses: [Double], controls: [[Double]]) {
    let columns = Draws(seed: seed).normals(count, columns: 3)
    let losses = (0..<count).map { 2 + columns[0][$0] - 0.5 * columns[1][$0] + 0.3 * columns[2][$0] }
    return (losses, [columns[0], columns[1].map { $0 * $0 - 1 }])
  }

  /// By hand: of the losses 1, 2, 4, 5 with the control -1, 0, 1, 2, whose mean is 0.5 and variance 1.25, the slope is
  /// 7/5; the line at 0 is 3 - 0.7, and the weights 1 - 0.5 / 1.25 * (c - 0.5).
  @Test("by hand")
  func byHand() throws {
    let sample = try LossSample([1, 2, 4, 5], controls: [[-1, 0, 1, 2]])
    #expect(agree(sample.mean().value, 2.3))
    // The weights are 1.6, 1.2, 0.8 and 0.4: beyond 4 lies 0.1, beyond 2 lies 0.3, beyond 1 lies 0.6.
    #expect(sample.valueAtRisk(try Confidence(0.65)) == 2)
    #expect(agree(try sample.expectedShortfall(Confidence(0.65)), 2 + (0.8 * 2 + 0.4 * 3) / 4 / 0.35))
    #expect(sample.valueAtRisk(try Confidence(0.85)) == 4)
  }

  @Test(
    "of a loss that they explain they leave its mean without error, and nothing to chance in its tail's probability")
  func explained() throws {
    let normals = Draws(seed: 862).normals(5000)[0]
    let mean = try LossSample(normals.map { 3 + 2 * $0 }, controls: [normals]).mean()
    #expect(agree(mean.value, 3, to: 1e-12) && mean.standardError < 1e-12)
    let q = Law.normal.valueAtRisk(0.95)
    let indicator = normals.map { ($0 > q ? 1 : 0) - 0.05 }
    let sample = try LossSample(normals, controls: [indicator])
    // The losses on either side of the known quantile.
    let below = try #require(normals.filter { $0 <= q }.max())
    let above = try #require(normals.filter { $0 > q }.min())
    #expect([below, above].contains(sample.valueAtRisk(try Confidence(0.95))))
  }

  @Test("are left out where they do not vary or are explained by those before them")
  func superfluous() throws {
    let (losses, controls) = drawn(3000)
    let confidence = try Confidence(0.95)
    let expected = try LossSample(losses, controls: controls).measure(confidence)
    let combination = controls[0].indices.map { 3 * controls[0][$0] - controls[1][$0] }
    let constant = [Double](repeating: 0, count: 3000)
    for set in [[constant] + controls, controls + [combination], [controls[0], controls[0], constant, controls[1]]] {
      #expect(try LossSample(losses, controls: set).measure(confidence) == expected)
    }
    let none = try LossSample(losses, controls: [constant])
    let plain = try LossSample(losses)
    #expect(none.valueAtRisk(confidence) == plain.valueAtRisk(confidence))
    #expect(try none.expectedShortfall(confidence) == plain.expectedShortfall(confidence))
  }

  @Test("their order and scale do not matter")
  func orderAndScale() throws {
    let (losses, controls) = drawn(3000)
    let first = try LossSample(losses, controls: controls).measure(Confidence(0.95))
    let second = try LossSample(losses, controls: [controls[1].map { $0 * 1e-9 }, controls[0].map { $0 * -1e6 }])
      .measure(Confidence(0.95))
    #expect(first.valueAtRisk == second.valueAtRisk && agree(first.expectedShortfall, second.expectedShortfall))
    #expect(first.valueAtRiskInterval == second.valueAtRiskInterval)
  }

  @Test("the influence has mean 0 and the measure's own error", arguments: Measure.allCases)
  func influence(measure: Measure) throws {
    let (losses, controls) = drawn(20_000)
    let sample = try LossSample(losses, controls: controls)
    let confidence = try Confidence(0.95)
    let values = try sample.influence(on: measure, at: confidence)
    #expect(values.count == losses.count)
    // Leverage is some 1e-4 of a residual.
    #expect(abs(values.reduce(0, +) / 20_000) < 1e-3 * standardErrorOfMean(values) * 20_000.0.squareRoot())
    let stated = try sample.measure(confidence).interval(of: measure)
    let width = try #require(stated.high) - (try #require(stated.low))
    #expect(abs(width / (2 * 1.959964 * standardErrorOfMean(values)) - 1) < 0.1)
  }

  @Test("an interval with them is narrower than without")
  func narrower() throws {
    let (losses, controls) = drawn(20_000)
    let with = try LossSample(losses, controls: controls)
    let without = try LossSample(losses)
    #expect(with.mean().standardError < 0.6 * without.mean().standardError)
    #expect(agree(without.mean().value, losses.reduce(0, +) / 20_000))
  }
}
