import Documents
import Foundation
import MarketModel
import Testing

@Suite("Where a document breaks off, and what stands twice in it")
struct DocumentScannerTests {
  private static let broken = [
    ("", "line 1, column 1: the text ends where a value should stand"),
    (" \n ", "line 2, column 2: the text ends where a value should stand"),
    ("{", "line 1, column 2: the text ends inside the object that opens on line 1"),
    ("{\n  \"a\": [1, 2", "line 2, column 13: the text ends inside the array that opens on line 2"),
    ("{\n\"a\": 1\n\"b\": 2}", "line 3, column 1: a comma or a closing brace should stand here"),
    ("{\"a\": [1 2]}", "line 1, column 10: a comma or a closing bracket should stand here"),
    ("{\"a\": [1, 2}", "line 1, column 12: a comma or a closing bracket should stand here"),
    ("{\"ballastModel\" 1}", "line 1, column 17: a colon should follow the key \"ballastModel\""),
    ("{\"a\": }", "line 1, column 7: a value should stand here"),
    ("{,}", "line 1, column 2: a key or a closing brace should stand here"),
    (
      example("0.60", becomes: "1e999"),
      "line 5, column 26: \"1e999\" is no value: a number has to fit a double, text needs quotes"
    ),
    ("{\"é\": BTC}", "line 1, column 7: \"BTC\" is no value: a number has to fit a double, text needs quotes"),
    ("{\"a\": \"BTC}\n", "line 1, column 7: the quote that opens here is not closed on its line"),
    ("{} {}", "line 1, column 4: text after the end of the document"),
    ("BTC=1", "line 1, column 1: \"BTC=1\" is no value: a number has to fit a double, text needs quotes"),
    (
      "date,BTC\n2024-01-01,1\n",
      "line 1, column 1: \"date\" is no value: a number has to fit a double, text needs quotes"
    ),
    ("// nothing", "line 1, column 11: the text ends where a value should stand"),
    ("{ /* open", "line 1, column 10: the text ends inside the object that opens on line 1"),
  ]

  @Test("a text that is not JSON5 says where", arguments: broken)
  func place(text: String, reason: String) {
    let thrown = #expect(throws: DocumentError.notJSON(source: source, reason: reason)) { try read(text) }
    #expect(thrown?.description == "m.json: not JSON5: \(reason)")
  }

  @Test("depth without end is no crash", arguments: ["[", "{a:", "[[],"])
  func depth(opening: String) {
    #expect(throws: DocumentError.self) { try read(String(repeating: opening, count: 200_000)) }
  }

  private static let duplicates = [
    (#""daysPerYear": 365"#, #""daysPerYear": 365, "daysPerYear": 252"#, "", "daysPerYear", 4),
    (#""BTC": 0.60,"#, "\"BTC\": 0.60,\n 'BTC': 0.70,", "volatility", "BTC", 6),
    (#""kind": "gaussian""#, #"kind: "gaussian", "kind": "studentT""#, "dynamics", "kind", 8),
  ]

  @Test("a key that stands twice is an error", arguments: duplicates)
  func duplicate(original: String, replacement: String, path: String, key: String, line: Int) {
    let error = DocumentError.duplicateKey(source: source, path: path, key: key, line: line)
    let thrown = #expect(throws: error) { try read(example(original, becomes: replacement)) }
    let place = path.isEmpty ? "" : "\(path): "
    #expect(
      thrown?.description == "m.json: \(place)the key \"\(key)\" stands twice, again on line \(line): remove one")
  }

  @Test("a duplicate within an array is named with its place")
  func duplicateInArray() {
    let text = Data("[{a: 1}, {a: [{}, {b: 1, b: 2}]}]".utf8)
    let thrown = #expect(throws: DocumentError.self) {
      try StrictDocument.decode([String].self, from: text, source: source)
    }
    #expect(thrown == .duplicateKey(source: source, path: "[1].a[1]", key: "b", line: 1))
  }

  @Test(
    "the same key in different objects, in text and in comments is no duplicate",
    arguments: [
      "[{a: 1}, {a: 2}, {b: {a: 1}, a: 2}]", "{a: '{\"a\": 1, \"a\": 2}', b: \"it's \\\" a: \"}",
      "{a: 1, /* a: 2, } */ b: 1 // a: 3\n}", "{'a': 0x1F, \"b\": +.5, c: 5., d: -Infinity, e: 1E3,}",
      "{a: 'two \\\n lines', b: 'two \\\r\n lines'}",
    ])
  func noDuplicate(text: String) throws {
    // What the document holds is not what is asked for, and nothing else is wrong with it.
    let thrown = #expect(throws: DocumentError.self) {
      try StrictDocument.decode(Double.self, from: Data(text.utf8), source: source)
    }
    guard case .wrongType = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
  }
}
