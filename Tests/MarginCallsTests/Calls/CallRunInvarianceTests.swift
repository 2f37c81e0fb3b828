import MarginCalls
import Portfolio
import RiskMeasures
import Simulation
import TestSupport
import Testing

@Suite("Calls that do not depend on how the work is cut")
struct CallRunInvarianceTests {
  @Test("all figures have the same bits", arguments: [1, 2, 3].map { SomeThreads(threads: $0) }, [1, 256, 300, 1_024])
  func sameBits(_ scheduler: SomeThreads, blockPaths: Int) throws {
    let model = try RandomBooks.model()
    let simulation = try RandomBooks.simulation(model, steps: 4)
    let engine = try RandomBooks.engine(RandomBooks.book(300, seed: 5), model)
    let owners = (0..<300).map { $0 % 250 }
    let confidences = try [Confidence(0.9), Confidence(0.95)]
    let plain = try CallRun(simulation, engine: engine, paths: 1_500, owners: owners)
    let cut = try CallRun(
      simulation, engine: engine, paths: 1_500, owners: owners, blockPaths: blockPaths, scheduler: scheduler)
    #expect(try cut.distribution(confidences: confidences) == plain.distribution(confidences: confidences))
  }

  @Test("an account's figures do not depend on where it stands in the book", arguments: [1, 2])
  func permutedAccounts(seed: UInt64) throws {
    let model = try RandomBooks.model()
    let simulation = try RandomBooks.simulation(model, steps: 4)
    let book = try RandomBooks.book(80, seed: seed)
    var random = SplitMix(seed: seed)
    let order = Array(book.accounts.indices).shuffled(using: &random)
    let shuffled = try book.rebuilt(order) { $0.shuffled(using: &random) }
    let runs = try [book, shuffled].map {
      try CallRun(simulation, engine: RandomBooks.engine($0, model), paths: 400).distribution(confidences: [])
    }
    for (place, account) in order.enumerated() {
      let (here, there) = (runs[1].accounts[place], runs[0].accounts[account])
      #expect(here.calls == there.calls && here.meanStep == there.meanStep)
      let (first, second) = (here.meanShortfall ?? 0, there.meanShortfall ?? 0)
      #expect(abs(first - second) <= 1e-9 * abs(second))
    }
    #expect(runs[0].calls == runs[1].calls)
  }
}

extension Book {
  /// The same accounts in another order, each with its positions as a closure leaves them; instruments in the order in which
  /// they are then met.
  func rebuilt(
    _ order: [Int], _ positions: ([Position]) -> [Position] = { $0 }
  ) throws -> Book {
    var book = try Book(name: name, asOf: asOf, prices: prices)
    for account in order {
      let moved = try positions(Array(self.positions(of: account))).map { position in
        Position(
          instrument: try book.place(of: instrument(of: position)), role: position.role, quantity: position.quantity,
          entryPrice: position.entryPrice, isolatedMargin: position.isolatedMargin,
          interestRate: position.interestRate)
      }
      try book.append(accounts[account], positions: moved)
    }
    return book
  }
}
