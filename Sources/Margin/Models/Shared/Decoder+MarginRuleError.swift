internal import Documents

extension Decoder {
  /// What a closure makes of the object here; an error of a rule gets the object's place in the document.
  func placing<Value>(_ make: () throws(MarginRuleError) -> Value) throws -> Value {
    do throws(MarginRuleError) {
      return try make()
    } catch .at(let path, let error) {
      throw MarginRuleError.at(path: path, error)
    } catch {
      throw MarginRuleError.at(path: codingPath.text, error)
    }
  }
}

extension Decoder {
  /// The case that a word names.
  ///
  /// - Throws: ``MarginRuleError/unknownWord(key:word:known:)`` with the object's place in the document.
  func word<Value: RawRepresentable & CaseIterable>(
    _ word: String, _ key: String
  ) throws -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: word) else {
      throw MarginRuleError.at(
        path: codingPath.text,
        .unknownWord(key: key, word: word, known: Value.allCases.map(\.rawValue)))
    }
    return value
  }
}
