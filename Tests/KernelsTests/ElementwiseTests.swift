import Kernels
import Testing

@Suite("Elementwise kernels against plain loops")
struct ElementwiseTests {
  private static let margin = 3

  @Test("scaled increments are added to the run alone", arguments: levels, sizes)
  func addScaled(level: InstructionSet, size: Int) {
    let increment = [Double].irregular(size + 2 * Self.margin, seed: 2)
    let scale = [Double].irregular(size, seed: 3)
    let start = [Double].irregular(size + 2 * Self.margin, seed: 4)
    var target = start
    level.add(increment, scale: scale, shift: 0.3, to: &target, in: Self.margin..<Self.margin + size)
    var twin = start
    for index in 0..<size {
      let place = Self.margin + index
      let product = increment[place] * scale[index]
      let shifted = product + 0.3
      twin[place] = start[place] + shifted
    }
    #expect(target.bits == twin.bits)
  }

  @Test("increments are added to the run alone", arguments: levels, sizes)
  func add(level: InstructionSet, size: Int) {
    let increment = [Double].irregular(size + 2 * Self.margin, seed: 2)
    let start = [Double].irregular(size + 2 * Self.margin, seed: 4)
    var target = start
    level.add(increment, scale: nil, shift: -0.7, to: &target, in: Self.margin..<Self.margin + size)
    var twin = start
    for place in Self.margin..<Self.margin + size {
      let shifted = increment[place] - 0.7
      twin[place] = start[place] + shifted
    }
    #expect(target.bits == twin.bits)
  }

  @Test("a weighted run is added from the target's first element", arguments: levels, sizes)
  func addWeighted(level: InstructionSet, size: Int) {
    let values = [Double].irregular(size + 2 * Self.margin, seed: 5)
    let start = [Double].irregular(size + 1, seed: 6)
    var target = start
    level.add(values, in: Self.margin..<Self.margin + size, weight: 0.123, to: &target)
    var twin = start
    for index in 0..<size {
      let product = 0.123 * values[Self.margin + index]
      twin[index] = start[index] + product
    }
    #expect(target.bits == twin.bits)
  }

  @Test("a scale too short traps")
  func shortScale() async {
    await #expect(processExitsWith: .failure) {
      var target = [0.0, 0]
      InstructionSet.baseline.add([1, 2], scale: [1], shift: 0, to: &target, in: 0..<2)
    }
  }

  @Test("a target without room traps")
  func noRoom() async {
    await #expect(processExitsWith: .failure) {
      var target = [0.0]
      InstructionSet.baseline.add([1, 2], in: 0..<2, weight: 1, to: &target)
    }
  }
}
