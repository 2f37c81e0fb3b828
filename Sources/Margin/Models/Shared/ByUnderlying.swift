internal import Portfolio

/// Rules by underlying, with one for all the rest.
public struct ByUnderlying<Rule: Equatable & Sendable>: Equatable, Sendable {
  /// The rule of the underlyings that have none of their own; nil where there is none.
  public let standard: Rule?
  /// The rules of single underlyings.
  public let assets: [String: Rule]

  /// Rules by underlying.
  public init(standard: Rule?, assets: [String: Rule] = [:]) {
    self.standard = standard
    self.assets = assets
  }

  /// The rule of an underlying, or nil where it has none.
  public subscript(asset: String) -> Rule? { assets[asset] ?? standard }

  /// The rules in the order of a book's assets.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - key: What the rules are called in a message.
  ///   - needed: The instruments that need a rule.
  /// - Returns: A rule per asset; nil only where no instrument needs one.
  /// - Throws: ``MarginRuleError/noRule(key:underlying:known:)``.
  func places(
    in book: PricedBook, _ key: String, where needed: (Instrument) -> Bool
  ) throws(MarginRuleError) -> [Rule?] {
    let rules = book.assets.map { self[$0] }
    for (place, instrument) in book.book.instruments.enumerated() where needed(instrument) {
      let asset = book.underlyings[place]
      guard rules[asset] != nil else {
        throw .noRule(key: key, underlying: book.assets[asset], known: assets.keys.sorted())
      }
    }
    return rules
  }
}
