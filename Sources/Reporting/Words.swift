/// The small change of sentences.
enum Words {
  /// Several things in a row: `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) and \(items[items.count - 1])"
  }

  /// A number of things: `1 limit`, `2 limits`, with the plural's form where an s does not make it.
  static func counted(_ count: Int, _ thing: String, _ plural: String? = nil) -> String {
    "\(Figure.count(count)) \(count == 1 ? thing : plural ?? thing + "s")"
  }
}

extension String {
  /// The text with blanks in place of line ends and control characters.
  var onOneLine: String {
    String(map { $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0 })
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
