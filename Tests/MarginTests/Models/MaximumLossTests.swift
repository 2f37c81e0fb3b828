import Kernels
import Margin
import Portfolio
import TestSupport
import Testing

@Suite("Collateral by the largest loss")
struct MaximumLossTests {
  static let rule = #"{ "kind": "maximumLoss", "initialCover": 1.2 }"#

  /// The requirement less the options' value: what has to be there beside them, initially and to keep.
  private func collateral(_ book: ModelBook, _ rule: String = rule) throws -> (initial: Double, maintenance: Double) {
    let priced = try book.priced()
    let value = book.contracts.reduce(0) { $0 + priced.value(of: $1, in: priced.today) }
    let requirement = try book.requirement(.read(rule))
    return (requirement.initial - value, requirement.maintenance - value)
  }

  @Test("is the strike for a put that is sold, cash to buy what is put")
  func cashSecuredPut() throws {
    var book = try ModelBook()
    try book.option(.put, -2, strike: 90_000)
    let needed = try collateral(book)
    #expect(agree(needed.initial, 180_000))
    #expect(agree(needed.maintenance, 180_000))
  }

  @Test("is a unit of the underlying for a call that is sold, more to open it")
  func coveredCall() throws {
    var book = try ModelBook()
    try book.option(.call, -1, strike: 120_000)
    let needed = try collateral(book)
    #expect(agree(needed.initial, 120_000))
    #expect(agree(needed.maintenance, 100_000))
  }

  @Test("is nothing beside an option that is bought, whose premium is paid")
  func long() throws {
    var book = try ModelBook()
    try book.option(.put, 1, strike: 90_000)
    #expect(agree(try collateral(book).initial, 0))
  }

  @Test("is the distance of the strikes for spreads that were sold, and once for an iron condor")
  func spreads() throws {
    var calls = try ModelBook()
    try calls.option(.call, -1, strike: 110_000)
    try calls.option(.call, 1, strike: 115_000)
    #expect(agree(try collateral(calls).initial, 5_000))
    var condor = calls
    try condor.option(.put, -1, strike: 90_000)
    try condor.option(.put, 1, strike: 83_000)
    #expect(agree(try collateral(condor).initial, 7_000))
  }

  /// docs.paradex.trade, "Option spread margin": a bought spread needs no more than what it is worth.
  @Test("is what a bought spread is worth")
  func boughtSpread() throws {
    var book = try ModelBook()
    try book.option(.call, 1, strike: 100_000)
    try book.option(.call, -1, strike: 110_000)
    #expect(agree(try collateral(book).initial, 0))
    let priced = try book.priced()
    let worth = priced.mark(of: 0, in: priced.today) - priced.mark(of: 1, in: priced.today)
    #expect(agree(try book.requirement(.read(Self.rule)).maintenance, worth))
  }

  @Test("margins expiries apart: a later long call does not cover an earlier short one")
  func calendar() throws {
    var book = try ModelBook()
    try book.option(.call, -1, strike: 110_000, days: 30)
    try book.option(.call, 1, strike: 110_000, days: 60)
    #expect(agree(try collateral(book).maintenance, 100_000))
  }

  @Test("does not bend between strikes: no terminal price takes more than is asked", arguments: 0..<40)
  func noPriceTakesMore(seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    var book = try ModelBook()
    var options: [(isPut: Bool, strike: Double, quantity: Double)] = []
    for _ in 0..<6 {
      let (isPut, strike) = (Bool.random(using: &generator), generator.number(50_000...200_000))
      let quantity = generator.number(-3...3)
      options.append((isPut, strike, quantity))
      try book.option(isPut ? .put : .call, quantity, strike: strike)
    }
    let needed = try collateral(book).maintenance
    let cover = max(0, -options.filter { !$0.isPut }.reduce(0) { $0 + $1.quantity })
    for step in 0...400 {
      let price = Double(step) * 1_000
      let payoff = options.reduce(0) { $0 + $1.quantity * max(0, $1.isPut ? $1.strike - price : price - $1.strike) }
      // The cover is held in coins, the rest in dollars.
      #expect(needed - cover * 100_000 + cover * price + payoff >= -1e-6)
    }
  }

  @Test("refuses a future without rates, and margins it with them")
  func futures() throws {
    var book = try ModelBook()
    try book.perpetual("BTC", 1)
    #expect(throws: MarginRuleError.notMargined(instrument: "BTC perpetual", key: "futures")) {
      try book.requirement(.read(Self.rule))
    }
    let rule = #"{ "kind": "maximumLoss", "futures": { "default": { "maximumLeverage": 10 } } }"#
    #expect(agree(try book.requirement(.read(rule)).initial, 10_000))
  }
}
