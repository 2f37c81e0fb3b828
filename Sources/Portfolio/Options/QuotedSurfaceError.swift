public import Documents

/// Why a chain of quotes makes no surface.
public enum QuotedSurfaceError: Error, Equatable, Sendable {
  /// There is no quote.
  case noQuotes
  /// An option that had expired when it was quoted.
  case expired(strike: Double, expiry: Timestamp, moment: Timestamp)
  /// Two quotes of one expiry name forwards more than a thousandth apart.
  case forwards(expiry: Timestamp, first: Double, second: Double)
  /// Two options out of the money of one strike and expiry.
  case duplicate(strike: Double, expiry: Timestamp)
  /// No option out of the money of an expiry implies a volatility.
  case noVolatility(expiry: Timestamp)
}

extension QuotedSurfaceError: CustomStringConvertible {
  /// What is wrong with which quote, and the remedy, in one line.
  public var description: String {
    switch self {
    case .noQuotes:
      "there are no quotes: a surface needs at least one option out of the money"
    case .expired(let strike, let expiry, let moment):
      "the option of strike \(strike) expired at \(expiry), not after the quotes' \(moment): leave it out"
    case .forwards(let expiry, let first, let second):
      "the options of \(expiry) are quoted on forwards of \(first) and of \(second): an expiry has one forward, to"
        + " a thousandth"
    case .duplicate(let strike, let expiry):
      "the strike \(strike) of \(expiry) is quoted twice: leave one out"
    case .noVolatility(let expiry):
      "no option out of the money of \(expiry) implies a volatility: leave the expiry out"
    }
  }
}
