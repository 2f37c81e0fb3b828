import Estimation
import Numerics
import Testing

@Suite("A fit of a law with Pareto tails") struct SemiParametricMarginTests {
  private func residuals() throws -> [Double] { try DependenceReference.load().pareto[0].values }

  @Test(
    "has mean 0 and variance 1, and the values' own quantiles between its thresholds", arguments: [1, 7, 100, 3000])
  func middle(pieces: Int) throws {
    let values = try residuals()
    let fit = try SemiParametricMargin(pieces: pieces).fit(values, series: "A")
    #expect(abs(fit.margin.mean) < 1e-12 && abs(fit.margin.variance - 1) < 1e-12)
    #expect(fit.margin.body.count == pieces + 1 && fit.parameterCount == pieces + 5)
    let sorted = values.sorted()
    for piece in stride(from: 0, through: pieces, by: max(1, pieces / 7)) {
      let x = fit.shift + fit.scale * fit.margin.body[piece]
      let below = Double(sorted.count { $0 <= x }) / Double(sorted.count)
      #expect(abs(below - fit.margin.cumulative(fit.margin.body[piece])) < 1.5 / Double(sorted.count))
    }
    #expect(fit.largestAtom == 0)
  }

  @Test("has the tails that are fitted alone, in its own unit")
  func tails() throws {
    let values = try residuals()
    let fit = try SemiParametricMargin(tailShare: 0.08).fit(values, series: "A")
    #expect(fit.upper == (try PeaksOverThreshold(share: 0.08).fit(values, series: "A")))
    #expect(fit.lower == (try PeaksOverThreshold(share: 0.08).fit(values.map { -$0 }, series: "A")))
    for z in [3.0, 6] {
      let upper = fit.upper.tail.quantile(survival: StandardNormal.upperTail(z))
      #expect(abs(fit.shift + fit.scale * fit.margin.quantile(atNormal: z) - upper) < 1e-10 * upper)
      let lower = -fit.lower.tail.quantile(survival: StandardNormal.upperTail(z))
      #expect(abs(fit.shift + fit.scale * fit.margin.quantile(atNormal: -z) - lower) < 1e-10 * -lower)
    }
  }

  /// A t of 5 degrees of freedom is near a Pareto beyond a tenth, not equal to one, so the law is compared within the data.
  @Test("comes near the law that the values have")
  func student() throws {
    let law = StudentT(degreesOfFreedom: 5)
    let values = (0..<20_000).map { law.quantile((Double($0) + 0.5) / 20_000) }
    let margin = try SemiParametricMargin().fit(values, series: "A").margin
    let deviation = (5.0 / 3).squareRoot()
    for z in [-3.0, -2, -1, 0, 0.5, 1.5, 2.5] {
      #expect(abs(margin.quantile(atNormal: z) - law.quantile(atNormal: z) / deviation) < 0.05 * max(1, abs(z)))
    }
  }

  /// A stablecoin that stands still on half of its days.
  @Test("of values that often repeat has an atom")
  func atom() throws {
    let values = try residuals().enumerated().map { $0.offset.isMultiple(of: 2) ? 0 : $0.element }
    let fit = try SemiParametricMargin().fit(values, series: "USDC")
    #expect(abs(fit.largestAtom - 0.5) < 0.02)
    let still = fit.margin.quantile(0.5)
    #expect(abs(fit.shift + fit.scale * still) < 1e-12)
    #expect(fit.margin.logDensity(still) == .infinity)
    #expect(abs(fit.margin.variance - 1) < 1e-12)
  }

  @Test("without a variance is refused, or keeps to the largest shape that the user names")
  func infiniteVariance() throws {
    let heavy = try DependenceReference.load().pareto[3].values
    let error = try #require(
      #expect(throws: TailError.self) { try SemiParametricMargin().fit(heavy, series: "UST") })
    guard case .infiniteVariance("UST", .upper, let shape, 0.5) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(shape > 0.5)
    let fit = try SemiParametricMargin(largestShape: 0.45).fit(heavy, series: "UST")
    #expect(fit.upper.tail.excess.shape == 0.45 && fit.upper.convergence.activeBound == .most)
    #expect(abs(fit.margin.variance - 1) < 1e-12)
  }
}
