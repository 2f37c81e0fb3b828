internal import Documents

/// Why a book cannot be written.
public enum BookWritingError: Error, Equatable, Sendable {
  /// A name for a remark that is empty, has line breaks, or has blanks at its ends, which would not read back.
  case notOneLine(text: String)
}

extension BookWritingError: CustomStringConvertible {
  /// The name, and the remedy.
  public var description: String {
    switch self {
    case .notOneLine(let text):
      "the name \(excerpt(text)) does not fit in a remark of a CSV file: take line breaks and blanks at its ends out, or"
        + " write the book as JSON"
    }
  }
}
