/// A text as a message shows it: in quotes, on one line, cut after 40 characters.
package func excerpt(_ text: String) -> String {
  let shown = text.prefix(40).map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
  return text.count > 40 ? "\"\(shown)...\"" : "\"\(shown)\""
}

/// Names as a message lists them: the first 20, and how many are left out.
package func listing(_ names: [String]) -> String {
  let shown = names.prefix(20).joined(separator: ", ")
  return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
}
