public import Documents
internal import Foundation
public import MarketModel

/// The volatility surface that a chain of quotes implies, and the quotes that it could not use.
///
/// Each expiry gives a slice of the options out of the money, whose prices are all time value: calls from the forward up,
/// puts below. Nothing is smoothed, and absence of arbitrage is not promised: see
/// ``MarketModel/VolatilitySurface/calendarArbitrage()``.
public struct QuotedSurface: Equatable, Sendable {
  /// The surface.
  public let surface: VolatilitySurface
  /// The options out of the money that imply no volatility, in the order of the quotes.
  public let omitted: [Omission]

  /// A quote that implies no volatility.
  public struct Omission: Equatable, Sendable {
    /// The quote.
    public let quote: OptionQuote
    /// Why it implies none.
    public let reason: ImpliedVolatilityError
  }

  /// The surface of a chain on one underlying.
  ///
  /// - Parameters:
  ///   - quotes: The chain, in any order; options in the money are passed over.
  ///   - moment: When it was quoted.
  ///   - moves: How the surface moves along a path.
  /// - Throws: ``QuotedSurfaceError``.
  /// - Complexity: O(n log n) in the quotes.
  public init(
    _ quotes: [OptionQuote], at moment: Timestamp, moves: VolatilitySurface.Moves = VolatilitySurface.Moves()
  ) throws(QuotedSurfaceError) {
    guard !quotes.isEmpty else { throw .noQuotes }
    var points: [Timestamp: [Double: Double]] = [:]
    var forwards: [Timestamp: Double] = [:]
    var omitted: [Omission] = []
    for quote in quotes {
      guard quote.expiry > moment else { throw .expired(strike: quote.strike, expiry: quote.expiry, moment: moment) }
      let forward = forwards[quote.expiry] ?? quote.forward
      guard forward == quote.forward else {
        throw .forwards(expiry: quote.expiry, first: forward, second: quote.forward)
      }
      forwards[quote.expiry] = forward
      guard quote.isOutOfTheMoney else { continue }
      guard points[quote.expiry]?[quote.strike] == nil else {
        throw .duplicate(strike: quote.strike, expiry: quote.expiry)
      }
      do throws(ImpliedVolatilityError) {
        points[quote.expiry, default: [:]][quote.strike] = try quote.impliedVolatility(at: moment).volatility
      } catch {
        omitted.append(Omission(quote: quote, reason: error))
      }
    }
    var slices: [VolatilitySurface.Slice] = []
    for (expiry, forward) in forwards.sorted(by: { $0.key < $1.key }) {
      guard let smile = points[expiry]?.sorted(by: { $0.key < $1.key }) else { throw .noVolatility(expiry: expiry) }
      slices.append(
        VolatilitySurface.Slice(
          days: Double(expiry.seconds - moment.seconds) / 86_400, logMoneyness: smile.map { log($0.key / forward) },
          volatility: smile.map(\.value)))
    }
    surface = VolatilitySurface(slices: slices, moves: moves)
    self.omitted = omitted
  }
}
