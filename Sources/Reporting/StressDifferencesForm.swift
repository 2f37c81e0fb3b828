internal import RiskMeasures
internal import Stress

/// Differences on the same paths as members of an object, each under the name of its figure.
struct StressDifferencesForm: Encodable {
  private struct DifferenceForm: Encodable {
    let mean: Double
    let meanInterval: Interval
    let isDistinguishable: Bool
  }

  private let differences: [String: DifferenceForm]

  init(_ differences: [StressDifference]) {
    self.differences = Dictionary(
      uniqueKeysWithValues: differences.map { item in
        let difference = item.difference
        return (
          item.figure.rawValue,
          DifferenceForm(
            mean: difference.difference, meanInterval: difference.interval,
            isDistinguishable: difference.isDistinguishable)
        )
      })
  }

  func encode(to encoder: any Encoder) throws { try differences.encode(to: encoder) }
}
