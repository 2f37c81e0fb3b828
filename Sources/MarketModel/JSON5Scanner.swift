/// Reads through a JSON5 document for what its decoder does not tell: where the text breaks, and keys that stand twice.
///
/// The decoder gives no position, and of two values under one key it silently keeps one. Whether a text is JSON5 is the
/// decoder's word: a fault of syntax found here only says where to look.
struct JSON5Scanner {
  /// The first thing that is wrong with a document.
  enum Fault: Error, Equatable {
    case syntax(line: Int, column: Int, reason: String)
    case duplicateKey(line: Int, key: String, firstLine: Int)
  }

  /// The nesting that the decoder accepts.
  private static let depthLimit = 512

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first fault of a document, or nil.
  ///
  /// - Complexity: O(bytes).
  static func fault(in bytes: [UInt8]) -> Fault? {
    var scanner = JSON5Scanner(bytes)
    do {
      try scanner.document()
      return nil
    } catch {
      return error
    }
  }

  private mutating func document() throws(Fault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (position, lineStart) = (3, 3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw fault("the text is not UTF-8: save it as UTF-8")
    }
    try skipBlanks()
    guard position < bytes.count else { throw fault("the document is empty") }
    try value(depth: 0)
    try skipBlanks()
    if position < bytes.count { throw fault("\(found) stands behind the end of the document") }
  }

  private mutating func value(depth: Int) throws(Fault) {
    guard depth < Self.depthLimit else { throw fault("more than \(Self.depthLimit) objects lie in one another") }
    switch byte {
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try quoted()
    default: try literal()
    }
  }

  private mutating func object(depth: Int) throws(Fault) {
    var lines: [String: Int] = [:]
    position += 1
    try skipBlanks()
    while !take("}") {
      let (start, startLine) = (position, line)
      let key = try key()
      if let first = lines.updateValue(startLine, forKey: key) {
        throw .duplicateKey(line: startLine, key: key, firstLine: first)
      }
      try skipBlanks()
      guard take(":") else {
        if start == position { throw fault("\(found) stands where a key is expected") }
        throw fault("\(found) stands where a colon is expected, behind the key \"\(key)\"")
      }
      try skipBlanks()
      try value(depth: depth + 1)
      try separator(before: "}")
    }
  }

  private mutating func array(depth: Int) throws(Fault) {
    position += 1
    try skipBlanks()
    while !take("]") {
      try value(depth: depth + 1)
      try separator(before: "]")
    }
  }

  /// A comma, which may be left out before the closing bracket alone.
  private mutating func separator(before close: Unicode.Scalar) throws(Fault) {
    try skipBlanks()
    if take(",") { return try skipBlanks() }
    guard byte == UInt8(ascii: close) else { throw fault("\(found) stands where a comma or \(close) is expected") }
  }

  private mutating func key() throws(Fault) -> String {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try quoted() }
    return word()
  }

  private mutating func quoted() throws(Fault) -> String {
    let quote = byte
    let opening = fault("the quote that opens here is not closed on its line")
    position += 1
    let start = position
    while let next = byte, next != quote {
      if next == UInt8(ascii: "\\") {
        position += 1
        if byte == UInt8(ascii: "\n") { newLine() }
      } else if next == UInt8(ascii: "\n") {
        throw opening
      }
      position += 1
    }
    guard byte == quote else { throw opening }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A number or a word such as true.
  private mutating func literal() throws(Fault) {
    let start = position
    let text = word()
    let known = ["true", "false", "null", "NaN", "Infinity"].contains { text.hasSuffix($0) }
    guard known || text.first.map({ "+-.0123456789".contains($0) }) == true else {
      position = start
      let isWord = text.first?.isLetter == true
      throw fault("\(isWord ? "\"\(text.prefix(40))\"" : found) stands where a value is expected")
    }
    guard !known else { return }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }.prefix(2)
    let leadsWithZero = digits.count == 2 && digits.allSatisfy { (0x30...0x39).contains($0) } && digits.first == 0x30
    guard let number = Double(text), !leadsWithZero else {
      position = start
      throw fault("\"\(text.prefix(40))\" is not a number: write it as in 1234.5 or 1.2e-3")
    }
    guard number.isFinite else {
      position = start
      throw fault("\(text.prefix(40)) is beyond the largest number, \(Double.greatestFiniteMagnitude)")
    }
  }

  /// The bytes up to the next blank, bracket or mark.
  private mutating func word() -> String {
    let start = position
    let ends = Array(" \t\r\n,:[]{}\"'/".utf8)
    while let next = byte, !ends.contains(next) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Passes over white space and comments.
  private mutating func skipBlanks() throws(Fault) {
    while let next = byte {
      switch next {
      case UInt8(ascii: "\n"):
        newLine()
        position += 1
      case UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0x0D:
        position += 1
      case UInt8(ascii: "/"):
        try comment()
      default:
        return
      }
    }
  }

  private mutating func comment() throws(Fault) {
    let opening = fault("the comment that opens here is never closed")
    let second = position + 1 < bytes.count ? bytes[position + 1] : 0
    guard second == UInt8(ascii: "/") || second == UInt8(ascii: "*") else { throw fault("/ stands on its own") }
    position += 2
    if second == UInt8(ascii: "/") {
      while let next = byte, next != UInt8(ascii: "\n") { position += 1 }
      return
    }
    while !(byte == UInt8(ascii: "*") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")) {
      guard let next = byte else { throw opening }
      if next == UInt8(ascii: "\n") { newLine() }
      position += 1
    }
    position += 2
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// The line feed at the position ends a line.
  private mutating func newLine() {
    line += 1
    lineStart = position + 1
  }

  /// What stands at the position, for messages.
  private var found: String {
    guard let byte else { return "the end of the document" }
    guard byte >= 0x20, byte != 0x7F else { return "the byte 0x" + String(byte, radix: 16) }
    let rest = bytes[position..<min(position + 4, bytes.count)]
    return String(decoding: rest, as: UTF8.self).first.map { "\"\($0)\"" } ?? "nothing"
  }

  /// A fault of syntax at the position; columns count characters from 1.
  private func fault(_ reason: String) -> Fault {
    let before = bytes[lineStart..<min(position, bytes.count)]
    return .syntax(line: line, column: before.count { $0 & 0xC0 != 0x80 } + 1, reason: reason)
  }
}
