import Kernels
import Testing

@Suite("Levels of vector instructions")
struct InstructionSetTests {
  @Test("the baseline is always at hand, and the best level is the highest")
  func available() {
    #expect(InstructionSet.available.first == .baseline)
    #expect(InstructionSet.available == InstructionSet.available.sorted())
    #expect(InstructionSet.best == InstructionSet.available.last)
  }

  @Test("the levels are ordered")
  func order() {
    #expect(InstructionSet.allCases.sorted() == [.baseline, .avx2, .avx512])
    #expect(!(InstructionSet.avx2 < .avx2))
  }
}
