import Numerics
import Testing

@Suite("A law with an empirical middle and Pareto tails") struct TailedMarginTests {
  static let margin = TailedMargin(
    lower: ParetoTail(threshold: 1.4, probability: 0.08, excess: GeneralisedPareto(scale: 0.6, shape: 0.3)),
    body: [-1.4, -0.9, -0.2, 0, 0.4, 1.1],
    upper: ParetoTail(threshold: 1.1, probability: 0.12, excess: GeneralisedPareto(scale: 0.5, shape: -0.1)))

  @Test("has a quantile that its distribution function undoes", arguments: 1..<200)
  func inverse(place: Int) {
    let probability = Double(place) / 200
    let x = Self.margin.quantile(probability)
    #expect(abs(Self.margin.cumulative(x) - probability) < 1e-13)
    #expect(abs(Self.margin.survival(x) - (1 - probability)) < 1e-13)
    #expect(abs(Self.margin.quantile(survival: 1 - probability) - x) < 1e-12)
    #expect(abs(Self.margin.normalScore(x) - StandardNormal.quantile(probability)) < 1e-12)
  }

  @Test("joins its pieces without a jump")
  func continuity() {
    for (probability, value) in [(0.08, -1.4), (0.88, 1.1), (0.08 + 0.16, -0.9)] {
      for shift in [-1e-9, 0, 1e-9] {
        #expect(abs(Self.margin.quantile(probability + shift) - value) < 1e-7)
      }
    }
    #expect(abs(Self.margin.cumulative(-1.4) - 0.08) < 1e-15 && abs(Self.margin.survival(1.1) - 0.12) < 1e-15)
  }

  /// The tail formulas written out at probabilities that no double near 1 could hold.
  @Test("keeps its precision deep in both tails", arguments: [-30.0, -12, -8, 8, 12])
  func deepTails(z: Double) {
    let share = StandardNormal.cumulative(-abs(z))
    let expected =
      z < 0
      ? -1.4 - 0.6 / 0.3 * ((-0.3 * (share / 0.08).logarithm).exponential - 1)
      : 1.1 + 0.5 / 0.1 * (1 - (0.1 * (share / 0.12).logarithm).exponential)
    let x = Self.margin.quantile(atNormal: z)
    #expect(abs(x / expected - 1) < 1e-12)
    #expect(abs(Self.margin.normalScore(x) / z - 1) < 1e-10)
  }

  @Test("has a density that is the slope of its distribution", arguments: [-6.0, -2, -1.1, -0.5, 0.2, 0.9, 1.6, 3])
  func density(x: Double) {
    let step = 1e-5
    let slope = (Self.margin.cumulative(x + step) - Self.margin.cumulative(x - step)) / (2 * step)
    #expect(abs(Self.margin.logDensity(x).exponential / slope - 1) < 1e-6)
  }

  @Test("has a density of 1 in all, and the moments that integration gives")
  func moments() {
    let cuts = Self.margin.body
    func integral(_ function: (Double) -> Double) -> Double {
      var sum = 0.0
      for (low, high) in zip(cuts, cuts.dropFirst()) {
        sum += Integration.gaussKronrod(over: low...high) { function($0) * Self.margin.logDensity($0).exponential }
      }
      // The lower tail runs on; x = -1.4 / s⁸ maps it to an interval.
      sum += Integration.gaussKronrod(over: 0...1) { s in
        let power = s * s * s * s * s * s * s * s
        guard power > 1e-200 else { return 0 }
        let x = -1.4 / power
        return function(x) * Self.margin.logDensity(x.nextDown).exponential * 8 * 1.4 / (power * s)
      }
      return sum
        + Integration.gaussKronrod(over: 1.1...6.1) { function($0) * Self.margin.logDensity($0.nextUp).exponential }
    }
    #expect(abs(integral { _ in 1 } - 1) < 1e-8)
    #expect(abs(integral { $0 } - Self.margin.mean) < 1e-8)
    let mean = Self.margin.mean
    #expect(abs(integral { ($0 - mean) * ($0 - mean) } - Self.margin.variance) < 1e-6)
  }

  @Test("has mean 0 and variance 1 when standardised, and the same quantiles but for shift and scale")
  func standardised() {
    let standard = Self.margin.standardised
    #expect(abs(standard.mean) < 1e-14 && abs(standard.variance - 1) < 1e-14)
    let deviation = Self.margin.variance.squareRoot()
    for z in [-9.0, -1, 0, 0.5, 9] {
      let expected = (Self.margin.quantile(atNormal: z) - Self.margin.mean) / deviation
      #expect(abs(standard.quantile(atNormal: z) - expected) < 1e-12 * max(1, abs(expected)))
    }
  }

  @Test("has no variance from a shape of 1/2 on")
  func heavy() {
    let heavy = TailedMargin(
      lower: ParetoTail(threshold: 1, probability: 0.1, excess: GeneralisedPareto(scale: 1, shape: 0.5)),
      body: [-1, 1],
      upper: ParetoTail(threshold: 1, probability: 0.1, excess: GeneralisedPareto(scale: 1, shape: 0.1)))
    #expect(heavy.variance == .infinity && heavy.mean.isFinite)
  }

  @Test("has an atom where the body repeats a value")
  func atom() {
    let still = TailedMargin(
      lower: Self.margin.lower, body: [-1.4, -0.2, 0, 0, 0, 1.1], upper: Self.margin.upper)
    #expect(abs(still.atom(0) - 0.32) < 1e-15 && still.atom(0.1) == 0 && still.atom(-0.2) == 0)
    #expect(still.quantile(0.08 + 0.16 * 2.5) == 0 && still.logDensity(0) == .infinity)
    #expect(abs(still.cumulative(0) - 0.72) < 1e-15 && abs(still.survival(0) - 0.28) < 1e-15)
    #expect(abs(still.normalScore(0) - StandardNormal.quantile(0.56)) < 1e-12)
    #expect(still.logDensity(0.5).isFinite && still.logDensity(-0.1).isFinite)
  }

  @Test("traps where its parts do not meet")
  func traps() async {
    await #expect(processExitsWith: .failure) {
      let margin = TailedMarginTests.margin
      _ = TailedMargin(lower: margin.lower, body: [-1.3, 1.1], upper: margin.upper)
    }
    await #expect(processExitsWith: .failure) {
      let margin = TailedMarginTests.margin
      _ = TailedMargin(lower: margin.lower, body: [-1.4, 0.2, 0.1, 1.1], upper: margin.upper)
    }
  }
}
