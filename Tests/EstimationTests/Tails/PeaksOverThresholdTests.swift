import Estimation
import Numerics
import Testing

@Suite("A fit of a Pareto tail") struct PeaksOverThresholdTests {
  @Test("equals that of scipy.stats.genpareto", arguments: 0..<4)
  func scipy(index: Int) throws {
    let reference = try DependenceReference.load().pareto[index]
    let fit = try PeaksOverThreshold(share: reference.share).fit(reference.values, series: "A")
    #expect(fit.tail.threshold == reference.threshold && fit.excesses == reference.excesses)
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-8)
    #expect(abs(fit.tail.excess.shape - reference.shape) < 1e-5)
    #expect(abs(fit.tail.excess.scale / reference.scale - 1) < 1e-5)
    #expect(abs(fit.goodnessOfFit.statistic - reference.statistic) < 1e-4)
    #expect(fit.tail.probability == Double(fit.excesses) / Double(reference.values.count))
    #expect(fit.convergence.activeBound == nil && fit.convergence.starts >= 1)
  }

  @Test("does not depend on the unit or the place of the values", arguments: [100, 1e-6])
  func unit(factor: Double) throws {
    let values = try DependenceReference.load().pareto[0].values
    let fit = try PeaksOverThreshold().fit(values, series: "A")
    let scaled = try PeaksOverThreshold().fit(values.map { factor * ($0 + 5) }, series: "A")
    #expect(abs(scaled.tail.excess.shape - fit.tail.excess.shape) < 1e-6)
    #expect(abs(scaled.tail.excess.scale / factor / fit.tail.excess.scale - 1) < 1e-6)
  }

  /// Smith's (1985) inverse information: n Var = (1+ξ) [[2β², -β], [-β, 1+ξ]].
  @Test("has the standard errors of the expected information")
  func standardErrors() throws {
    let fit = try PeaksOverThreshold().fit(DependenceReference.load().pareto[0].values, series: "A")
    let (β, ξ, n) = (fit.tail.excess.scale, fit.tail.excess.shape, Double(fit.excesses))
    let errors = try #require(fit.standardErrors)
    #expect(abs(errors.scale - β * (2 * (1 + ξ) / n).squareRoot()) < 1e-12)
    #expect(abs(try #require(errors.shape) - (1 + ξ) / n.squareRoot()) < 1e-12)
    #expect(abs(errors.covariance + β * (1 + ξ) / n) < 1e-12)
  }

  @Test("keeps to a largest shape, and says so")
  func largestShape() throws {
    let values = try DependenceReference.load().pareto[3].values
    let fit = try PeaksOverThreshold(share: 0.15, largestShape: 0.4).fit(values, series: "A")
    #expect(fit.tail.excess.shape == 0.4 && fit.convergence.activeBound == .most)
    #expect(try #require(fit.standardErrors).shape == nil)
    // No other scale of that shape is more likely.
    let excesses = values.filter { $0 > fit.tail.threshold }.map { $0 - fit.tail.threshold }
    for factor in [0.99, 1, 1.01] {
      let law = GeneralisedPareto(scale: fit.tail.excess.scale * factor, shape: 0.4)
      let logLikelihood = excesses.reduce(0) { $0 + law.logDensity($1) }
      #expect(factor == 1 ? abs(logLikelihood - fit.logLikelihood) < 1e-8 : logLikelihood < fit.logLikelihood)
    }
    let loose = try PeaksOverThreshold(share: 0.15, largestShape: 2).fit(values, series: "A")
    #expect(loose.convergence.activeBound == nil)
  }

  @Test("of values that end abruptly lies on the least shape")
  func abrupt() throws {
    let fit = try PeaksOverThreshold().fit((0..<1000).map { Double($0) }, series: "A")
    #expect(fit.tail.excess.shape == -0.5 && fit.convergence.activeBound == .least)
    #expect(fit.standardErrors == nil)
    #expect(fit.tail.excess.upperEnd > 999 - fit.tail.threshold)
  }

  @Test("counts only what lies strictly beyond a threshold that is repeated")
  func ties() throws {
    // Half of the values are 0, and 40 of 400 are above.
    let values = Array(repeating: 0.0, count: 200) + (1...160).map { -Double($0) } + (1...40).map { Double($0 * $0) }
    let fit = try PeaksOverThreshold(share: 0.2).fit(values, series: "A")
    #expect(fit.tail.threshold == 0 && fit.excesses == 40 && fit.tail.probability == 0.1)
  }

  @Test("with one giant value is heavier and still found")
  func outlier() throws {
    var values = try DependenceReference.load().pareto[0].values
    let before = try PeaksOverThreshold().fit(values, series: "A")
    values[0] = 1e6
    let fit = try PeaksOverThreshold().fit(values, series: "A")
    #expect(fit.tail.excess.shape > before.tail.excess.shape && fit.tail.excess.shape < 1)
    #expect(fit.logLikelihood.isFinite && fit.convergence.activeBound == nil)
  }

  /// The excesses over every threshold of a Pareto law have its shape, and its modified scale.
  @Test("shows on a ladder of thresholds what hangs on them")
  func ladder() throws {
    let law = GeneralisedPareto(scale: 1, shape: 0.25)
    let values = (0..<4000).map { law.quantile(survival: (Double($0) + 0.5) / 4000) }
    let rungs = try PeaksOverThreshold().ladder(of: values, shares: [0.003, 0.05, 0.1, 0.2, 0.4], series: "A")
    #expect(rungs.map(\.share) == [0.05, 0.1, 0.2, 0.4])
    for rung in rungs {
      let fit = rung.fit
      let shapeError = try #require(fit.standardErrors?.shape)
      #expect(abs(fit.tail.excess.shape - 0.25) < 0.3 * shapeError)
      #expect(abs(fit.modifiedScale - 1) < 0.3 * (try #require(rung.modifiedScaleStandardError)))
      #expect(abs(fit.meanExcess - law.meanExcess(over: fit.tail.threshold)) < 0.5 * rung.meanExcessStandardError)
      #expect(fit.goodnessOfFit.pValue > 0.9)
    }
  }

  @Test("is refused a tail that is no Pareto's by its goodness of fit")
  func misfit() throws {
    // Two lumps, with nothing between.
    let values = (0..<600).map { $0.isMultiple(of: 3) ? 10 + Double($0) * 1e-3 : Double($0) * 1e-3 }
    let fit = try PeaksOverThreshold(share: 0.45).fit(values, series: "A")
    #expect(fit.goodnessOfFit.pValue < 0.01)
  }
}
