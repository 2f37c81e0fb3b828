import Foundation
import Testing

/// What a run of the command left behind on its streams, and how it ended.
struct Outcome {
  let status: Int32
  /// Whether a signal ended it.
  let crashed: Bool
  let output: String
  let errors: String

  /// The answer as a JSON object: the whole of standard output must be one.
  func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
    #expect(status <= 1 && !crashed, "\(errors)", sourceLocation: sourceLocation)
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require(value as? [String: Any], sourceLocation: sourceLocation)
  }

  /// The command refused: this code, one message with all these words, no answer, no crash.
  func expectRefusal(_ code: Int32, saying words: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!crashed && status == code, "\(errors.prefix(600))", sourceLocation: sourceLocation)
    #expect(output.isEmpty, sourceLocation: sourceLocation)
    #expect(errors.hasPrefix("ballast: "), "\(errors.prefix(600))", sourceLocation: sourceLocation)
    for word in words {
      #expect(errors.contains(word), "no \"\(word)\" in: \(errors.prefix(600))", sourceLocation: sourceLocation)
    }
  }
}

extension Workspace {
  /// The command refuses these arguments, and leaves the folder as it was.
  func expectRefusal(
    of arguments: [String], _ code: Int32, saying words: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try contents()
    try run(arguments).expectRefusal(code, saying: words, sourceLocation: sourceLocation)
    #expect(try contents() == before, sourceLocation: sourceLocation)
  }

  /// The command answers in JSON, and says nothing else.
  func answer(
    _ arguments: [String], environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: Any] {
    let outcome = try run(arguments + ["--json", "--quiet"], environment: environment)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)", sourceLocation: sourceLocation)
    return try outcome.json(sourceLocation: sourceLocation)
  }
}
