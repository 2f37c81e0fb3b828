public import Documents
internal import Foundation
public import MarketModel

/// The volatility surface that a chain of quotes implies, and the quotes that it could not use.
///
/// Each expiry gives a slice of the options out of the money, whose prices are all time value: calls from the forward up,
/// puts below. Nothing is smoothed, and absence of arbitrage is not promised: `VolatilitySurface.calendarArbitrage()` says
/// where an option would cost less for more time.
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
    var points: [Timestamp: [Double: Point]] = [:]
    var forwards: [Timestamp: Double] = [:]
    var omitted: [Omission] = []
    for quote in quotes {
      guard quote.expiry > moment else { throw .expired(strike: quote.strike, expiry: quote.expiry, moment: moment) }
      let forward = forwards[quote.expiry] ?? quote.forward
      guard abs(quote.forward - forward) <= Self.forwardTolerance * forward else {
        throw .forwards(expiry: quote.expiry, first: forward, second: quote.forward)
      }
      forwards[quote.expiry] = forward
      guard quote.isOutOfTheMoney else { continue }
      guard points[quote.expiry]?[quote.strike] == nil else {
        throw .duplicate(strike: quote.strike, expiry: quote.expiry)
      }
      do throws(ImpliedVolatilityError) {
        let volatility = try quote.impliedVolatility(at: moment).volatility
        points[quote.expiry, default: [:]][quote.strike] = (log(quote.strike / quote.forward), volatility)
      } catch {
        omitted.append(Omission(quote: quote, reason: error))
      }
    }
    var slices: [VolatilitySurface.Slice] = []
    for expiry in forwards.keys.sorted() {
      guard let smile = points[expiry]?.values.sorted(by: { $0.logMoneyness < $1.logMoneyness }) else {
        throw .noVolatility(expiry: expiry)
      }
      slices.append(
        VolatilitySurface.Slice(
          days: Double(expiry.seconds - moment.seconds) / 86_400, logMoneyness: smile.map(\.logMoneyness),
          volatility: smile.map(\.volatility)))
    }
    surface = VolatilitySurface(slices: slices, moves: moves)
    self.omitted = omitted
  }

  private typealias Point = (logMoneyness: Double, volatility: Double)

  /// How far apart the forwards of one expiry may be: quotes of a chain are not all of the same second.
  private static let forwardTolerance = 0.001
}
