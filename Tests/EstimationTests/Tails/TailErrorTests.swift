import Estimation
import Testing

@Suite("A fit of a tail to poor values") struct TailErrorTests {
  private let values = (0..<300).map { Double(($0 * 7919) % 1009) }

  @Test("is refused where they are too few")
  func tooFew() {
    #expect(throws: TailError.tooFewObservations(series: "A", count: 3, needed: 50)) {
      try PeaksOverThreshold().fit([0.01, -0.02, 0.01], series: "A")
    }
    #expect(throws: TailError.tooFewObservations(series: "A", count: 0, needed: 50)) {
      try SemiParametricMargin().fit([], series: "A")
    }
  }

  @Test("is refused where one is not finite, naming it", arguments: [Double.infinity, -.infinity])
  func infinite(value: Double) {
    var values = values
    values[40] = value
    #expect(throws: TailError.notFinite(series: "A", index: 40, value: value)) {
      try PeaksOverThreshold().fit(values, series: "A")
    }
  }

  @Test("is refused where one is no number")
  func notANumber() throws {
    var values = values
    values[7] = .nan
    let error = try #require(#expect(throws: TailError.self) { try PeaksOverThreshold().fit(values, series: "LUNA") })
    #expect(error.description.hasPrefix("LUNA: value 8 is nan"))
  }

  @Test("is refused where they do not move")
  func constant() {
    #expect(throws: TailError.constantSeries(series: "USDC", observations: 300)) {
      try SemiParametricMargin().fit(Array(repeating: 1, count: 300), series: "USDC")
    }
  }

  @Test("is refused where too few lie beyond the threshold")
  func tooFewExcesses() {
    #expect(
      throws: TailError.tooFewExcesses(
        series: "A", tail: .upper, count: 3, needed: 25, threshold: values.sorted()[296], share: 0.01)
    ) { try PeaksOverThreshold(share: 0.01).fit(values, series: "A") }
    // Only 20 of 300 move at all.
    let still = values.enumerated().map { $0.offset.isMultiple(of: 15) ? $0.element - 500 : 0 }
    let error = #expect(throws: TailError.self) { try SemiParametricMargin().fit(still, series: "USDC") }
    guard case .tooFewExcesses("USDC", .lower, _, 25, 0, 0.1) = error else {
      Issue.record("another error")
      return
    }
  }

  @Test(
    "says what is wrong, the bound and the remedy in one line",
    arguments: [
      (TailError.tooFewObservations(series: "A", count: 3, needed: 50), ["A: 3 values", "needs 50", "longer history"]),
      (.notFinite(series: "A", index: 2, value: .infinity), ["value 3 is inf", "mend"]),
      (.constantSeries(series: "USDC", observations: 9), ["USDC", "9 values", "leave it out"]),
      (
        .tooFewExcesses(series: "A", tail: .lower, count: 4, needed: 25, threshold: 0.5, share: 0.1),
        ["4 values", "lower threshold 0.5", "share of 0.1", "needs 25", "larger share"]
      ),
      (
        .infiniteVariance(series: "UST", tail: .lower, shape: 0.8, bound: 0.5),
        ["UST", "lower tail", "0.8", "below 0.5", "largest shape"]
      ),
    ])
  func messages(error: TailError, parts: [String]) {
    for part in parts { #expect(error.description.contains(part)) }
    #expect(!error.description.contains("\n"))
  }

  @Test("traps choices that mean nothing")
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = PeaksOverThreshold(share: 0.5) }
    await #expect(processExitsWith: .failure) { _ = PeaksOverThreshold(largestShape: -0.5) }
    await #expect(processExitsWith: .failure) { _ = SemiParametricMargin(largestShape: 0.5) }
    await #expect(processExitsWith: .failure) { _ = SemiParametricMargin(pieces: 0) }
  }
}
