import RiskMeasures
import Testing

/// Losses whose measures can be worked out with a pencil: the tail's total weight is n (1 - a) observations, of which the
/// one at the VaR gets what the whole ones leave over.
@Suite("Measures worked out by hand")
struct HandWorkedTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let losses: [Double]
    let confidence: Double
    let valueAtRisk: Double
    let expectedShortfall: Double
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a whole tail: 10 losses at 80 %", losses: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], confidence: 0.8,
      valueAtRisk: 8, expectedShortfall: (9 + 10) / 2),
    Case(
      name: "a tail of 2.5: 10 losses at 75 %", losses: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], confidence: 0.75,
      valueAtRisk: 8, expectedShortfall: (10 + 9 + 0.5 * 8) / 2.5),
    Case(
      name: "a tail of 7.15: 143 losses at 95 %", losses: (1...143).map(Double.init), confidence: 0.95,
      valueAtRisk: 136, expectedShortfall: (137 + 138 + 139 + 140 + 141 + 142 + 143 + 0.15 * 136) / 7.15),
    Case(
      name: "a tail of 1.3 of squares: 13 losses at 90 %", losses: (1...13).map { Double($0 * $0) }, confidence: 0.9,
      valueAtRisk: 144, expectedShortfall: (169 + 0.3 * 144) / 1.3),
    Case(
      name: "ties across the boundary", losses: [0, 0, 1, 5, 5, 5, 5, 9, 5, 1], confidence: 0.7,
      valueAtRisk: 5, expectedShortfall: (9 + 5 + 5) / 3),
    Case(
      name: "ties across the boundary of a tail of 2.5", losses: [5, 0, 1, 2, 5, 5, 5, 7, 4, 3], confidence: 0.75,
      valueAtRisk: 5, expectedShortfall: (7 + 5 + 0.5 * 5) / 2.5),
    Case(
      name: "all losses equal", losses: [3, 3, 3, 3, 3], confidence: 0.5, valueAtRisk: 3, expectedShortfall: 3),
    Case(
      name: "a decimal level: 0.07 of 100 is the 7th", losses: (1...100).map(Double.init), confidence: 0.07,
      valueAtRisk: 7, expectedShortfall: (8 + 100) / 2),
    Case(
      name: "a decimal level: 0.29 of 100 is the 29th", losses: (1...100).map(Double.init), confidence: 0.29,
      valueAtRisk: 29, expectedShortfall: (30 + 100) / 2),
    Case(
      name: "a decimal level: 0.999 of 1,000 leaves one", losses: (1...1000).map(Double.init), confidence: 0.999,
      valueAtRisk: 999, expectedShortfall: 1000),
    Case(
      name: "gains alone are not floored", losses: [-1, -2, -3, -4], confidence: 0.5, valueAtRisk: -3,
      expectedShortfall: -1.5),
    Case(
      name: "a VaR that is a gain beside a shortfall that is a loss", losses: [-5, -4, -3, -2, 6], confidence: 0.6,
      valueAtRisk: -3, expectedShortfall: 2),
    Case(
      name: "a level near 0 averages nearly all", losses: [1, 2, 3, 10], confidence: 0.1, valueAtRisk: 1,
      expectedShortfall: (2 + 3 + 10 + 0.6 * 1) / 3.6),
    Case(
      name: "two losses at the median", losses: [4, -2], confidence: 0.5, valueAtRisk: -2, expectedShortfall: 4),
  ]

  @Test("VaR and expected shortfall to 1e-12", arguments: cases)
  func measures(_ worked: Case) throws {
    let confidence = try Confidence(worked.confidence)
    let sample = try LossSample(worked.losses)
    #expect(sample.valueAtRisk(confidence) == worked.valueAtRisk)
    #expect(agree(try sample.expectedShortfall(confidence), worked.expectedShortfall))
    let measure = try sample.measure(confidence)
    #expect(measure.confidence == confidence)
    #expect(measure.valueAtRisk == worked.valueAtRisk && measure.value(of: .valueAtRisk) == worked.valueAtRisk)
    #expect(agree(measure.value(of: .expectedShortfall), worked.expectedShortfall))
  }

  @Test("the order of the losses does not matter", arguments: cases)
  func order(_ worked: Case) throws {
    let confidence = try Confidence(worked.confidence)
    let expected = try LossSample(worked.losses).measure(confidence)
    for shift in 1..<min(8, worked.losses.count) {
      let turned = Array(worked.losses[shift...] + worked.losses[..<shift])
      #expect(try LossSample(turned).measure(confidence) == expected)
      #expect(try LossSample(turned.reversed()).measure(confidence) == expected)
    }
  }

  @Test("the count beyond the VaR is that of whole observations")
  func tailCount() throws {
    #expect(try LossSample((1...143).map(Double.init)).measure(Confidence(0.95)).tailCount == 7)
    #expect(try LossSample((1...100).map(Double.init)).measure(Confidence(0.93)).tailCount == 7)
  }

  /// Acerbi and Tasche's estimator as they wrote it, observation by observation.
  @Test("the estimator equals its plain form on draws of every size", arguments: 2...60)
  func plainForm(count: Int) throws {
    let losses = Draws(seed: UInt64(count)).normals(count)[0].map { ($0 * 4).rounded() / 4 }
    let descending = losses.sorted(by: >)
    for percent in stride(from: 1, to: 100, by: 7) {
      let sample = try LossSample(losses)
      let confidence = try Confidence(Double(percent) / 100)
      // Whole numbers of hundredths, in which the rank is exact.
      let rank = (count * percent + 99) / 100
      #expect(confidence.rank(of: count) == rank)
      #expect(sample.valueAtRisk(confidence) == descending[count - rank])
      guard rank < count else { continue }
      let weight = Double(count * (100 - percent)) / 100
      let whole = count - rank
      let total = descending[..<whole].reduce(0, +) + (weight - Double(whole)) * descending[whole]
      #expect(agree(try sample.expectedShortfall(confidence), total / weight))
    }
  }
}
