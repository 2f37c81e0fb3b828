import Liquidation
import Testing

@Suite("What does not matter changes nothing")
struct InvarianceTests {
  private static let cases = 1_500

  private func outcomes(_ loans: LoanCase) throws -> PathOutcome {
    let engine = try loans.run()
    #expect(engine.fault == nil)
    return engine.outcome(venue: 0)
  }

  private func expectAlike(
    _ first: PathOutcome, _ second: PathOutcome, ratio: Double = 1, within tolerance: Double, _ number: Int
  ) {
    #expect(first.accounts == second.accounts, "case \(number)")
    #expect(first.liquidations == second.liquidations, "case \(number)")
    #expect(first.waiting == second.waiting, "case \(number)")
    let size = tolerance * (second.sold + second.uncovered)
    for (left, right) in [
      (first.repaid, second.repaid), (first.sold, second.sold), (first.badDebt, second.badDebt),
      (first.fundPaid, second.fundPaid), (first.backstopPaid, second.backstopPaid),
      (first.socialised, second.socialised), (first.usersLoss, second.usersLoss),
      (first.liquidatorsGain, second.liquidatorsGain), (first.venueGain, second.venueGain),
      (first.slippage, second.slippage), (first.uncovered, second.uncovered),
    ] { #expect(abs(left * ratio - right) <= size, "case \(number)") }
  }

  private func loans(_ number: Int) throws -> LoanCase {
    var draws = LoanDraws(seed: UInt64(700_000 + number))
    return try draws.loanCase()
  }

  @Test("the order of accounts and of their positions")
  func order() throws {
    for number in 0..<Self.cases {
      let loans = try loans(number)
      var other = loans
      other.holders.reverse()
      other.isReversed = true
      expectAlike(try outcomes(loans), try outcomes(other), within: 1e-9, number)
    }
  }

  @Test("who looks for accounts that may be called")
  func suspects() throws {
    for number in 0..<Self.cases {
      let loans = try loans(number)
      let everybody = loans.holders.indices.map { Int32($0) }
      #expect(try loans.run(suspects: everybody).outcome(venue: 0) == loans.run().outcome(venue: 0), "case \(number)")
    }
  }

  // Sold units worth a billionth of a dollar are forgotten, whatever the size of the book; where impact is a power of 0.4 of
  // the size that is some millionths of the price.
  @Test("the size of the book, its market and its dollars")
  func size() throws {
    for number in 0..<Self.cases {
      let loans = try loans(number)
      expectAlike(
        try outcomes(loans), try outcomes(try loans.scaled(by: 1_000)), ratio: 1_000, within: 1e-5, number)
    }
  }

  @Test("the unit in which an asset is counted")
  func unit() throws {
    for number in 0..<Self.cases {
      let loans = try loans(number)
      expectAlike(try outcomes(loans), try outcomes(loans.repriced(by: 37)), within: 1e-5, number)
    }
  }

  @Test("time, where prices stand and everybody is sound")
  func rest() throws {
    for number in 0..<Self.cases {
      var loans = try loans(number)
      loans.path = loans.path.map { _ in loans.today }
      loans.rules = loans.rules.map { LoanCase.rule(like: $0, borrowRate: 0) }
      loans.holders = loans.holders.map { loans.sound($0) }
      let engine = try loans.run(keepsStory: true)
      #expect(engine.outcome(venue: 0) == PathOutcome())
      #expect(engine.story?.isEmpty == true)
    }
  }
}
