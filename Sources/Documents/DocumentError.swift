/// What is wrong with a JSON5 document, and where.
public enum DocumentError: Error, Equatable, Sendable {
  /// The text is not JSON5.
  case notJSON(source: String, reason: String)
  /// A key that nothing reads: most often a misspelt one.
  case unknownKey(source: String, path: String, key: String, known: [String])
  /// A key that its object has already, on an earlier line or the same.
  case duplicateKey(source: String, path: String, key: String, line: Int)
  /// A key that must be there is not.
  case missingKey(source: String, path: String, key: String)
  /// A value of the wrong type.
  case wrongType(source: String, path: String, reason: String)
  /// A value that its meaning forbids.
  case invalid(source: String, path: String, reason: String)

  /// What a decoder's error means.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - source: The name of the document.
  ///   - place: Where and why the text breaks off, if it does: the decoder does not tell.
  init(_ error: DecodingError, source: String, place: String?) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .missingKey(source: source, path: context.codingPath.text, key: key.stringValue)
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self = .wrongType(
        source: source, path: context.codingPath.text,
        reason: "must be \(Self.words(for: type)), but is \(Self.found(in: context.debugDescription))")
    case .dataCorrupted(let context):
      self =
        context.codingPath.isEmpty
        ? .notJSON(source: source, reason: place ?? context.debugDescription)
        : .invalid(source: source, path: context.codingPath.text, reason: context.debugDescription)
    @unknown default:
      self = .invalid(source: source, path: "", reason: "\(error)")
    }
  }

  /// What a person writes for a value of a type.
  private static func words(for type: any Any.Type) -> String {
    switch type {
    case is Double.Type: "a number"
    case is any FixedWidthInteger.Type: "a whole number"
    case is String.Type: "a text in quotes"
    case is Bool.Type: "true or false"
    case is [Any].Type: "an array [ ]"
    default: "an object { }"
    }
  }

  /// What the decoder met instead, from the only place where it says so.
  private static func found(in text: String) -> String {
    let words = ["a string", "an array", "a dictionary", "bool", "number", "null"]
    let names = ["a text", "an array", "an object", "true or false", "a number", "null"]
    return zip(words, names).first { text.contains("found \($0.0)") }?.1 ?? "something else"
  }
}

extension DocumentError: CustomStringConvertible {
  /// The document, the place, the fault and the remedy, in one line.
  public var description: String {
    switch self {
    case .notJSON(let source, let reason):
      "\(source): not JSON5: \(reason)"
    case .unknownKey(let source, let path, let key, let known):
      "\(source): \(Self.place(path))unknown key \"\(key)\"; known are \(known.joined(separator: ", "))"
    case .duplicateKey(let source, let path, let key, let line):
      "\(source): \(Self.place(path))the key \"\(key)\" stands twice, again on line \(line): remove one"
    case .missingKey(let source, let path, let key):
      "\(source): \(Self.place(path))the key \"\(key)\" is missing: add it"
    case .wrongType(let source, let path, let reason):
      "\(source): \(Self.place(path))\(reason)"
    case .invalid(let source, let path, let reason):
      "\(source): \(Self.place(path))\(reason)"
    }
  }

  private static func place(_ path: String) -> String { path.isEmpty ? "" : "\(path): " }
}
