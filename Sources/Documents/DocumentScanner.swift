internal import Foundation

/// Reads a JSON5 text for what the decoder keeps to itself: where the text breaks off, and which key stands twice.
///
/// Implementation goals, first to last: a fault's place is right; a sound document has no fault; the code is short. The
/// decoder has the last word on whether a text is JSON5.
struct DocumentScanner {
  /// The first fault of a text.
  enum Fault: Error, Equatable {
    /// The text is not JSON5, by a reason that names the place.
    case syntax(reason: String)
    /// A key that its object has already.
    case duplicateKey(path: String, key: String, line: Int)
  }

  /// How deep objects and arrays may lie in each other: as deep as the decoder follows them.
  private static let depthLimit = 512

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// Reads the whole of a text.
  ///
  /// - Complexity: O(bytes).
  static func check(_ text: Data) throws(Fault) {
    var scanner = DocumentScanner(bytes: Array(text))
    if scanner.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
    guard String(validating: scanner.bytes, as: UTF8.self) != nil else {
      throw .syntax(reason: "the text is not UTF-8: save it as UTF-8")
    }
    try scanner.readValue(at: "")
    scanner.skipBlank()
    if scanner.next != nil { throw scanner.fault("text after the end of the document") }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte, as the ASCII character that it is where it matters.
  private var next: Unicode.Scalar? { character(at: position) }

  private func character(at place: Int) -> Unicode.Scalar? {
    place < bytes.count ? Unicode.Scalar(bytes[place]) : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func readValue(at path: String) throws(Fault) {
    skipBlank()
    switch next {
    case "{": try readObject(at: path)
    case "[": try readArray(at: path)
    case "\"", "'": _ = try readString()
    case nil: throw fault("the text ends where a value should stand")
    default: try readWord()
    }
  }

  private mutating func readObject(at path: String) throws(Fault) {
    let opening = try enter()
    var keys: Set<String> = []
    while true {
      skipBlank()
      if take("}") { break }
      if next == nil { throw unclosed("object", from: opening) }
      let start = position
      let key = try next == "\"" || next == "'" ? readString() : String(decoding: takeRun(), as: UTF8.self)
      if key.isEmpty, next != ":" { throw fault("a key or a closing brace should stand here") }
      guard keys.insert(key).inserted else { throw .duplicateKey(path: path, key: key, line: place(start).line) }
      skipBlank()
      guard take(":") else { throw fault("a colon should follow the key \"\(key)\"") }
      try readValue(at: path.isEmpty ? key : "\(path).\(key)")
      skipBlank()
      if take(",") { continue }
      if next == nil { throw unclosed("object", from: opening) }
      guard next == "}" else { throw fault("a comma or a closing brace should stand here") }
    }
    depth -= 1
  }

  private mutating func readArray(at path: String) throws(Fault) {
    let opening = try enter()
    var index = 0
    while true {
      skipBlank()
      if take("]") { break }
      if next == nil { throw unclosed("array", from: opening) }
      try readValue(at: "\(path)[\(index)]")
      index += 1
      skipBlank()
      if take(",") { continue }
      if next == nil { throw unclosed("array", from: opening) }
      guard next == "]" else { throw fault("a comma or a closing bracket should stand here") }
    }
    depth -= 1
  }

  /// Steps over an opening brace or bracket, whose place it returns.
  private mutating func enter() throws(Fault) -> Int {
    depth += 1
    if depth > Self.depthLimit { throw fault("more than \(Self.depthLimit) objects and arrays lie in each other") }
    position += 1
    return position - 1
  }

  /// The text between quotes as it is written, escapes unread.
  private mutating func readString() throws(Fault) -> String {
    let start = position
    let quote = next
    position += 1
    while let character = next, character != quote {
      if character == "\n" || character == "\r" { break }
      let isContinuation = character == "\\" && self.character(at: position + 1) == "\r"
      position += character == "\\" ? (isContinuation && self.character(at: position + 2) == "\n" ? 3 : 2) : 1
    }
    guard next == quote else {
      position = start
      throw fault("the quote that opens here is not closed on its line")
    }
    position += 1
    return String(decoding: bytes[start + 1..<position - 1], as: UTF8.self)
  }

  private mutating func readWord() throws(Fault) {
    let start = position
    let word = String(decoding: takeRun(), as: UTF8.self)
    if word.isEmpty { throw fault("a value should stand here") }
    if !["true", "false", "null"].contains(word), !word.isJSON5Number {
      position = start
      if let byte = word.utf8.first(where: { $0 < 0x20 || $0 == 0x7F }) {
        throw fault("a control character, 0x\(String(byte, radix: 16)), stands where a value should")
      }
      throw fault("\"\(word.prefix(40))\" is no value: a number has to fit a double, text needs quotes")
    }
  }

  /// The bytes up to the next blank, comment or punctuation.
  private mutating func takeRun() -> ArraySlice<UInt8> {
    let start = position
    while let character = next, !" \t\r\n,:{}[]\"'/".unicodeScalars.contains(character) { position += 1 }
    return bytes[start..<position]
  }

  private mutating func skipBlank() {
    while let character = next {
      if " \t\r\n\u{0B}\u{0C}".unicodeScalars.contains(character) {
        position += 1
      } else if character == "/", self.character(at: position + 1) == "/" {
        while let inside = next, inside != "\n", inside != "\r" { position += 1 }
      } else if character == "/", self.character(at: position + 1) == "*" {
        position += 2
        while next != nil, !(next == "*" && self.character(at: position + 1) == "/") { position += 1 }
        position = min(position + 2, bytes.count)
      } else {
        return
      }
    }
  }

  /// The line and the column of a byte, both from 1; a column is a Unicode scalar.
  private func place(_ position: Int) -> (line: Int, column: Int) {
    let before = bytes[..<min(position, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let breaks = before.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    return (breaks + 1, before[lineStart...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
  }

  private func fault(_ reason: String) -> Fault {
    let (line, column) = place(position)
    return .syntax(reason: "line \(line), column \(column): \(reason)")
  }

  private func unclosed(_ kind: String, from opening: Int) -> Fault {
    fault("the text ends inside the \(kind) that opens on line \(place(opening).line)")
  }
}

extension String {
  /// Whether this is a number of JSON5 that a double can hold.
  fileprivate var isJSON5Number: Bool {
    let magnitude = first == "+" || first == "-" ? dropFirst() : self[...]
    if magnitude == "Infinity" || magnitude == "NaN" { return true }
    if magnitude.hasPrefix("0x") || magnitude.hasPrefix("0X") {
      return UInt64(magnitude.dropFirst(2), radix: 16) != nil
    }
    guard let first = magnitude.first, first.isNumber || first == "." else { return false }
    if first == "0", magnitude.dropFirst().first?.isNumber == true { return false }
    return Double(magnitude).map(\.isFinite) ?? (magnitude.hasSuffix(".") && Double(magnitude.dropLast()) != nil)
  }
}
