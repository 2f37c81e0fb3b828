import Testing

/// An input with one thing wrong, and what the command must say about it.
struct Spoiled: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let words: [String]

  init(_ name: String, _ text: String, saying words: String...) {
    (testDescription, self.text, self.words) = (name, text, words)
  }

  /// A text with one part replaced, which must be there.
  init(_ name: String, _ text: String, _ part: String, _ replacement: String, saying words: String...) {
    precondition(text.contains(part), "Nothing to spoil: \(part)")
    testDescription = name
    self.text = text.replacing(part, with: replacement, maxReplacements: 1)
    self.words = words
  }
}

/// Arguments that the command must refuse, with what it must say about them.
struct Refused: Sendable, CustomTestStringConvertible {
  let arguments: [String]
  let code: Int32
  let words: [String]

  var testDescription: String { arguments.map { $0.isEmpty ? "''" : $0 }.joined(separator: " ") }

  init(_ arguments: String..., code: Int32 = 64, saying words: [String]) {
    (self.arguments, self.code, self.words) = (arguments, code, words)
  }
}
