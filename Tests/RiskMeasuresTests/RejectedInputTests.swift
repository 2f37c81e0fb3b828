import RiskMeasures
import Testing

@Suite("What has no risk measure")
struct RejectedInputTests {
  @Test("a confidence is strictly between 0 and 1", arguments: [0, 1, 95, -0.5, 1.0000001, .infinity, -.infinity])
  func confidence(level: Double) {
    #expect(throws: RiskMeasureError.confidenceOutOfBounds(level)) { try Confidence(level) }
  }

  @Test("a confidence that is not a number is refused")
  func confidenceNotANumber() throws {
    let error = try #require(throws: RiskMeasureError.self) { try Confidence(.nan) }
    guard case .confidenceOutOfBounds(let level) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(level.isNaN)
    #expect(error.description == "confidence nan is not strictly between 0 and 1: write a fraction (0.99 for 99 %)")
  }

  @Test("the extremes that are confidences")
  func extremeConfidences() throws {
    #expect(try Confidence(1.0.nextDown).level < 1)
    #expect(try Confidence(.leastNonzeroMagnitude).rank(of: 10) == 1)
    #expect(try Confidence(1.0.nextDown).rank(of: 10) == 10)
  }

  @Test("percent in place of a fraction is told apart")
  func percent() {
    #expect(
      RiskMeasureError.confidenceOutOfBounds(95).description
        == "confidence 95.0 is not strictly between 0 and 1: write 0.95 for 95.0 %")
    #expect(
      RiskMeasureError.confidenceOutOfBounds(-1).description
        == "confidence -1.0 is not strictly between 0 and 1: write a fraction (0.99 for 99 %)")
  }

  @Test("no losses")
  func none() {
    #expect(throws: RiskMeasureError.noLosses) { try LossSample([]) }
    #expect(RiskMeasureError.noLosses.description == "there are no losses to measure")
  }

  @Test("an infinite loss is named by its place", arguments: [0, 3, 6], [Double.infinity, -.infinity])
  func infinite(index: Int, value: Double) {
    var losses = [1.0, 2, 3, 4, 5, 6, 7]
    losses[index] = value
    #expect(throws: RiskMeasureError.notFinite(index: index, value: value)) { try LossSample(losses) }
    #expect(
      RiskMeasureError.notFinite(index: index, value: value).description
        == "loss number \(index + 1) is \(value), which is not a finite number")
  }

  @Test("the first loss that is not a number is named by its place")
  func notANumber() throws {
    let error = try #require(throws: RiskMeasureError.self) { try LossSample([1, 2, .nan, .infinity]) }
    guard case .notFinite(let index, let value) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(index == 2 && value.isNaN)
  }

  @Test("a loss whose powers overflow is named by its place", arguments: [1e308, -1e308, 1e101])
  func tooLarge(value: Double) {
    let error = RiskMeasureError.tooLarge(index: 1, value: value)
    #expect(throws: error) { try LossSample([1, value, 3]) }
    #expect(
      error.description
        == "loss number 2 is \(value), beyond the 1e+100 up to which losses are measured: correct it, or give all"
        + " losses in a larger unit")
  }

  @Test("the largest losses still have finite measures and intervals")
  func largest() throws {
    let losses = (1...1000).map { $0.isMultiple(of: 2) ? 1e100 / Double($0) : -1e100 }
    let measure = try LossSample(losses).measure(Confidence(0.95))
    #expect(measure.expectedShortfall.isFinite && measure.expectedShortfallInterval.isBounded)
    #expect(try #require(measure.expectedShortfallInterval.low) < measure.expectedShortfall)
    #expect(try #require(measure.expectedShortfallInterval.high).isFinite)
  }

  @Test("one loss has a VaR and no expected shortfall")
  func single() throws {
    let sample = try LossSample([0.25])
    let confidence = try Confidence(0.5)
    #expect(sample.valueAtRisk(confidence) == 0.25)
    let error = RiskMeasureError.emptyTail(count: 1, confidence: 0.5, needed: 2)
    #expect(throws: error) { try sample.expectedShortfall(confidence) }
    #expect(throws: error) { try sample.measure(confidence) }
    #expect(throws: error) { try sample.influence(on: .valueAtRisk, at: confidence) }
    #expect(throws: error) { try EulerAllocation(of: sample, confidence: confidence) }
  }

  @Test(
    "an empty tail is an error, and the count that it asks for is the smallest that works",
    arguments: [0.01, 0.5, 0.51, 0.6, 2.0 / 3, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 0.9999])
  func emptyTail(level: Double) throws {
    let confidence = try Confidence(level)
    // The VaR of too few losses is their largest, beyond which nothing lies.
    let error = try #require(throws: RiskMeasureError.self) { try LossSample([1]).expectedShortfall(confidence) }
    guard case .emptyTail(1, level, let needed) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(throws: Never.self) { try losses(needed).expectedShortfall(confidence) }
    #expect(throws: RiskMeasureError.emptyTail(count: needed - 1, confidence: level, needed: needed)) {
      try losses(needed - 1).expectedShortfall(confidence)
    }
  }

  @Test("the message of an empty tail names the count, the level and the remedy")
  func emptyTailMessage() throws {
    let error = try #require(throws: RiskMeasureError.self) { try losses(50).measure(Confidence(0.99)) }
    #expect(
      error.description
        == "50 losses leave no observation beyond the VaR at confidence 0.99, so the expected shortfall does not exist:"
        + " use at least 100 losses or a lower confidence")
  }

  @Test("a weight is a number from 0", arguments: [-0.1, .infinity, 1e51])
  func weight(value: Double) {
    let error = RiskMeasureError.badWeight(index: 1, value: value)
    #expect(throws: error) { try LossSample([1, 2, 3], weights: [1, value, 1]) }
    #expect(error.description == "weight number 2 is \(value): a likelihood ratio is a number from 0 to 1e+50")
  }

  @Test("some weight is needed")
  func noWeight() {
    #expect(throws: RiskMeasureError.noWeight) { try LossSample([1, 2], weights: [0, 0]) }
    #expect(
      RiskMeasureError.noWeight.description == "all weights are 0: the losses were drawn where their own law has none")
  }

  @Test("one loss that outweighs the tail leaves none beyond it")
  func emptyWeightedTail() throws {
    let sample = try LossSample([1, 2, 3, 4], weights: [1, 1, 1, 2])
    let error = RiskMeasureError.emptyWeightedTail(count: 4, confidence: 0.75, largestShare: 0.5)
    #expect(sample.valueAtRisk(try Confidence(0.75)) == 4)
    #expect(throws: error) { try sample.measure(Confidence(0.75)) }
    #expect(throws: error) { try EulerAllocation(of: sample, confidence: Confidence(0.75)) }
    #expect(
      error.description
        == "the largest of 4 weighted losses alone has 0.5 of the weight, more than lies beyond the VaR at confidence 0.75,"
        + " so the expected shortfall does not exist: use more losses, weights that make the tail likelier, or a lower"
        + " confidence")
  }

  @Test("a control is finite, and is named by its place", arguments: [Double.infinity, -1e101])
  func control(value: Double) {
    let error = RiskMeasureError.controlNotFinite(control: 1, index: 2, value: value)
    #expect(throws: error) { try LossSample([1, 2, 3, 4], controls: [[1, 2, 3, 5], [1, 2, value, 4]]) }
    #expect(
      error.description
        == "value number 3 of control number 2 is \(value): give finite numbers up to 1e+100")
  }

  @Test("controls leave something to measure")
  func tooFewForControls() {
    let error = RiskMeasureError.tooFewForControls(count: 3, controls: 2)
    #expect(throws: error) { try LossSample([1, 2, 3], controls: [[1, 0, -1], [1, -2, 1]]) }
    #expect(
      error.description
        == "3 losses are too few for 2 controls: use at least 4 losses, and many more for an interval that holds")
  }

  @Test("weights with controls, controls with groups, and columns of another length are mistakes of the caller")
  func mistakes() async {
    await #expect(processExitsWith: .failure) { _ = try LossSample([1, 2], weights: [1]) }
    await #expect(processExitsWith: .failure) {
      _ = try LossSample([1, 2, 3], weights: [1, 1, 1], controls: [[1, 2, 3]])
    }
    await #expect(processExitsWith: .failure) { _ = try LossSample([1, 2, 3], controls: [[1, 2]]) }
    await #expect(processExitsWith: .failure) {
      _ = try LossSample([1, 2, 3, 4], grouping: .consecutive(2), controls: [[1, 2, 3, 5]])
    }
  }

  private func losses(_ count: Int) throws -> LossSample { try LossSample((0..<count).map(Double.init)) }
}
