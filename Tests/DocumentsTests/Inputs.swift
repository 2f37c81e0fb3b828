import Documents
import Testing

/// A table read from a text.
func csv(_ text: String, source: String = "prices.csv") throws -> CSVTable {
  try CSVTable(Array(text.utf8), source: source)
}

/// The error of type `E` that the body throws.
func caught<E: Error & Equatable, T>(
  _ type: E.Type, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> T
) throws -> E {
  try #require(
    #expect(throws: type, sourceLocation: sourceLocation) { _ = try body() }, sourceLocation: sourceLocation)
}
