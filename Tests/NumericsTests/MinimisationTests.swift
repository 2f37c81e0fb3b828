import Numerics
import Testing

@Suite("Minimisation by Brent's method") struct MinimisationTests {
  @Test("finds the vertex of a parabola", arguments: [-3.0, 0.1, 2.5])
  func parabola(vertex: Double) {
    let found = Minimisation.brent(in: -5...5) { 2 * ($0 - vertex) * ($0 - vertex) + 7 }
    #expect(abs(found.argument - vertex) < 1e-7)
    #expect(abs(found.value - 7) < 1e-13)
  }

  /// The derivative of x⁴ - 3x³ + 2 is x² (4x - 9).
  @Test("finds the minimum of a quartic")
  func quartic() {
    let found = Minimisation.brent(in: 1...4) { $0 * $0 * $0 * ($0 - 3) + 2 }
    #expect(abs(found.argument - 2.25) < 1e-7)
    #expect(abs(found.value - (2.25 * 2.25 * 2.25 * -0.75 + 2)) < 1e-13)
  }

  @Test("goes to the end where the function is monotone")
  func monotone() {
    #expect(Minimisation.brent(in: 2...3) { $0 }.argument - 2 < 1e-6)
    #expect(3 - Minimisation.brent(in: 2...3) { -$0 }.argument < 1e-6)
  }

  @Test("sees the values of the closure that it is given")
  func captures() {
    var evaluations = 0
    let found = Minimisation.brent(in: 0...1) { x in
      evaluations += 1
      return abs(x - 0.25)
    }
    #expect(abs(found.argument - 0.25) < 1e-6)
    #expect(evaluations > 5 && evaluations < 200)
  }
}
