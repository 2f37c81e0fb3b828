import Numerics
import Testing

@Suite("The generalised Pareto distribution") struct GeneralisedParetoTests {
  /// From the definition with 40 digits, by mpmath 1.4, at scale 1.
  @Test(
    "equals its definition",
    arguments: [
      (-0.4, 0.1, 0.9029798987795907, -0.061232991780382696),
      (-0.4, 1.0, 0.278854800926934, -0.766238435648986),
      (-0.4, 2.2, 0.004988306325798356, -3.180395304300138),
      (-0.1, 0.1, 0.9043820750088045, -0.09045302268151298),
      (-0.1, 1.0, 0.3486784401, -0.9482446409204367),
      (-0.1, 2.2, 0.08335775831236197, -2.236152233686497),
      (0.0, 0.1, 0.9048374180359595, -0.1),
      (0.0, 1.0, 0.36787944117144233, -1.0),
      (0.0, 2.2, 0.11080315836233387, -2.2),
      (1e-08, 0.1, 0.9048374180812014, -0.10000000095),
      (1e-08, 1.0, 0.3678794430108395, -1.000000005),
      (1e-08, 2.2, 0.11080316104377029, -2.1999999978000004),
      (0.3, 0.1, 0.9061691044930882, -0.12808814304669242),
      (0.3, 1.0, 0.4170506723141461, -1.136911812692461),
      (0.3, 2.2, 0.18463174451796466, -2.1962096102632915),
      (1.5, 0.1, 0.911034394062302, -0.23293657062526452),
      (1.5, 1.0, 0.5428835233189813, -1.5271512197902584),
      (1.5, 2.2, 0.37817054225096947, -2.431025037832528),
    ])
  func reference(shape: Double, excess: Double, survival: Double, logDensity: Double) {
    let law = GeneralisedPareto(scale: 1, shape: shape)
    #expect(abs(law.survival(excess) / survival - 1) < 1e-13)
    #expect(abs(law.logDensity(excess) - logDensity) < 1e-13 * max(1, abs(logDensity)))
    #expect(abs(law.cumulative(excess) - (1 - survival)) < 1e-15)
    #expect(abs(law.quantile(survival: survival) / excess - 1) < 1e-12)
    let scaled = GeneralisedPareto(scale: 0.01, shape: shape)
    #expect(abs(scaled.survival(0.01 * excess) / survival - 1) < 1e-12)
    #expect(abs(scaled.logDensity(0.01 * excess) - logDensity - 100.0.logarithm) < 1e-12 * max(1, abs(logDensity)))
  }

  /// Beside a shape of 0 a survival differs from the exponential's by ξ y²/2, relative to it.
  @Test("goes to the exponential without losing digits", arguments: [1e-3, 1e-6, 1e-10, 1e-16, 1e-100, 1e-300, 0])
  func exponentialLimit(shape: Double) {
    for (signed, excess) in [(shape, 0.5), (-shape, 0.5), (shape, 3), (-shape, 3)] {
      let law = GeneralisedPareto(scale: 1, shape: signed)
      let expansion = -excess + signed * excess * excess / 2 - signed * signed * excess * excess * excess / 3
      #expect(abs(law.survival(excess).logarithm - expansion) < 30 * shape * shape * shape + 1e-15)
      #expect(abs(law.quantile(survival: law.survival(excess)) - excess) < 1e-14)
    }
  }

  @Test("ends where a negative shape says")
  func upperEnd() {
    let law = GeneralisedPareto(scale: 0.5, shape: -0.25)
    #expect(law.upperEnd == 2 && law.survival(2) == 0 && law.survival(3) == 0 && law.cumulative(2) == 1)
    #expect(law.logDensity(2) == -.infinity && law.logDensity(-0.1) == -.infinity)
    #expect(law.quantile(survival: 0) == 2 && law.quantile(survival: 1) == 0)
    #expect(GeneralisedPareto(scale: 1, shape: 0.3).upperEnd == .infinity)
    #expect(law.survival(-1) == 1 && law.cumulative(-1) == 0)
  }

  @Test("has the moments that integration gives", arguments: [-0.4, 0, 0.2, 0.45])
  func moments(shape: Double) {
    let law = GeneralisedPareto(scale: 2, shape: shape)
    // ∫ Q(p)ⁿ dp over the survival p, with p = sⁿ where the quantile grows.
    let (mean, square) = [1.0, 2].map { power in
      Integration.gaussKronrod(over: 0...1) { s in
        let survival = s * s * s * s * s * s * s * s
        let quantile = survival > 0 ? law.quantile(survival: survival) : 0
        return 8 * survival / max(s, 1e-300) * (power == 1 ? quantile : quantile * quantile)
      }
    }.pair
    #expect(abs(law.mean / mean - 1) < 1e-6)
    #expect(abs(law.meanSquare / square - 1) < (shape > 0.4 ? 0.2 : 1e-6))
    #expect(law.meanExcess(over: 0) == law.mean)
    #expect(GeneralisedPareto(scale: 1, shape: 1).mean == .infinity)
    #expect(GeneralisedPareto(scale: 1, shape: 0.5).meanSquare == .infinity)
    #expect(GeneralisedPareto(scale: 1, shape: 2).meanExcess(over: 1) == .infinity)
  }

  /// The tail beyond 0.02 with 5 % of the losses, ξ = 0.3 and β = 0.01: McNeil, Frey and Embrechts' formulas, recomputed
  /// with SciPy.
  @Test(
    "gives the losses of the peaks-over-threshold formulas",
    arguments: [
      (0.99, 0.04068855322309206, 0.06384079031870295), (0.999, 0.0944545010962262, 0.14064928728032317),
    ])
  func losses(confidence: Double, valueAtRisk: Double, expectedShortfall: Double) {
    let tail = ParetoTail(
      threshold: 0.02, probability: 0.05, excess: GeneralisedPareto(scale: 0.01, shape: 0.3))
    #expect(abs(tail.valueAtRisk(confidence: confidence) - valueAtRisk) < 1e-15)
    #expect(abs(tail.expectedShortfall(confidence: confidence) - expectedShortfall) < 1e-15)
    #expect(abs(tail.survival(valueAtRisk) - (1 - confidence)) < 1e-16)
    #expect(abs(tail.logDensity(0.02) - 5.0.logarithm) < 1e-15)
  }

  @Test("traps what is no distribution, and a loss within its threshold")
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = GeneralisedPareto(scale: 0, shape: 0.1) }
    await #expect(processExitsWith: .failure) { _ = GeneralisedPareto(scale: 1, shape: .nan) }
    await #expect(processExitsWith: .failure) {
      _ = ParetoTail(threshold: 1, probability: 0.05, excess: GeneralisedPareto(scale: 1, shape: 0))
        .valueAtRisk(confidence: 0.9)
    }
  }
}

extension [Double] {
  fileprivate var pair: (Double, Double) { (self[0], self[1]) }
}
