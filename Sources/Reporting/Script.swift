/// The lines of a script for gnuplot.
struct Script {
  private(set) var lines: [String]

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A script that writes a picture of some size, in points.
  init(output: String, width: Int = 860, height: Int = 420) {
    lines = [
      "set terminal svg size \(width),\(height) dynamic font 'sans-serif,12' background 'white'",
      "set output \(Self.quoted(output))",
      "set encoding utf8",
      "set border linecolor '#404040'",
    ]
  }

  static func += (script: inout Script, lines: [String]) { script.lines += lines }

  /// Adds data that plots refer to by a name that starts with a dollar sign.
  mutating func add(data name: String, rows: [[Cell]]) {
    lines += ["\(name) << EOD"] + rows.map { $0.map(\.text).joined(separator: " ") } + ["EOD"]
  }

  /// One field of a row of data.
  enum Cell {
    case number(Double)
    case words(String)

    var text: String {
      switch self {
      case .number(let value): "\(value)"
      // Inside quotes a field has no escapes.
      case .words(let text): "\"\(text.onOneLine.replacing("\"", with: "'"))\""
      }
    }
  }

  /// A text as gnuplot reads it in single quotes, where it runs no command and expands nothing.
  static func quoted(_ text: String) -> String { "'\(text.onOneLine.replacing("'", with: "''"))'" }
}
