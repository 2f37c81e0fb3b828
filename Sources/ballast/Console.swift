import Foundation

/// Standard output for answers, standard error for everything else.
enum Console {
  /// Prints an answer, and nothing but answers.
  static func print(_ text: String) {
    FileHandle.standardOutput.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Prints a warning, an error or progress.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
