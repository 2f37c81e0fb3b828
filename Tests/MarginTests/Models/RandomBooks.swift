import Kernels
import Margin
import Portfolio
import TestSupport

extension SplitMix {
  /// A number between two others.
  mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
}

extension ModelBook {
  /// An account of two to eight contracts of every sort on two underlyings.
  static func random(seed: Int, options: Bool = true, inverse: Bool = true) throws -> ModelBook {
    var generator = SplitMix(seed: UInt64(seed))
    var book = try ModelBook(basis: ["BTC": 0.08, "ETH": -0.03])
    for _ in 0..<Int.random(in: 2...8, using: &generator) {
      let underlying = Bool.random(using: &generator) ? "BTC" : "ETH"
      let price = underlying == "BTC" ? 100_000.0 : 2_000.0
      let units = generator.number(-5...5)
      let entry = price * generator.number(0.7...1.4)
      let days = [7, 30, 90].randomElement(using: &generator) ?? 7
      let strike = price * generator.number(0.6...1.6)
      switch Int.random(in: 0..<(options ? 6 : 4), using: &generator) {
      case 0: try book.perpetual(underlying, units, at: entry)
      case 1: try book.future(underlying, units, days: days, at: entry)
      case 2 where inverse: try book.perpetual(underlying, units * price, at: entry, .inverse)
      case 3 where inverse: try book.future(underlying, units * price, days: days, at: entry, .inverse)
      case 4: try book.option(.call, units, strike: strike, days: days, underlying: underlying)
      case 5: try book.option(.put, units, strike: strike, days: days, underlying: underlying, .inverse)
      default: try book.perpetual(underlying, -units, at: entry)
      }
    }
    return book
  }
}

extension PricedBook {
  /// A market some time later, moved at random.
  func moved(_ generator: inout SplitMix) -> MarketState {
    var state = today
    state.years = generator.number(0...0.05)
    for asset in state.prices.indices {
      state.prices[asset] *= generator.number(0.5...1.8)
      state.basis[asset] += generator.number(-0.1...0.1)
      state.volatilityLevels[asset] = generator.number(0.5...2)
    }
    return state
  }
}
