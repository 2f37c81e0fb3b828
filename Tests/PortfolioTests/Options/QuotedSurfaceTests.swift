import Documents
import Kernels
import MarketModel
import Portfolio
import Testing

@Suite("Surfaces made from quotes")
struct QuotedSurfaceTests {
  private let moment: Timestamp
  private let expiry: Timestamp

  init() throws {
    moment = try Timestamp("2024-01-08")
    expiry = try Timestamp("2024-02-08T08:00Z")
  }

  private func quote(_ kind: OptionTerms.Kind, _ strike: Double, volatility: Double, forward: Double = 100)
    -> OptionQuote
  {
    let years = Double(expiry.seconds - moment.seconds) / (365 * 86_400)
    return OptionQuote(
      kind: kind, strike: strike, expiry: expiry, forward: forward,
      price: BlackFormula.price(kind, forward: forward, strike: strike, years: years, volatility: volatility))
  }

  @Test("a slice has the options out of the money, by strike")
  func slice() throws {
    let made = try QuotedSurface(
      [
        quote(.call, 120, volatility: 0.6), quote(.call, 80, volatility: 2), quote(.put, 80, volatility: 0.8),
        quote(.put, 120, volatility: 2), quote(.call, 100, volatility: 0.5), quote(.put, 100, volatility: 2),
      ], at: moment)
    let slice = try #require(made.surface.slices.first)
    #expect(made.surface.slices.count == 1)
    #expect(abs(slice.days - 31 - 1.0 / 3) < 1e-12)
    #expect(zip(slice.volatility, [0.8, 0.5, 0.6]).allSatisfy { abs($0 - $1) < 1e-13 })
    #expect(slice.logMoneyness.count == 3 && slice.logMoneyness[1] == 0)
    #expect(made.omitted.isEmpty)
  }

  @Test("a quote without a volatility is left out by name, and an expiry without one refused")
  func omitted() throws {
    let worthless = OptionQuote(kind: .put, strike: 10, expiry: expiry, forward: 100, price: 0)
    let made = try QuotedSurface([worthless, quote(.call, 110, volatility: 0.5)], at: moment)
    #expect(made.omitted.map(\.quote) == [worthless])
    #expect(made.omitted.map(\.reason) == [.atIntrinsic(price: 0, intrinsic: 0)])
    #expect(throws: QuotedSurfaceError.noVolatility(expiry: expiry)) { try QuotedSurface([worthless], at: moment) }
  }

  @Test("a chain that is none says why")
  func errors() throws {
    #expect(throws: QuotedSurfaceError.noQuotes) { try QuotedSurface([], at: moment) }
    let call = quote(.call, 110, volatility: 0.5)
    #expect(throws: QuotedSurfaceError.duplicate(strike: 110, expiry: expiry)) {
      try QuotedSurface([call, call], at: moment)
    }
    #expect(throws: QuotedSurfaceError.expired(strike: 110, expiry: expiry, moment: expiry)) {
      try QuotedSurface([call], at: expiry)
    }
    #expect(throws: QuotedSurfaceError.forwards(expiry: expiry, first: 100, second: 101)) {
      try QuotedSurface([call, quote(.put, 90, volatility: 0.5, forward: 101)], at: moment)
    }
  }

  @Test("a real chain makes a surface that gives every quoted volatility back", .enabled(if: OptionChain.isHere))
  func chain() throws {
    let (quotes, moment) = try OptionChain.quotes()
    let made = try QuotedSurface(quotes, at: moment)
    #expect(made.surface.slices.count == 11)
    let points = made.surface.slices.reduce(0) { $0 + $1.volatility.count }
    #expect(points + made.omitted.count == quotes.count { $0.isOutOfTheMoney })
    #expect(made.omitted.map(\.reason) == [.atIntrinsic(price: 0, intrinsic: 0)])
    #expect(made.surface.slices.allSatisfy { $0.volatility.allSatisfy { $0 > 0.2 && $0 < 3 } })
    #expect(made.surface.calendarArbitrage().count == 0)
    for slice in made.surface.slices {
      for (moneyness, volatility) in zip(slice.logMoneyness, slice.volatility) {
        #expect(made.surface.volatility(logMoneyness: moneyness, years: slice.days / 365) == volatility)
      }
    }
  }
}
