import Margin
import MarginCalls
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("What holds of calls whatever the book")
struct CallRunPropertyTests {
  /// One account of ether against dollars, which is called below a price.
  private func lender(_ units: Double, debt: Double) throws -> Book {
    var book = try Book(prices: RandomBooks.prices)
    try book.append(
      Account(id: "a"),
      positions: [
        Position(instrument: try book.place(of: .asset("ETH")), role: .collateral, quantity: units),
        Position(instrument: try book.place(of: .asset("USD")), role: .debt, quantity: debt),
      ])
    return book
  }

  @Test("without volatility and interest nobody is called", arguments: [1, 2, 3])
  func noVolatility(seed: UInt64) throws {
    let model = try RandomBooks.model(volatility: 0)
    let book = try RandomBooks.book(200, seed: seed)
    let free = try book.rebuilt(Array(book.accounts.indices)) { positions in
      positions.map {
        Position(
          instrument: $0.instrument, role: $0.role, quantity: $0.quantity, entryPrice: $0.entryPrice,
          interestRate: $0.role == .debt ? 0 : nil)
      }
    }
    let run = try CallRun(
      RandomBooks.simulation(model), engine: RandomBooks.engine(free, model, borrowRate: 0), paths: 20)
    let distribution = try run.distribution(confidences: [])
    #expect(!distribution.today.isEmpty)
    #expect(distribution.accounts.allSatisfy { $0.calls == 0 })
    #expect(distribution.shortfall.largest == 0 && distribution.worstPaths.isEmpty)
  }

  @Test("an account exactly at its threshold is not called by rounding", arguments: 1...40)
  func threshold(units: Int) throws {
    // Products such as these do not round alike on both sides of the comparison.
    let model = try RandomBooks.model(volatility: 0)
    let units = Double(units) / 7
    for debt in [units * 0.82 * 3_000, 3_000 * units * 0.82, units * 3_000 * 0.82] {
      let engine = try RandomBooks.engine(lender(units, debt: debt), model, borrowRate: 0)
      let distribution = try CallRun(RandomBooks.simulation(model), engine: engine, paths: 1)
        .distribution(confidences: [])
      #expect(distribution.today.isEmpty && distribution.accounts[0].calls == 0)
    }
  }

  @Test("more collateral on the same paths never adds a call", arguments: [1, 2])
  func moreCollateral(seed: UInt64) throws {
    let model = try RandomBooks.model()
    let simulation = try RandomBooks.simulation(model)
    let book = try RandomBooks.book(60, seed: seed)
    let richer = try book.rebuilt(Array(book.accounts.indices)) { positions in
      positions.map { position in
        Position(
          instrument: position.instrument, role: position.role,
          quantity: position.role == .collateral ? 1.1 * position.quantity : position.quantity,
          entryPrice: position.entryPrice, interestRate: position.interestRate)
      }
    }
    let runs = try [book, richer].map {
      try CallRun(simulation, engine: RandomBooks.engine($0, model), paths: 500).distribution(confidences: [])
    }
    let already = Set(runs[0].today.map(\.account))
    #expect(already.isSuperset(of: runs[1].today.map(\.account)))
    for account in 0..<60 where !already.contains(account) {
      #expect(runs[1].accounts[account].calls <= runs[0].accounts[account].calls)
    }
  }

  @Test("parts of an account count once, on the first of their calls, with the dollars of all")
  func parts() throws {
    let model = try RandomBooks.model()
    let simulation = try RandomBooks.simulation(model)
    var book = try lender(1, debt: 2_300)
    let second = try lender(2, debt: 4_400)
    try book.append(Account(id: "b"), positions: Array(second.positions))
    let engine = try RandomBooks.engine(book, model)
    let twin = try CallTwin(engine, simulation, paths: 300)
    let whole = try CallRun(simulation, engine: engine, paths: 300, owners: [0, 0]).distribution(confidences: [])
    let firsts = (0..<300).compactMap { path in
      [twin.calls[0][path], twin.calls[1][path]].compactMap { $0?.step }.min()
    }
    #expect(whole.accounts.count == 1 && whole.accounts[0].calls == firsts.count && whole.calls.largest == 1)
    #expect(whole.accounts[0].meanStep == Double(firsts.reduce(0, +)) / Double(firsts.count))
    let dollars = twin.calls.flatMap { $0 }.reduce(0) { $0 + ($1?.shortfall ?? 0) }
    #expect(abs((whole.accounts[0].meanShortfall ?? 0) * Double(firsts.count) - dollars) <= 1e-9 * dollars)
    #expect(abs(whole.shortfall.values.reduce(0, +) - dollars) <= 1e-9 * dollars)
  }

  @Test("who is short today is reported apart, with all parts")
  func today() throws {
    let model = try RandomBooks.model()
    var book = try lender(1, debt: 2_500)
    try book.append(Account(id: "b"), positions: Array(try lender(1, debt: 2_400).positions))
    let engine = try RandomBooks.engine(book, model)
    let distribution = try CallRun(RandomBooks.simulation(model), engine: engine, paths: 50, owners: [0, 0])
      .distribution(confidences: [])
    let call = try #require(distribution.today.first)
    #expect(call.account == 0 && abs(call.shortfall - 40) < 1e-9 && call.debt == 2_500 && call.notional == 0)
    #expect(distribution.accounts[0].calls == 0 && distribution.calls.largest == 0)
  }

  @Test("the probability of a call is the one-touch probability of its barrier at the steps")
  func closedForm() throws {
    // One step: P(S < barrier) of a lognormal price.
    let model = try RandomBooks.gaussian(volatility: 0.8)
    let simulation = try RandomBooks.simulation(model, steps: 1, stepDays: 7)
    let engine = try RandomBooks.engine(lender(1, debt: 0.82 * 3_000 * 0.8), model, borrowRate: 0)
    let calls = try CallRun(simulation, engine: engine, paths: 100_000).distribution(confidences: []).accounts[0]
    // NUMBERS: P(S_T < 0.8) over 7 days at a volatility of 0.8.
    #expect(abs(calls.probability.value - 0.02507070) <= 4 * calls.probability.standardError)
    #expect(calls.probability.interval.contains(calls.probability.value))
  }

  @Test("bad numbers of paths and dependent paths are refused")
  func refusals() throws {
    let model = try RandomBooks.gaussian(volatility: 0.8)
    let engine = try RandomBooks.engine(lender(1, debt: 1), model)
    let simulation = try RandomBooks.simulation(model)
    #expect(throws: MarginCallError.badPathCount(0)) { try CallRun(simulation, engine: engine, paths: 0) }
    #expect(throws: MarginCallError.badBlockSize(0)) {
      try CallRun(simulation, engine: engine, paths: 1, blockPaths: 0)
    }
    #expect(throws: MarginCallError.samplingNotPlain) {
      try CallRun(simulation.sampled(.antithetic), engine: engine, paths: 2)
    }
    #expect(throws: MarginCallError.measure(.emptyTail(count: 10, confidence: 0.99, needed: 100))) {
      try CallRun(simulation, engine: engine, paths: 10).distribution(confidences: [Confidence(0.99)])
    }
  }
}
