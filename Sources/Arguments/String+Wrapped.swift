extension String {
  /// The text broken between words into lines of at most `width` characters, all but the first indented.
  ///
  /// Line breaks in the text stay. A word that is longer than a line has one to itself.
  func wrapped(to width: Int, indentation: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = lines.isEmpty ? "" : margin
      var isEmpty = true
      for word in paragraph.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = margin
          isEmpty = true
        }
        line += isEmpty ? word : " " + word
        isEmpty = false
      }
      lines.append(isEmpty ? "" : line)
    }
    return lines
  }
}
