internal import RiskMeasures
internal import Stress

/// The laws of a case as members of an object, each under the name of its figure.
struct StressLawsForm: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct LawForm: Encodable {
    let mean: Double
    let meanInterval: Interval
    let probability: Double
    let probabilityInterval: Interval
    let measures: [RiskMeasure]
  }

  let laws: [StressLaw]

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for law in laws {
      let form = LawForm(
        mean: law.mean, meanInterval: law.meanInterval, probability: law.probability,
        probabilityInterval: law.probabilityInterval, measures: law.measures)
      try container.encode(form, forKey: Key(law.figure.rawValue))
    }
  }
}
