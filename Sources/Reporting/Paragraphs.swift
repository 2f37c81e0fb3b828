/// Text in paragraphs, with a blank line between two of them.
struct Paragraphs {
  private var parts: [String] = []

  /// The text, with a line end after the last line.
  var text: String { parts.joined(separator: "\n\n") + "\n" }

  /// Adds a paragraph; an empty one is left out.
  mutating func add(_ paragraph: String) {
    if !paragraph.isEmpty { parts.append(paragraph) }
  }

  /// Adds a heading of the second level.
  mutating func add(heading: String) { parts.append("## \(heading)") }

  /// Adds a table.
  mutating func add(_ table: Table) { parts.append(table.markdown) }

  /// Adds a list with one item per line; nothing where there is no item.
  mutating func add(items: [String]) { add(items.map { "- \($0.onOneLine)" }.joined(separator: "\n")) }

  /// Adds lines that belong together; nothing where there is none.
  mutating func add(lines: [String]) { add(lines.map(\.onOneLine).joined(separator: "\n")) }

  /// Adds the picture of a chart.
  mutating func add(_ chart: Chart) { parts.append("![\(chart.caption.onOneLine)](\(chart.fileName))") }
}
