import RiskMeasures
import Testing

/// How estimates and 95 % intervals do over 1,000 repeats of losses with a standard normal law, drawn in ways that are
/// sharper than independent draws or that make them depend on each other.
///
/// The coverage of a right interval has a standard error of 0.7 points over so many repeats, and the bias of an unbiased
/// estimate one of 0.03 of its standard deviation.
@Suite("Coverage by the way of drawing")
struct DesignCoverageTests {
  static let repeats = 1000

  @Test(
    "VaR and expected shortfall are covered in 92.5 to 98.5 % of repeats, their bias is less than a quarter of their error",
    arguments: Design.twists + Design.dependent + Design.controlled)
  func coverage(_ design: Design) throws {
    let confidence = try Confidence(design.level)
    let truth = (Law.normal.valueAtRisk(design.level), Law.normal.expectedShortfall(design.level))
    var covered = (0, 0)
    var estimates = ([Double](), [Double]())
    for step in 0..<Self.repeats {
      let columns = Draws(seed: design.seed).normals(design.count, columns: 2, step: step)
      let measure = try design.sample(columns).measure(confidence)
      if measure.valueAtRiskInterval.contains(truth.0) { covered.0 += 1 }
      if measure.expectedShortfallInterval.contains(truth.1) { covered.1 += 1 }
      estimates.0.append(measure.valueAtRisk)
      estimates.1.append(measure.expectedShortfall)
    }
    for (count, what) in [(covered.0, "VaR"), (covered.1, "expected shortfall")] {
      #expect(count >= 925 && count <= 985, "\(what)")
    }
    let plain = (
      Law.normal.valueAtRiskError(design.level, count: design.count),
      Law.normal.expectedShortfallError(design.level, count: design.count)
    )
    for (values, truth, plain, gain) in [
      (estimates.0, truth.0, plain.0, design.gain.valueAtRisk), (estimates.1, truth.1, plain.1, design.gain.shortfall),
    ] {
      let spread = variance(values)
      let bias = values.reduce(0, +) / Double(values.count) - truth
      #expect(abs(bias) < 0.25 * spread.squareRoot())
      #expect(plain * plain / spread > gain, "\(plain * plain / spread)")
    }
  }

  /// A mean has no bias at all, so that of the means of all repeats is held to 4 of its standard errors.
  @Test(
    "the mean is unbiased and covered in 93 to 98 % of repeats",
    arguments: Design.dependent.filter { $0.level < 0.999 } + Design.controlled)
  func mean(_ design: Design) throws {
    var covered = 0
    var means: [Double] = []
    for step in 0..<Self.repeats {
      let columns = Draws(seed: design.seed).normals(design.count, columns: 2, step: step)
      let mean = try design.sample(columns).mean()
      means.append(mean.value)
      if abs(mean.value) < 1e-12 || mean.interval.contains(0) { covered += 1 }
    }
    // That of antithetic pairs is exact, so that nothing but rounding decides.
    #expect(covered >= 930 && (covered <= 980 || means.allSatisfy { abs($0) < 1e-12 }))
    #expect(abs(means.reduce(0, +) / 1000) < 4 * standardErrorOfMean(means) + 1e-12)
  }

  @Test("weights made for a tail leave the mean without an interval, mild ones do not")
  func weightedMean() throws {
    let normals = Draws(seed: 931).normals(4000)[0]
    func mean(_ θ: Double) throws -> Estimate {
      let losses = normals.map { $0 + θ }
      return try LossSample(losses, weights: losses.map { exponential(-θ * $0 + θ * θ / 2) }).mean()
    }
    #expect(try mean(3).interval == Interval(low: nil, high: nil))
    let mild = try mean(0.5)
    #expect(mild.interval.contains(0) && abs(mild.value) < 4 * mild.standardError)
  }
}
