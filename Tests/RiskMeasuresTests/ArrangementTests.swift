import RiskMeasures
import Testing

/// The worst losses are picked out of any arrangement; the figures must not know which it was.
@Suite("Arrangements of the losses")
struct ArrangementTests {
  enum Arrangement: String, CaseIterable {
    case scattered, ascending, descending, twoValues, fewValues, oneOutlier, mostlyConstant

    func losses(_ count: Int) -> [Double] {
      let normals = Draws(seed: 961).normals(count)[0]
      return switch self {
      case .scattered: normals
      case .ascending: normals.sorted()
      case .descending: normals.sorted(by: >)
      case .twoValues: normals.map { $0 > 2.2 ? 1 : 0 }
      case .fewValues: normals.map { ($0 * 2).rounded() / 2 }
      case .oneOutlier: normals.indices.map { $0 == 7 ? 1e99 : normals[$0] }
      case .mostlyConstant: normals.map { max($0, 2) }
      }
    }
  }

  @Test("leave the measures those of the sorted losses", arguments: Arrangement.allCases, [3, 100, 5000, 60_000])
  func measures(arrangement: Arrangement, count: Int) throws {
    let losses = arrangement.losses(count)
    let sorted = losses.sorted()
    let (sample, ascending) = (try LossSample(losses), try LossSample(sorted))
    for level in [0.02, 0.5, 0.9, 0.99, 0.999] {
      let confidence = try Confidence(level)
      let rank = confidence.rank(of: count)
      #expect(sample.valueAtRisk(confidence) == sorted[rank - 1])
      #expect(sample.valueAtRiskInterval(confidence) == ascending.valueAtRiskInterval(confidence))
      guard rank < count else { continue }
      #expect(try sample.measure(confidence) == ascending.measure(confidence))
      // Whole observations beyond, and the fraction that is left of the VaR's own.
      let beyond = sorted[rank...].reduce(0, +) / Double(count)
      let boundary = sorted[rank - 1] * (Double(rank) / Double(count) - level)
      #expect(agree(try sample.expectedShortfall(confidence), (beyond + boundary) / (1 - level), to: 1e-10))
    }
    #expect(LossHistogram(of: sample) == LossHistogram(of: ascending))
    let (first, second) = (sample.mean(), ascending.mean())
    #expect(agree(first.value, second.value) && agree(first.standardError, second.standardError, to: 1e-9))
  }
}
