import Numerics
import Testing

@Suite("Roots between two signs")
struct RootFindingTests {
  private func root(_ low: Double, _ high: Double, of function: (Double) -> Double) -> Double {
    RootFinding.root(between: (low, function(low)), and: (high, function(high)), of: function)
  }

  @Test("the square root of 2, to the last digits, whichever side is negative", arguments: [1.0, -1])
  func squareRoot(sign: Double) {
    #expect(abs(root(0, 9) { sign * ($0 * $0 - 2) } - 2.0.squareRoot()) < 1e-15)
  }

  @Test("a triple root at 1, where no derivative helps")
  func tripleRoot() {
    #expect(abs(root(0, 5) { ($0 - 1) * ($0 - 1) * ($0 - 1) } - 1) < 1e-5)
  }

  @Test("a jump is its own root")
  func jump() {
    #expect(abs(root(-1, 1) { $0 < 0.3 ? -2.0 : 5.0 } - 0.3) < 1e-15)
  }

  @Test("an end that is a root is returned as it is")
  func end() {
    #expect(root(2, 3) { $0 - 2 } == 2)
    #expect(root(1, 2) { $0 - 2 } == 2)
  }

  @Test("two points of one sign are the caller's mistake")
  func oneSign() async {
    await #expect(processExitsWith: .failure) {
      _ = RootFinding.root(between: (1, 1), and: (2, 4), of: { $0 * $0 })
    }
  }
}
