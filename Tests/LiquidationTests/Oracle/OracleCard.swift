import Documents
import Foundation
import Liquidation
import Testing

/// The rule that a card holds.
func oracle(_ text: String) throws -> OracleRule {
  try StrictDocument.decode(OracleRule.self, from: Data(text.utf8), source: "venue.json5")
}

/// The message with which a card is refused.
func oracleError(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
  let error = #expect(throws: DocumentError.self, sourceLocation: sourceLocation) { try oracle(text) }
  return error.map { "\($0)" } ?? ""
}
