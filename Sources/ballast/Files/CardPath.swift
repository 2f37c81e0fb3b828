/// Paths in a card, which are meant from the card's folder.
enum CardPath {
  /// A path of a card as one would type it where the command runs: without the detours of `..` where that is possible.
  static func resolve(_ path: String, beside card: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = card.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var parts: [Substring] = []
    for part in Array(folder) + path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != "..", last != "" {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
