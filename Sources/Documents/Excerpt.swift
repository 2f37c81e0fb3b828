/// A text as a message shows it: in quotes, on one line, cut after 40 characters.
package func excerpt(_ text: String) -> String {
  let shown = oneLine(String(text.prefix(40)))
  return text.count > 40 ? "\"\(shown)...\"" : "\"\(shown)\""
}

/// A text with blanks in place of line ends and control characters: names come from files, and may hold either.
package func oneLine(_ text: String) -> String {
  String(
    text.map { $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0 })
}

/// Names as a message lists them: the first 20, and how many are left out.
package func listing(_ names: [String]) -> String {
  let shown = names.prefix(20).joined(separator: ", ")
  return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
}
