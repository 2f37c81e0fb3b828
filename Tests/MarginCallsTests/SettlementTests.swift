import Foundation
import Kernels
import Margin
import MarginCalls
import MarketModel
import Portfolio
import Simulation
import Testing

@Suite("Contracts that expire on the way")
struct SettlementTests {
  /// The prices of bitcoin and the marks of some of the book's instruments, on one path after each step.
  private func follow(
    _ market: PathMarket, lane: Int, _ look: (_ step: Int, _ state: MarketState, _ values: [Double]) -> Void
  ) {
    let columns = market.book.book.instruments.indices.map { LinearForm.Column.mark(instrument: $0) }
    market.follow(columns: columns) { watch, tile in
      look(watch.step, watch.state(of: lane, in: tile), watch.values.map { $0[lane] })
    }
  }

  private func expiries(_ days: Double) throws -> PathMarket {
    var book = try Book(asOf: asOf, prices: ["BTC": 60_000])
    for settlement in Settlement.allCases {
      _ = try book.place(of: .future(underlying: "BTC", expiry: after(days: days), settlement: settlement))
      for kind in OptionTerms.Kind.allCases {
        _ = try book.place(
          of: .option(
            OptionContract(
              underlying: "BTC", kind: kind, strike: 60_000, expiry: after(days: days), settlement: settlement)))
      }
    }
    return try placed(book, model: contractModel(), steps: 12, stepDays: 0.5)
  }

  @Test("a future comes to the spot price at its expiry, and stays", arguments: [0, 31, 255])
  func futures(lane: Int) throws {
    let market = try expiries(3)
    var (settlement, moved) = (0.0, false)
    follow(market, lane: lane) { step, state, values in
      let price = state.prices[0]
      if step < 6 {
        #expect(agree(values[0], price * exp(state.basis[0] * (6 - Double(step)) * 0.5 / 365)))
        #expect(state.settlementPrices.isEmpty)
      } else {
        if step == 6 { settlement = price }
        moved = moved || price != settlement
        #expect(values[0] == settlement && values[3] == settlement)
      }
    }
    #expect(moved)
  }

  @Test("a gain in dollars no longer moves, and one in coins is worth the coins", arguments: [4, 100])
  func gains(lane: Int) throws {
    let market = try expiries(3)
    let book = market.book
    let linear = Position(instrument: 0, role: .contract, quantity: 2, entryPrice: 55_000)
    let inverse = Position(instrument: 3, role: .contract, quantity: 30_000, entryPrice: 55_000)
    var settlement = 0.0
    follow(market, lane: lane) { step, state, _ in
      guard step >= 6 else { return }
      if step == 6 { settlement = state.prices[0] }
      #expect(agree(book.value(of: linear, in: state), 2 * (settlement - 55_000), scale: 1e5))
      let coins = 30_000 * (1 / 55_000.0 - 1 / settlement)
      #expect(agree(book.value(of: inverse, in: state), coins * state.prices[0], scale: 30_000))
    }
  }

  @Test("an option is worth its intrinsic value at its expiry, in what it pays", arguments: [0, 12, 200])
  func options(lane: Int) throws {
    let market = try expiries(3)
    var settlement = 0.0
    follow(market, lane: lane) { step, state, values in
      guard step >= 6 else { return }
      if step == 6 { settlement = state.prices[0] }
      let (call, put) = (max(0, settlement - 60_000), max(0, 60_000 - settlement))
      #expect(values[1] == call && values[2] == put)
      #expect(agree(values[4], call / settlement * state.prices[0]))
      #expect(agree(values[5], put / settlement * state.prices[0]))
    }
  }

  @Test("an expiry within a step settles at the step's end, one at a step's end there", arguments: [2.9, 2.51, 3.0])
  func withinAStep(days: Double) throws {
    let market = try expiries(days)
    follow(market, lane: 1) { step, state, values in
      #expect(state.settlementPrices.count == (step < 6 ? 0 : 6))
      if step == 6 { #expect(values[0] == state.prices[0]) }
    }
  }

  @Test("a contract that outlives the horizon does not settle")
  func later() throws {
    let market = try expiries(6.1)
    follow(market, lane: 1) { _, state, _ in #expect(state.settlementPrices.isEmpty) }
  }

  @Test("in a state by itself what has expired settles at the state's price")
  func lone() throws {
    let market = try expiries(3)
    var state = market.start
    (state.years, state.prices[0]) = (1, 70_000)
    #expect(market.book.mark(of: 0, in: state) == 70_000)
    #expect(market.book.mark(of: 1, in: state) == 10_000)
  }
}
