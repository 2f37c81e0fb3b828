import Foundation
import Numerics
import Testing

@Suite("Piecewise polynomials in loops")
struct PiecewisePolynomialTests {
  @Test("the values of a loop are those of numbers one by one, to the bit", arguments: [1, 3, 9])
  func loops(degree: Int) {
    let table = PiecewisePolynomial(on: -1...2, pieces: 7, degree: degree) { sin($0) }
    // Both ends, the seams of the pieces, and numbers that are held to the interval.
    let arguments = [-5, -1, 2, 2.5, -1e-300] + (0...700).map { -1 + 3 * Double($0) / 700 }
    var values = [Double](repeating: -9, count: arguments.count + 2)
    table.values(at: arguments, into: &values)
    for (value, argument) in zip(values, arguments) {
      #expect(value == table.value(at: argument))
    }
    #expect(values.suffix(2) == [-9, -9])
  }

  @Test("a target too short traps")
  func short() async {
    await #expect(processExitsWith: .failure) {
      let table = PiecewisePolynomial(on: 0...1, pieces: 1, degree: 1) { $0 }
      var target = [0.0]
      table.values(at: [0, 1], into: &target)
    }
  }
}
