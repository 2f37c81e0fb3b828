import Documents
import Foundation
import Margin
import Portfolio
import Testing

/// One line of an account in a test: an asset and how much of it.
struct Line {
  let asset: String
  let role: Position.Role
  let quantity: Double

  static func held(_ asset: String, _ quantity: Double) -> Line {
    Line(asset: asset, role: .collateral, quantity: quantity)
  }
  static func owed(_ asset: String, _ quantity: Double) -> Line {
    Line(asset: asset, role: .debt, quantity: quantity)
  }
}

extension Book {
  /// Adds an account that holds and owes assets.
  mutating func append(_ account: Account, lines: [Line]) throws {
    var positions: [Position] = []
    for line in lines {
      let place = try place(of: .asset(line.asset))
      positions.append(Position(instrument: place, role: line.role, quantity: line.quantity))
    }
    try append(account, positions: positions)
  }
}

/// A venue that lends, on one account.
func lender(
  _ rules: CollateralRules, _ lines: [Line], prices: [String: Double], account: Account = Account(id: "a")
) throws -> MarginEngine {
  var book = try Book(prices: prices)
  try book.append(account, lines: lines)
  return try MarginEngine(MarginVenue(collateral: rules), book: PricedBook(book))
}

extension MarginEngine {
  /// The statement of the first account when the book was taken.
  var opening: MarginStatement { statement(of: 0, in: book.today) }
}

/// A rule with one weight.
func rule(_ weight: Double) -> CollateralRule { CollateralRule(initialWeight: weight, maintenanceWeight: weight) }

/// The error of a document that is read as the margin section of a card.
func cardError(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
  let error = try #require(
    #expect(throws: DocumentError.self, sourceLocation: sourceLocation) {
      try StrictDocument.decode(MarginVenue.self, from: Data(text.utf8), source: "venue.json5")
    }, sourceLocation: sourceLocation)
  return "\(error)"
}
