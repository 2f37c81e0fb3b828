/// A name and what it means, as two columns of a help text.
struct HelpEntry {
  let label: String
  let text: String

  /// The lines of the entry, with the text behind a column of `labelWidth`, or below a wider label.
  func lines(labelWidth: Int) -> [String] {
    let column = labelWidth + 4
    let textLines = Self.indented(text, by: column)
    guard label.count <= labelWidth, let first = textLines.first else { return ["  " + label] + textLines }
    let gap = String(repeating: " ", count: column - 2 - label.count)
    return ["  " + label + gap + first.dropFirst(column)] + textLines.dropFirst()
  }

  static func indented(_ text: String, by indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    return text.wrapped(to: HelpText.width - indentation).map { margin + $0 }
  }
}
