import Numerics
import Testing

@Suite("Selection of extremes")
struct SelectionTests {
  /// Orders and ties that mislead a selection by a pivot.
  enum Shape: String, CaseIterable {
    case scattered, ties, ascending, descending, constant, twoValues, oneOutlier, sawtooth

    func numbers(_ count: Int) -> [Double] {
      (0..<count).map { index in
        let scattered = Double((index * 7_919 + 13) % 104_729) / 104_729
        switch self {
        case .scattered: return scattered
        case .ties: return (scattered * 7).rounded()
        case .ascending: return Double(index)
        case .descending: return Double(count - index)
        case .constant: return 0.25
        case .twoValues: return scattered > 0.995 ? 1 : 0
        case .oneOutlier: return index == count / 3 ? 1e100 : -scattered
        case .sawtooth: return Double(index % 16) + scattered * 1e-3
        }
      }
    }
  }

  @Test("finds what a sort of all finds", arguments: Shape.allCases, [1, 2, 3, 100, 4095, 4097, 8193, 50_000])
  func equalsSort(shape: Shape, count: Int) {
    let numbers = shape.numbers(count)
    let ascending = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    let descending = numbers.indices.sorted { (-numbers[$0], $0) < (-numbers[$1], $1) }
    for wanted in [0, 1, 2, 7, count / 1000, count / 100, count / 20, count / 2, count - 1, count]
    where wanted <= count {
      #expect(numbers.extremes(.largest, count: wanted) == ascending.suffix(wanted), "\(wanted) of \(shape)")
      #expect(numbers.extremes(.smallest, count: wanted) == descending.suffix(wanted), "\(wanted) of \(shape)")
    }
  }

  @Test("tells apart neither zeros of different sign nor gives up on numbers without scale")
  func specialNumbers() {
    let numbers = [0, -0.0, -.greatestFiniteMagnitude, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0]
    #expect(numbers.extremes(.largest, count: 5) == [0, 1, 5, 4, 3])
    #expect([Double]().extremes(.largest, count: 0) == [])
  }
}
