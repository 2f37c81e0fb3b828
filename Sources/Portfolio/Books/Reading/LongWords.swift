internal import Documents
internal import Kernels

/// The words that the columns of a table may hold, found by their bytes.
struct LongWords {
  static let kindCases = PositionKind.allCases
  static let kindNames = PositionKind.allCases.map(\.rawValue)
  static let settlementCases = Settlement.allCases
  static let typeCases = OptionTerms.Kind.allCases

  /// Words, and the table that numbers them.
  struct Vocabulary {
    let words: [String]
    let table: NameTable

    init(_ words: [String]) {
      self.words = words
      table = NameTable(words)
    }
  }

  let kinds = Vocabulary(LongWords.kindNames)
  let settlements = Vocabulary(LongWords.settlementCases.map(\.rawValue))
  let types = Vocabulary(LongWords.typeCases.map(\.rawValue))

  /// The number of the word in a field.
  ///
  /// - Throws: ``BookReadingError/unknownWord(source:line:column:value:nearest:known:)``.
  func number(
    in vocabulary: Vocabulary, column: Int, of rows: borrowing BookRows, _ bytes: Span<UInt8>
  ) throws(BookReadingError) -> Int {
    if let number = vocabulary.table.find(bytes.extracting(rows.field(column))) { return number }
    let word = rows.text(column, of: bytes)
    throw .unknownWord(
      source: rows.source, line: rows.line, column: rows.header[column], value: word,
      nearest: nearestName(to: word, in: vocabulary.words), known: vocabulary.words)
  }
}
