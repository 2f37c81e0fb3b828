import Foundation

/// Standard output for answers, standard error for everything else.
enum Console {
  /// Prints an answer, and nothing but answers.
  static func print(_ text: String) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    } catch {
      throw Failure(.cannotWrite, "the answer cannot be written to standard output: \(OutputFile.reason(error))")
    }
  }

  /// Prints a warning or an error.
  static func complain(_ text: String) { show(text + "\n") }

  /// Prints progress as it is; where nobody listens to standard error, nothing is lost that a command promises.
  static func show(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
