import Foundation
import RiskMeasures
import Testing

@Suite("Measures as JSON")
struct CodableFormTests {
  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  @Test(
    "an interval is a pair in which null is an end that does not exist",
    arguments: [
      (Interval(low: 1.5, high: 2.25), "[1.5,2.25]"), (Interval(low: 1.5, high: nil), "[1.5,null]"),
      (Interval(low: nil, high: -2), "[null,-2]"), (Interval(low: nil, high: nil), "[null,null]"),
    ])
  func interval(_ interval: Interval, _ json: String) throws {
    #expect(try text(interval) == json)
    #expect(try decode(Interval.self, json) == interval)
  }

  @Test("an end that does not exist excludes nothing and has no image")
  func openEnds() {
    let open = Interval(low: 1, high: nil)
    #expect(open.contains(1) && open.contains(1e300) && !open.contains(0.5) && !open.isBounded)
    #expect(Interval(low: nil, high: 1).contains(-1e300))
    #expect(open.map { 2 * $0 } == Interval(low: 2, high: nil))
  }

  @Test("a confidence is a number, checked when it is read")
  func confidence() throws {
    #expect(try text([Confidence(0.99)]) == "[0.99]")
    #expect(try decode([Confidence].self, "[0.975]") == [Confidence(0.975)])
    #expect(throws: RiskMeasureError.confidenceOutOfBounds(95)) { try decode([Confidence].self, "[95]") }
    #expect(try Confidence(0.95) < Confidence(0.99))
    #expect(Confidence.interval.level == 0.95)
  }

  @Test("a measure has the keys of every answer")
  func measure() throws {
    let measure = try LossSample((1...250).map(Double.init)).measure(Confidence(0.99))
    let json = try text(measure)
    for key in ["confidence", "var", "varInterval", "es", "esInterval", "tailCount", "cautions"] {
      #expect(json.contains("\"\(key)\":"), "\(key)")
    }
    #expect(json.contains("\"var\":248,\"varInterval\":[244,null]"))
    #expect(try decode(RiskMeasure.self, json) == measure)
  }

  @Test("the names of the measures", arguments: zip(Measure.allCases, ["var", "es"]))
  func names(_ measure: Measure, _ name: String) throws {
    #expect(try text([measure]) == "[\"\(name)\"]")
    #expect(Measure(rawValue: name) == measure)
  }
}
