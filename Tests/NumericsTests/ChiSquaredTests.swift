import Foundation
import Numerics
import Testing

@Suite("Chi-square and tabulated functions")
struct ChiSquaredTests {
  @Test("the distribution function with 2 degrees of freedom is 1 - exp(-x/2)", arguments: [1e-8, 0.1, 1, 5, 60])
  func exponential(x: Double) {
    let law = ChiSquared(degreesOfFreedom: 2)
    #expect(abs(law.cumulative(x) + expm1(-x / 2)) <= 4e-16)
    #expect(law.cumulative(0) == 0)
    #expect(law.cumulative(-1) == 0)
  }

  @Test(
    "the quantile at a normal inverts the distribution function", arguments: [2.01, 3.3, 5, 30, 1e4],
    [-6, -2, 0, 1.5, 4.0])
  func quantile(ν: Double, z: Double) {
    let law = ChiSquared(degreesOfFreedom: ν)
    let probability = StandardNormal.cumulative(z)
    #expect(abs(law.cumulative(law.quantile(atNormal: z)) - probability) < 1e-12 * probability + 4e-16)
  }

  @Test(
    "far in the tails the quantile with 2 degrees of freedom is -2 log of the tail", arguments: [-8.29, -5, 5, 8.29])
  func tails(z: Double) {
    let law = ChiSquared(degreesOfFreedom: 2)
    let exact = -2 * (z > 0 ? log(StandardNormal.upperTail(z)) : log1p(-StandardNormal.cumulative(z)))
    #expect(abs(law.quantile(atNormal: z) / exact - 1) < 1e-12)
  }

  @Test("a table is as near to its function as its degree allows", arguments: [1, 3, 7, 20])
  func table(pieces: Int) {
    let table = PiecewisePolynomial(on: -2...3, pieces: pieces, degree: 11) { exp($0) }
    // Chebyshev interpolation of exp over half-width h errs by at most 2 (h/2)^12 / 12! of its largest value.
    let half = 2.5 / Double(pieces)
    let bound = (2 * pow(half / 2, 12) / 479_001_600 + 4e-15) * exp(3)
    for step in 0...1_000 {
      let x = -2 + 5 * Double(step) / 1_000
      #expect(abs(table.value(at: x) - exp(x)) < bound)
    }
  }

  @Test("a table holds its argument to the interval")
  func outside() {
    let table = PiecewisePolynomial(on: 0...1, pieces: 4, degree: 2) { 3 * $0 + 1 }
    #expect(abs(table.value(at: -5) - 1) < 1e-14)
    #expect(abs(table.value(at: 9) - 4) < 1e-14)
    #expect(abs(table.value(at: 1) - 4) < 1e-14)
  }
}
