import Foundation
import Numerics
import Testing

@Suite("The F distribution and the chi-square's upper tail")
struct FisherFTests {
  /// With 2 degrees of freedom in the numerator the tail beyond x is (1 + 2x / m) to the power -m / 2.
  @Test("the tail with 2 over m degrees of freedom is a power", arguments: [2.5, 4, 30], [1e-6, 0.5, 2, 40])
  func power(m: Double, x: Double) {
    let law = FisherF(numerator: 2, denominator: m)
    let tail = pow(1 + 2 * x / m, -m / 2)
    #expect(abs(law.upperTail(x) / tail - 1) < 1e-12)
    #expect(abs(law.cumulative(x) - (1 - tail)) < 1e-14)
    #expect(law.upperTail(-1) == 1 && law.cumulative(-1) == 0)
  }

  @Test("the quantile inverts the distribution function", arguments: [1.0, 5, 18], [1e-6, 0.3, 0.999])
  func quantile(d: Double, probability: Double) {
    let law = FisherF(numerator: d, denominator: 3.3)
    #expect(abs(law.cumulative(law.quantile(probability)) / probability - 1) < 1e-11)
    let chiSquare = ChiSquared(degreesOfFreedom: d)
    #expect(abs(chiSquare.cumulative(chiSquare.quantile(probability)) / probability - 1) < 1e-11)
  }

  @Test("far out the chi-square's tail with 2 degrees of freedom is exp(-x/2)", arguments: [0.1, 5, 60, 600])
  func chiSquareTail(x: Double) {
    let law = ChiSquared(degreesOfFreedom: 2)
    #expect(abs(law.upperTail(x) / exp(-x / 2) - 1) < 1e-12)
    #expect(law.upperTail(-1) == 1)
  }

  @Test("degrees of freedom are positive")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = FisherF(numerator: 0, denominator: 3) }
    await #expect(processExitsWith: .failure) { _ = FisherF(numerator: 1, denominator: .infinity) }
  }
}
