import Documents
import Foundation
import Testing

/// A value with arrays of every sort.
private struct Sheet: Codable, Equatable {
  var numbers = [1, -0.0, 1e-300, 0.1, 1e22, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -1 / 3]
  var matrix = [[1, 0.5], [0.5, 1]]
  var empty: [Double] = []
  var words = ["BTC", "a, b", "[", "]", "],", "-1,", "\"quoted\"", "line\nbreak"]
  var sentences = ["A sentence that is too long to stand beside another one.", "1"]
  var objects = [["key": 1.5], ["key": 2.5]]
  var nested = ["a": [["b": [1.0, 2.0]]]]
}

@Suite("Documents that are written")
struct StrictDocumentTests {
  @Test("a value comes back from its own text, to the bit")
  func roundTrip() throws {
    let sheet = Sheet()
    let text = try StrictDocument.encode(sheet)
    let back = try StrictDocument.decode(Sheet.self, from: Data(text.utf8), source: "s.json")
    #expect(back == sheet)
    #expect(back.numbers.map(\.bitPattern) == sheet.numbers.map(\.bitPattern))
    #expect(text.hasSuffix("}\n"))
    #expect(try StrictDocument.encode(back) == text)
  }

  @Test("doubles of any size come back, to the bit")
  func doubles() throws {
    var state: UInt64 = 1
    let values = (0..<20_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(bitPattern: state)
    }.filter(\.isFinite)
    let text = try StrictDocument.encode(values)
    #expect(text.filter { $0 == "\n" }.count == 1)
    let back = try StrictDocument.decode([Double].self, from: Data(text.utf8), source: "s.json")
    #expect(back.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test("an array of numbers or of words is one line, and keys are sorted")
  func layout() throws {
    let text = try StrictDocument.encode(Sheet())
    #expect(
      text == """
        {
          "empty" : [],
          "matrix" : [
            [1, 0.5],
            [0.5, 1]
          ],
          "nested" : {
            "a" : [
              {
                "b" : [1, 2]
              }
            ]
          },
          "numbers" : [1, -0, 1e-300, 0.1, 1e+22, 5e-324, 1.7976931348623157e+308, -0.3333333333333333],
          "objects" : [
            {
              "key" : 1.5
            },
            {
              "key" : 2.5
            }
          ],
          "sentences" : [
            "A sentence that is too long to stand beside another one.",
            "1"
          ],
          "words" : ["BTC", "a, b", "[", "]", "],", "-1,", "\\"quoted\\"", "line\\nbreak"]
        }

        """)
  }

  @Test("a number that is not finite cannot be written", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    #expect(throws: EncodingError.self) { try StrictDocument.encode([value]) }
  }
}
