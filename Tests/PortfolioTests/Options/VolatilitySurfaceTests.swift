import Documents
import Kernels
import MarketModel
import Portfolio
import Testing

@Suite("Volatility surfaces")
struct VolatilitySurfaceTests {
  private static let smile = VolatilitySurface(slices: [
    VolatilitySurface.Slice(days: 10, logMoneyness: [-0.2, 0, 0.3], volatility: [0.9, 0.6, 0.7]),
    VolatilitySurface.Slice(days: 40, logMoneyness: [-0.5, 0.1], volatility: [0.8, 0.5]),
    VolatilitySurface.Slice(days: 160, logMoneyness: [0], volatility: [0.55]),
  ])

  @Test("a flat surface is flat", arguments: [0, 1e-6, 0.01, 0.05, 0.1, 0.3, 3])
  func flat(years: Double) {
    let surface = VolatilitySurface(
      slices: [5.0, 30, 90].map { .init(days: $0, logMoneyness: [-1, 0, 1], volatility: [0.7, 0.7, 0.7]) })
    for moneyness in [-3, -0.5, 0, 0.2, 3] {
      #expect(abs(surface.volatility(logMoneyness: moneyness, years: years) - 0.7) < 2e-16)
    }
  }

  @Test("every point of every slice is met to the last bit")
  func points() {
    for slice in Self.smile.slices {
      for (moneyness, volatility) in zip(slice.logMoneyness, slice.volatility) {
        #expect(Self.smile.volatility(logMoneyness: moneyness, years: slice.days / 365) == volatility)
      }
      #expect(Self.smile.volatility(logMoneyness: -9, years: slice.days / 365) == slice.volatility[0])
    }
    #expect(abs(Self.smile.volatility(logMoneyness: 0.15, years: 10.0 / 365) - 0.65) < 1e-15)
  }

  @Test("between slices the total variance is linear in time at equal standardised moneyness")
  func linear() {
    func variance(_ standardised: Double, _ days: Double) -> Double {
      let years = days / 365
      let volatility = Self.smile.volatility(logMoneyness: standardised * years.squareRoot(), years: years)
      return volatility * volatility * days
    }
    for standardised in [-1.5, -0.3, 0, 0.4, 2] {
      let (near, far) = (variance(standardised, 10), variance(standardised, 40))
      for share in [0.1, 0.5, 0.9] {
        let expected = near + share * (far - near)
        #expect(abs(variance(standardised, 10 + 30 * share) / expected - 1) < 1e-14)
      }
    }
  }

  @Test("a strike or a moneyness keeps its volatility, by the rule", arguments: VolatilitySurface.Moves.Rule.allCases)
  func sticky(rule: VolatilitySurface.Moves.Rule) throws {
    let surface = VolatilitySurface(slices: Self.smile.slices, moves: .init(rule: rule))
    var book = try Book(asOf: Timestamp("2024-01-01"))
    let contract = OptionContract(
      underlying: "ETH", kind: .put, strike: 1_800, expiry: try Timestamp("2024-01-11"))
    let place = try book.place(of: .option(contract))
    let priced = try PricedBook(book, prices: ["ETH": 2_000], derivatives: ["ETH": DerivativeMarket(surface: surface)])
    var state = priced.today
    let before = priced.volatility(of: contract, instrument: place, in: state)
    state.prices[0] = 1_800
    let after = priced.volatility(of: contract, instrument: place, in: state)
    #expect(after == (rule == .stickyStrike ? before : 0.6))
    #expect(before > 0.7)
    state.volatilityLevels[0] = 100
    #expect(priced.volatility(of: contract, instrument: place, in: state) == surface.moves.cap)
  }

  @Test("a falling total variance is found where it falls")
  func calendarArbitrage() {
    let surface = VolatilitySurface(slices: [
      .init(days: 10, logMoneyness: [-0.2, 0, 0.2], volatility: [0.9, 0.5, 0.5]),
      .init(days: 20, logMoneyness: [-0.2, 0.1], volatility: [0.5, 0.5]),
    ])
    let found = surface.calendarArbitrage()
    #expect(found.map(\.logMoneyness) == [-0.2])
    #expect(found.allSatisfy { $0.nearVariance > $0.farVariance && $0.nearDays == 10 && $0.farDays == 20 })
    #expect(VolatilitySurface(slices: [surface.slices[1]]).calendarArbitrage() == [])
  }
}
