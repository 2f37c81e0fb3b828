import Documents
import Kernels
import MarketModel
import Portfolio
import Testing

@Suite("Options revalued on runs of paths")
struct OptionMarksTests {
  private static let levels = InstructionSet.available

  private struct Columns {
    var prices: [Double] = []
    var basis: [Double] = []
    var levels: [Double] = []
  }

  private static func columns() -> Columns {
    var columns = Columns()
    for price in [0, 20, 700, 1_500, 1_999.99, 2_000, 2_000.01, 2_100, 2_600, 9_000, 1e6] {
      for basis in [-0.4, 0, 0, 0.05, 0.3] {
        for level in [0, 0.3, 1, 1, 2.5, 40] {
          columns.prices.append(price)
          columns.basis.append(basis)
          columns.levels.append(level)
        }
      }
    }
    return columns
  }

  private static func book(_ rule: VolatilitySurface.Moves.Rule) throws -> PricedBook {
    let surface = VolatilitySurface(
      slices: [
        .init(days: 10, logMoneyness: [-0.4, 0, 0.4], volatility: [0.9, 0.6, 0.75]),
        .init(days: 60, logMoneyness: [-0.8, 0, 0.6], volatility: [0.8, 0.55, 0.6]),
      ], moves: .init(rule: rule))
    var book = try Book(asOf: Timestamp("2024-01-01"))
    for expiry in ["2024-01-02", "2024-01-31", "2024-12-31"] {
      for (kind, strike, volatility) in [
        (OptionTerms.Kind.call, 2_000.0, nil), (.put, 1_700, nil), (.call, 2_600, nil), (.put, 2_000, 0.65 as Double?),
      ] {
        for settlement in [Settlement.linear, .inverse] {
          _ = try book.place(
            of: .option(
              OptionContract(
                underlying: "ETH", kind: kind, strike: strike, expiry: try Timestamp(expiry), settlement: settlement,
                volatility: volatility)))
        }
      }
    }
    let market = DerivativeMarket(interestRate: 0.04, surface: surface)
    return try PricedBook(book, prices: ["ETH": 2_000], derivatives: ["ETH": market])
  }

  @Test("each is the mark of its state to 1e-12 of it", arguments: VolatilitySurface.Moves.Rule.allCases, levels)
  func marks(rule: VolatilitySurface.Moves.Rule, level: InstructionSet) throws {
    let (priced, columns) = (try Self.book(rule), Self.columns())
    var worst = (error: 0.0, place: "")
    for instrument in priced.book.instruments.indices {
      for years in [0, 0.9 / 365, 0.999_999 / 365, 20.0 / 365, 2] {
        var marks = [Double](repeating: .nan, count: columns.prices.count)
        priced.optionMarks(
          of: instrument, prices: columns.prices, basis: columns.basis, levels: columns.levels, years: years,
          into: &marks, instructionSet: level)
        var state = priced.today
        state.years = years
        for path in marks.indices {
          state.prices[0] = columns.prices[path]
          state.basis[0] = columns.basis[path]
          state.volatilityLevels[0] = columns.levels[path]
          let expected = priced.mark(of: instrument, in: state)
          let error = abs(marks[path] - expected) / max(expected, 1e-290)
          if !(error <= worst.error) {
            worst = (error, "\(priced.book.instruments[instrument]) \(years) \(state) \(marks[path]) \(expected)")
          }
        }
      }
    }
    #expect(worst.error < 1e-12, "\(worst)")
  }

  @Test("a path's mark is the same bits whatever stands beside it and at every instruction set")
  func alone() throws {
    let (priced, columns) = (try Self.book(.stickyDelta), Self.columns())
    var together = columns.prices
    priced.optionMarks(
      of: 8, prices: columns.prices, basis: columns.basis, levels: columns.levels, years: 0.001, into: &together,
      instructionSet: .baseline)
    for level in Self.levels {
      for path in together.indices {
        var mark = [0.0]
        priced.optionMarks(
          of: 8, prices: [columns.prices[path]], basis: [columns.basis[path]], levels: [columns.levels[path]],
          years: 0.001, into: &mark, instructionSet: level)
        #expect(mark[0].bitPattern == together[path].bitPattern)
      }
    }
  }
}
