import Numerics
import Testing

@Suite("Pairs of neighbouring normals")
struct SerialStatisticalTests {
  private static let (cells, blocks, width) = (128, 64, 65_536)

  /// Which of the columns of equal probability each normal falls into.
  private static func cells(_ address: ColumnAddress) -> [Int] {
    address.normals(paths: width).map { min(Int(StandardNormal.cumulative($0) * Double(cells)), cells - 1) }
  }

  // Knuth's serial test: 2^22 pairs, 256 to be expected in each of 2^14 cells. Every other step keeps the pairs of
  // neighbouring steps apart, so that the statistic has the chi-square law.
  @Test("fill the square evenly", arguments: Neighbour.allCases)
  func serial(neighbour: Neighbour) {
    var counts = [Int](repeating: 0, count: Self.cells * Self.cells)
    for block in 0..<Self.blocks {
      let address = ColumnAddress(
        seed: 20_240_302, stream: 0, step: 2 * (block % 4), factor: 0, firstPath: UInt64(2 * Self.width * (block / 4)))
      let (first, second) = neighbour.pair(from: address)
      for (row, column) in zip(Self.cells(first), Self.cells(second)) { counts[Self.cells * row + column] += 1 }
    }
    let expected = Double(Self.blocks * Self.width) / Double(counts.count)
    let statistic = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) } / expected
    let probability = chiSquareCumulative(statistic, degreesOfFreedom: Double(counts.count - 1))
    #expect(probability > falseAlarm / 2 && probability < 1 - falseAlarm / 2)
  }
}
