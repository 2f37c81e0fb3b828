public import Documents

/// What makes positions no book.
public enum BookError: Error, Equatable, Sendable {
  /// A price out of bounds.
  case badPrice(asset: String, value: Double)
  /// An account without a name, by its place from 0.
  case noAccountName(index: Int)
  /// An account's own threshold that is not a fraction above 0 and at most 1.
  case badThreshold(account: String, value: Double)
  /// An amount that is not finite, or a negative one of collateral or debt.
  case badQuantity(account: String, instrument: String, value: Double)
  /// An amount so large or so small that nobody can have meant it.
  case quantityOutOfBounds(account: String, instrument: String, value: Double, bounds: ClosedRange<Double>)
  /// A perpetual or a future without the price at which it was entered.
  case noEntryPrice(account: String, instrument: String)
  /// An entry price out of bounds.
  case badEntryPrice(account: String, instrument: String, value: Double)
  /// A margin set aside for one position that is negative or out of bounds, or for what is no contract.
  case badIsolatedMargin(account: String, instrument: String, value: Double)
  /// Interest out of bounds, or on what is no debt.
  case badInterestRate(account: String, instrument: String, value: Double, bound: Double)
  /// A contract that expires in a book without a date.
  case noValuationTime(instrument: String)
  /// A contract that has expired when the book was taken.
  case expired(instrument: String, asOf: Timestamp)
  /// A contract that expires further ahead than is believed.
  case expiresTooLate(instrument: String, asOf: Timestamp, years: Int)
  /// A strike out of bounds.
  case badStrike(instrument: String, value: Double)
  /// An implied volatility out of bounds.
  case badVolatility(instrument: String, value: Double, bound: Double)
  /// An option that neither has a volatility nor a surface.
  case noVolatility(instrument: String)
  /// An asset without a name, or with one that does not print.
  case badAssetName(String)
  /// An asset without a price.
  case noPrice(asset: String, known: [String])
}

extension BookError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String { oneLine(text) }

  private var text: String {
    switch self {
    case .badPrice(let asset, let value):
      "the price of \(asset) is \(value): a price \(Self.prices)"
    case .noAccountName(let index):
      "account \(index + 1) has no name: give it one"
    case .badThreshold(let account, let value):
      "account \(account): its liquidation threshold is \(value): it is a fraction above 0 and at most 1 (0.83 for 83 %)"
    case .badQuantity(let account, let instrument, let value) where value < 0:
      "account \(account): \(value) of \(instrument): collateral and debt are at least 0; what is owed is a debt, and a"
        + " short position is a contract"
    case .badQuantity(let account, let instrument, let value):
      "account \(account): \(value) of \(instrument): a quantity is finite"
    case .quantityOutOfBounds(let account, let instrument, let value, let bounds):
      "account \(account): \(value) of \(instrument): an amount is 0, or its size lies from \(bounds.lowerBound) to"
        + " \(bounds.upperBound): correct its exponent or its unit"
    case .noEntryPrice(let account, let instrument):
      "account \(account): \(instrument) has no entry price: give the price at which it was entered, dollars per unit"
    case .badEntryPrice(let account, let instrument, let value):
      "account \(account): the entry price of \(instrument) is \(value): a price \(Self.prices)"
    case .badIsolatedMargin(let account, let instrument, let value):
      "account \(account): a margin of \(value) set aside for \(instrument): it is 0 or from"
        + " \(Book.amountBounds.lowerBound) to \(Book.amountBounds.upperBound), and only a contract has one"
    case .badInterestRate(let account, let instrument, let value, let bound):
      "account \(account): interest of \(value) a year on \(instrument): it is a fraction from -\(bound) to \(bound)"
        + " (0.05 for 5 %), and only a debt bears it"
    case .noValuationTime(let instrument):
      "\(instrument) expires, and the book does not say when it was taken: give it a date (asOf)"
    case .expired(let instrument, let asOf):
      "\(instrument) has expired when the book was taken, \(asOf): remove it, or correct its expiry"
    case .expiresTooLate(let instrument, let asOf, let years):
      "\(instrument) expires more than \(years) years after the book was taken, \(asOf): correct its expiry, or the date"
        + " of the book"
    case .badStrike(let instrument, let value):
      "\(instrument): a strike of \(value): a price \(Self.prices)"
    case .badVolatility(let instrument, let value, let bound):
      "\(instrument): an implied volatility of \(value): it is a fraction above 0 and at most \(bound) (0.6 for 60 %)"
    case .noVolatility(let instrument):
      "\(instrument) has no volatility: give it one in the book, or give the model a volatility surface for its underlying"
    case .badAssetName(let name):
      "an asset is named \(excerpt(name)): a name is not empty and holds no control character: correct it"
    case .noPrice(let asset, let known):
      "\(asset) has no price: give it one in the book (\(known.isEmpty ? "it has none" : "known are \(listing(known))"))"
    }
  }

  private static let prices = "lies from \(Book.priceBounds.lowerBound) to \(Book.priceBounds.upperBound) dollars"
}
