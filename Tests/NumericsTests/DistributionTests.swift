import Numerics
import Testing

@Suite("Distributions") struct DistributionTests {
  /// A value and what SciPy 1.17 makes of it.
  struct NormalCase: Codable, CustomTestStringConvertible {
    let x, cumulative, upperTail, density: Double
    var testDescription: String { "x = \(x)" }
  }

  @Test(
    "the normal distribution equals SciPy's",
    arguments: [
      NormalCase(x: -10, cumulative: 7.61985302416047e-24, upperTail: 1, density: 7.69459862670642e-23),
      NormalCase(
        x: -3, cumulative: 0.0013498980316300933, upperTail: 0.9986501019683699, density: 0.0044318484119380075),
      NormalCase(x: -0.5, cumulative: 0.3085375387259869, upperTail: 0.6914624612740131, density: 0.35206532676429947),
      NormalCase(x: 0, cumulative: 0.5, upperTail: 0.5, density: 0.3989422804014327),
      NormalCase(
        x: 6, cumulative: 0.9999999990134123, upperTail: 9.865876450376946e-10, density: 6.075882849823286e-09),
    ])
  func normal(reference: NormalCase) {
    #expect(abs(StandardNormal.cumulative(reference.x) / reference.cumulative - 1) < 1e-13)
    #expect(abs(StandardNormal.upperTail(reference.x) / reference.upperTail - 1) < 1e-13)
    #expect(abs(StandardNormal.density(reference.x) / reference.density - 1) < 1e-13)
  }

  @Test(
    "normal quantiles equal SciPy's",
    arguments: [
      (1e-12, -7.034483825301131), (0.0001, -3.7190164854556804), (0.3, -0.5244005127080409),
      (0.9, 1.2815515655446004), (0.95, 1.6448536269514722), (0.975, 1.959963984540054), (0.99, 2.3263478740408408),
      (0.995, 2.5758293035489004), (0.999, 3.090232306167813),
    ])
  func normalQuantile(probability: Double, quantile: Double) {
    #expect(abs(StandardNormal.quantile(probability) - quantile) < 1e-13)
    #expect(abs(StandardNormal.cumulative(quantile) / probability - 1) < 1e-13)
  }

  /// Value at risk of losses from Student's t at 90, 95, 97.5, 99, 99.5 and 99.9 %, as any table of the t has them; the row of 2.1 and
  /// that of 50.5 degrees of freedom are SciPy's.
  @Test(
    "t quantiles are those of the tables",
    arguments: [
      (2.1, [1.846696, 2.827335, 4.112153, 6.530822, 9.165666, 19.869796]),
      (3, [1.637744, 2.353363, 3.182446, 4.540703, 5.840909, 10.214532]),
      (4, [1.533206, 2.131847, 2.776445, 3.746947, 4.604095, 7.173182]),
      (5, [1.475884, 2.015048, 2.570582, 3.364930, 4.032143, 5.893430]),
      (10, [1.372184, 1.812461, 2.228139, 2.763769, 3.169273, 4.143700]),
      (50.5, [1.298541, 1.675592, 2.008066, 2.402487, 2.676747, 3.259631]),
    ] as [(Double, [Double])])
  func studentQuantiles(degreesOfFreedom: Double, quantiles: [Double]) {
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    for (probability, quantile) in zip([0.9, 0.95, 0.975, 0.99, 0.995, 0.999], quantiles) {
      #expect(abs(distribution.quantile(probability) - quantile) < 6e-7)
      #expect(abs(distribution.quantile(1 - probability) + distribution.quantile(probability)) < 1e-10)
      #expect(abs(distribution.cumulative(distribution.quantile(probability)) - probability) < 1e-13)
    }
  }

  @Test(
    "the t distribution equals SciPy's",
    arguments: [
      (2.1, -2.0, 0.08869960758292221, 0.06807594230021992), (3, 0.5, 0.6742760175759245, 0.3131809110088286),
      (4, -2, 0.05805826175840778, 0.06629126073623882), (10, 0.5, 0.6860531971285135, 0.3396951363520778),
      (50.5, -2, 0.02544635289959141, 0.05575749915962057),
    ])
  func student(degreesOfFreedom: Double, x: Double, cumulative: Double, density: Double) {
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    #expect(abs(distribution.cumulative(x) - cumulative) < 1e-14)
    #expect(abs(distribution.density(x) - density) < 1e-14)
  }

  /// P(X <= k) for 250 days at 1 %: the binomial distribution behind Basel's traffic lights (MAR99), by SciPy.
  @Test("the binomial distribution gives Basel's table")
  func basel() {
    let binomial = Binomial(trials: 250, probability: 0.01)
    let percentages = [
      8.1059, 28.5752, 54.3169, 75.8117, 89.2188, 95.8817, 98.6299, 99.5975, 99.8943, 99.9750, 99.9946,
    ]
    for (count, percentage) in percentages.enumerated() {
      #expect(abs(100 * binomial.cumulative(count) - percentage) < 5.1e-5)
    }
    #expect(abs(binomial.cumulative(4) - 0.8921876269036251) < 1e-14)
    // Yellow begins where 95 % is reached, red where 99.99 % is.
    #expect(binomial.quantile(0.95) == 5)
    #expect(binomial.quantile(0.9999) == 10)
    #expect(binomial.cumulative(-1) == 0)
    #expect(binomial.cumulative(250) == 1)
  }

  /// The same construction for other periods and levels.
  @Test(
    "the zones of other samples begin where published",
    arguments: [
      (750, 0.005, 7, 13), (250, 0.025, 11, 17), (250, 0.05, 18, 27), (750, 0.01, 12, 20),
    ])
  func zones(trials: Int, probability: Double, yellow: Int, red: Int) {
    let binomial = Binomial(trials: trials, probability: probability)
    #expect(binomial.quantile(0.95) == yellow)
    #expect(binomial.quantile(0.9999) == red)
  }

  @Test("a binomial quantile is the smallest number that reaches its level", arguments: [1, 2, 10, 1000])
  func binomialQuantile(trials: Int) {
    for probability in [0.0, 0.01, 0.5, 0.99, 1] {
      let binomial = Binomial(trials: trials, probability: probability)
      for level in [0.001, 0.025, 0.5, 0.975, 0.999] {
        let quantile = binomial.quantile(level)
        #expect(binomial.cumulative(quantile) >= level)
        #expect(quantile == 0 || binomial.cumulative(quantile - 1) < level)
      }
    }
  }

  @Test("probabilities outside (0, 1) trap")
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = StandardNormal.quantile(0) }
    await #expect(processExitsWith: .failure) { _ = StandardNormal.quantile(.nan) }
    await #expect(processExitsWith: .failure) { _ = StudentT(degreesOfFreedom: 4).quantile(1) }
    await #expect(processExitsWith: .failure) { _ = StudentT(degreesOfFreedom: 0) }
    await #expect(processExitsWith: .failure) { _ = Binomial(trials: 3, probability: 1.5) }
  }
}
