import Kernels
import Testing

@Suite("Correlating kernel against plain loops")
struct CorrelateTests {
  /// Orders on both sides of every number of panels that matters.
  private static let orders = [1, 2, 5, 6, 7, 11, 12, 13, 18, 20, 31, 50]

  /// The twin: the products are added one by one in the order of the inputs, each with a single rounding.
  private static func twin(
    _ factors: [Double], _ elements: [Double], outputs: Int, inputs: Int, rows: Int
  ) -> [Double] {
    var result = [Double](repeating: 0, count: rows * outputs)
    for row in 0..<rows {
      for output in 0..<outputs {
        var sum = 0.0
        for input in 0..<inputs {
          sum.addProduct(factors[row + input * rows], elements[output + input * outputs])
        }
        result[row + output * rows] = sum
      }
    }
    return result
  }

  private static func lowerTriangle(_ order: Int) -> [Double] {
    var elements = [Double].irregular(order * order, seed: 7)
    for column in 0..<order {
      for row in 0..<column { elements[row + column * order] = 0 }
    }
    return elements
  }

  @Test("a triangular matrix, to the bit", arguments: levels, orders)
  func triangular(level: InstructionSet, order: Int) {
    let elements = Self.lowerTriangle(order)
    let factors = [Double].irregular(256 * order, seed: 8)
    var target = [Double](repeating: .nan, count: 256 * order)
    level.correlate(
      factors, by: PackedFactor(columnMajor: elements, outputs: order, inputs: order), rows: 256, into: &target)
    #expect(target.bits == Self.twin(factors, elements, outputs: order, inputs: order, rows: 256).bits)
  }

  @Test("a full matrix of any shape, to the bit", arguments: levels, [(1, 3), (3, 1), (7, 20), (20, 7), (13, 13)])
  func full(level: InstructionSet, shape: (outputs: Int, inputs: Int)) {
    let (outputs, inputs) = shape
    let elements = [Double].irregular(outputs * inputs, seed: 9)
    for rows in [16, 32, 48, 256] {
      let factors = [Double].irregular(rows * inputs, seed: 10)
      var target = [Double](repeating: .nan, count: rows * outputs)
      level.correlate(
        factors, by: PackedFactor(columnMajor: elements, outputs: outputs, inputs: inputs), rows: rows, into: &target)
      #expect(target.bits == Self.twin(factors, elements, outputs: outputs, inputs: inputs, rows: rows).bits)
    }
  }

  @Test("a matrix of zeros gives zeros", arguments: levels)
  func zeros(level: InstructionSet) {
    var target = [Double](repeating: .nan, count: 32)
    let matrix = PackedFactor(columnMajor: [0, 0, 0, 0], outputs: 2, inputs: 2)
    level.correlate([Double](repeating: 1, count: 32), by: matrix, rows: 16, into: &target)
    #expect(target == [Double](repeating: 0, count: 32))
  }

  @Test("nothing is written beyond the last column", arguments: levels)
  func bounds(level: InstructionSet) {
    var target = [Double](repeating: 9, count: 16 * 7 + 5)
    let matrix = PackedFactor(columnMajor: Self.lowerTriangle(7), outputs: 7, inputs: 7)
    level.correlate([Double](repeating: 1, count: 16 * 7), by: matrix, rows: 16, into: &target)
    #expect(target.suffix(5) == [9, 9, 9, 9, 9])
  }

  @Test("rows that fill no strip trap")
  func badRows() async {
    await #expect(processExitsWith: .failure) {
      var target = [Double](repeating: 0, count: 8)
      let matrix = PackedFactor(columnMajor: [1], outputs: 1, inputs: 1)
      InstructionSet.baseline.correlate([Double](repeating: 1, count: 8), by: matrix, rows: 8, into: &target)
    }
  }
}
