internal import Documents

extension BookReadingError: CustomStringConvertible {
  /// The one message: where, what, the bound and the remedy.
  public var description: String {
    switch self {
    case .table(let error): error.description
    case .document(let error): error.description
    case .row(let source, let line, let column, let fault):
      "\(source) line \(line)\(column.map { ", column \($0)" } ?? ""): \(fault)"
    case .entry(let source, let path, let fault):
      "\(source): \(path): \(fault)"
    case .duplicateAccount(let source, let place, let account):
      "\(source) \(place): account \(excerpt(account)) stands twice: put all that it holds in one place, or rename one"
    case .missingColumn(let source, let line, let name, let nearest, let known):
      "\(source) line \(line): there is no column \(name)\(Self.asked(nearest)); add it (columns are \(listing(known)))"
    case .unknownForm(let source, let line, let header):
      "\(source) line \(line): the columns \(listing(header)) are those of no book: one row per position needs account,"
        + " kind, asset and quantity, one row per account needs account and columns such as collateral:BTC or debt_usd:USDC"
    case .mixedForms(let source, let line, let column):
      "\(source) line \(line): column \(column) belongs to a table of one row per account, and column kind to one of one"
        + " row per position: take one of them out"
    case .unknownPrefix(let source, let line, let column, let nearest, let known):
      "\(source) line \(line): column \(excerpt(column)) is no prefix and asset\(Self.asked(nearest)); write one of"
        + " \(known.map { "\($0):ASSET" }.joined(separator: ", "))"
    case .blank(let source, let line, let column, let need):
      "\(source) line \(line), column \(column): blank, and \(need)"
    case .misplaced(let source, let line, let column, let value, let kind):
      "\(source) line \(line), column \(column): \(excerpt(value)) means nothing for \(kind): leave the field blank, or"
        + " correct the kind"
    case .unknownWord(let source, let line, let column, let value, let nearest, let known):
      "\(source) line \(line), column \(column): \(excerpt(value)) is none of"
        + " \(known.joined(separator: ", "))\(Self.asked(nearest)); correct it"
    case .quantityAndValue(let source, let line, let columns):
      "\(source) line \(line): \(columns.joined(separator: " and ")) are both given: leave one blank"
    case .notATime(let source, let line, let column, let fault):
      "\(source) line \(line), column \(column): \(fault)"
    case .contradiction(let source, let line, let column, let subject, let value, let earlier):
      "\(source) line \(line), column \(column): \(value) for \(subject), which has \(earlier) before: make them agree"
    case .valueWithoutPrice(let source, let line, let asset, let unitsLine):
      "\(source) line \(line): an amount of \(asset) in dollars, which has no price, while line \(unitsLine) gives one in"
        + " units: add the remark \"# price \(asset): ...\" (dollars per unit), or a column price"
    case .badRemark(let source, let line, let remark, let form):
      "\(source) line \(line): the remark \(excerpt(remark)) is not of the form \"# \(form)\": correct it"
    case .noAccounts(let source):
      "\(source) has no account: a book has at least one"
    }
  }

  private static func asked(_ nearest: String?) -> String { nearest.map { " (did you mean \($0)?)" } ?? "" }
}
