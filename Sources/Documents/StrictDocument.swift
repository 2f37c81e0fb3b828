public import Foundation

/// Reads JSON5 documents, such as model files and run cards, in which a key that nobody reads is an error.
///
/// So is a key that stands twice, of which the decoder would take one and say nothing.
public enum StrictDocument {
  /// A value from a JSON5 document.
  ///
  /// - Parameters:
  ///   - type: What the document describes.
  ///   - data: The document, UTF-8.
  ///   - source: The name of the document, for messages.
  /// - Returns: The value.
  /// - Throws: ``DocumentError``, which names the document and the place in it.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from data: Data, source: String
  ) throws(DocumentError) -> Value {
    var place: String?
    do throws(DocumentScanner.Fault) {
      try DocumentScanner.check(data)
    } catch {
      switch error {
      case .syntax(let reason): place = reason
      case .duplicateKey(let path, let key, let line):
        throw .duplicateKey(source: source, path: path, key: key, line: line)
      }
    }
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    do {
      return try decoder.decode(type, from: data)
    } catch let error as UnknownKey {
      throw .unknownKey(source: source, path: error.path, key: error.key, known: error.known)
    } catch let error as DecodingError {
      throw DocumentError(error, source: source, place: place)
    } catch {
      throw .invalid(source: source, path: "", reason: "\(error)")
    }
  }

  /// The text of a value as JSON: keys sorted, two spaces a level, an array of numbers or short words on one line.
  ///
  /// - Throws: `EncodingError` where a number is not finite.
  public static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    return joiningShortArrays(in: text) + "\n"
  }

  /// Foundation prints every element of an array on a line of its own, which makes a matrix unreadable.
  private static func joiningShortArrays(in text: String) -> String {
    var result: [Substring] = []
    var pending: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.drop { $0 == " " }
      if content.hasSuffix("[") {
        result += pending
        pending = [line]
      } else if pending.isEmpty {
        result.append(line)
      } else if content == "]" || content == "]," {
        let elements = pending.dropFirst().map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: " ")
        result.append(Substring(pending[0] + elements + content))
        pending = []
      } else if content.isEmpty || isShortElement(content) {
        pending.append(line)
      } else {
        result += pending + [line]
        pending = []
      }
    }
    return (result + pending).joined(separator: "\n")
  }

  private static func isShortElement(_ content: Substring) -> Bool {
    guard let first = content.first else { return false }
    return (first == "-" || first == "\"" || first.isNumber) && content.count < 28
  }
}

/// A key that its object does not have; ``StrictDocument`` adds the document's name.
struct UnknownKey: Error {
  let path: String
  let key: String
  let known: [String]
}

/// Any key at all, to see what an object holds.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// The object here, in which every key must be one of `Key`.
  ///
  /// - Throws: An error that ``StrictDocument/decode(_:from:source:)`` turns into ``DocumentError/unknownKey(source:path:key:known:)``.
  public func container<Key: CodingKey & CaseIterable>(
    strictlyKeyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    let known = Set(Key.allCases.map(\.stringValue))
    let present = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    if let stranger = present.filter({ !known.contains($0) }).min() {
      throw UnknownKey(path: codingPath.text, key: stranger, known: Key.allCases.map(\.stringValue))
    }
    return try container(keyedBy: type)
  }
}

extension [any CodingKey] {
  /// The place in a document, as one would type it: `limits[2].value`.
  package var text: String {
    reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
  }
}
