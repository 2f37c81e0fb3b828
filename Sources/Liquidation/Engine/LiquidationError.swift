/// What keeps a book from being liquidated on paths.
public enum LiquidationError: Error, Equatable, Sendable {
  /// Nothing says what a liquidator gets for a collateral.
  case noIncentive(venue: String, asset: String)
  /// Two venues have different prices of an asset today.
  case pricesDiffer(asset: String, first: Double, second: Double, venue: String)
  /// A rule names an asset that no book and no reserve holds.
  case unknownAsset(place: String, asset: String, known: [String])
  /// A figure of the rules that does not fit today's prices.
  case rule(place: String, LiquidationRuleError)
  /// A contract at a venue that liquidates by spreads or auctions.
  case contractWithoutBook(venue: String, account: String)
  /// Dollars that came from nowhere or went nowhere: an error of the engine.
  case ledger(LedgerFault)
}

extension LiquidationError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .noIncentive(let venue, let asset):
      "\(venue): nothing says what a liquidator of \(asset) earns: give the asset or the venue an \"incentive\""
    case .pricesDiffer(let asset, let first, let second, let venue):
      "\(asset) stands at \(first) in one book and at \(second) in that of \(venue): give both one price"
    case .unknownAsset(let place, let asset, let known):
      "\(place): \(asset) is no asset of a book or of reserves: correct its name (known are"
        + " \(known.joined(separator: ", ")))"
    case .rule(let place, let error): "\(place): \(error)"
    case .contractWithoutBook(let venue, let account):
      "\(venue): account \(account) holds contracts, and the venue's mechanism sells collateral only: choose"
        + " \"orderBook\""
    case .ledger(let fault): "\(fault)"
    }
  }
}
