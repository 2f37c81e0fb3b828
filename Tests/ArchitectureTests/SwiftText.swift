/// A Swift source text without its comments and string literals, which mention names that the code does not use.
///
/// Line numbers stay. Code inside an interpolation is code and stays too.
struct SwiftText {
  /// The lines of code, the blanked parts as spaces.
  var lines: [String] {
    code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private var code: [UInt8]
  private var position = 0

  init(_ source: String) {
    code = Array(source.utf8)
    while position < code.count { readCode(insideParentheses: false) }
  }

  /// Passes over code up to the end, or past the parenthesis that closes an interpolation.
  private mutating func readCode(insideParentheses: Bool) {
    var depth = 0
    while position < code.count {
      let pounds = code[position...].prefix { $0 == UInt8(ascii: "#") }.count
      if starts(with: "//") {
        while position < code.count, code[position] != UInt8(ascii: "\n") { blank() }
      } else if starts(with: "/*") {
        blankBlockComment()
      } else if starts(with: "\"", after: pounds) {
        blankString(pounds: pounds)
      } else if pounds > 0, starts(with: "/", after: pounds) {
        blankRegex(pounds: pounds)
      } else {
        if code[position] == UInt8(ascii: "(") { depth += 1 }
        if code[position] == UInt8(ascii: ")") { depth -= 1 }
        position += 1
        if insideParentheses, depth == 0 { return }
      }
    }
  }

  private mutating func blankBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < code.count
  }

  private mutating func blankString(pounds: Int) {
    let quotes = starts(with: "\"\"\"", after: pounds) ? "\"\"\"" : "\""
    let fence = String(repeating: "#", count: pounds)
    blank(pounds + quotes.utf8.count)
    while position < code.count, !starts(with: quotes + fence) {
      if starts(with: "\\" + fence + "(") {
        blank(1 + pounds)
        readCode(insideParentheses: true)
      } else if starts(with: "\\" + fence) {
        blank(2 + pounds)
      } else if quotes == "\"", code[position] == UInt8(ascii: "\n") {
        return
      } else {
        blank()
      }
    }
    blank(quotes.utf8.count + pounds)
  }

  private mutating func blankRegex(pounds: Int) {
    let end = "/" + String(repeating: "#", count: pounds)
    blank(pounds + 1)
    while position < code.count, !starts(with: end) { blank() }
    blank(end.utf8.count)
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < code.count {
      if code[position] != UInt8(ascii: "\n") { code[position] = UInt8(ascii: " ") }
      position += 1
    }
  }

  private func starts(with token: String, after offset: Int = 0) -> Bool {
    code[position...].dropFirst(offset).starts(with: token.utf8)
  }
}
