import Kernels
import Margin
import Portfolio
import Testing

@Suite("The standard margin of options")
struct OptionStandardTests {
  static let short = """
    "short": { "initial": { "share": 0.15, "floor": 0.1 },
               "maintenance": { "share": 0.075, "floor": 0.075, "putMarkShare": 0.075 } }
    """
  static let deribit =
    #"{ "kind": "optionStandard", "default": { \#(short), "addsMark": true, "markInEquity": false } }"#

  /// Deribit's text in coins per option, word for word: what a short option needs.
  private func published(
    _ kind: OptionTerms.Kind, strike: Double, underlying: Double, mark: Double
  ) -> (initial: Double, maintenance: Double) {
    if kind == .call {
      let out = max(0, strike - underlying)
      return (max(0.15 - out / underlying, 0.1) + mark, 0.075 + mark)
    }
    let out = max(0, underlying - strike)
    let maintenance = max(0.075, 0.075 * mark) + mark
    return (max(max(0.15 - out / underlying, 0.1) + mark, maintenance), maintenance)
  }

  @Test(
    "leaves a Deribit account the funds that its own margin balance less its own margin leaves",
    arguments: [OptionTerms.Kind.call, .put], [40_000.0, 90_000, 97_000, 100_000, 103_000, 120_000, 400_000, 2_000_000])
  func deribit(kind: OptionTerms.Kind, strike: Double) throws {
    var book = try ModelBook()
    try book.option(kind, -2, strike: strike, .inverse)
    let priced = try book.priced()
    let mark = priced.mark(of: 0, in: priced.today) / 100_000
    let needed = published(kind, strike: strike, underlying: 100_000, mark: mark)
    let requirement = try book.requirement(.read(Self.deribit))
    // The venue: balance less published margin. Here: balance and the options' value (-2 marks) less requirement.
    #expect(agree(-2 * mark * 100_000 - requirement.initial, -2 * needed.initial * 100_000))
    #expect(agree(-2 * mark * 100_000 - requirement.maintenance, -2 * needed.maintenance * 100_000))
  }

  @Test("asks as published where the venue's equity holds the mark as well")
  func publishedAsItStands() throws {
    let rule = try MarginRule.read(
      #"{ "kind": "optionStandard", "default": { \#(Self.short), "addsMark": true, "markInEquity": true } }"#)
    var book = try ModelBook()
    try book.option(.put, -1, strike: 110_000)
    let priced = try book.priced()
    let mark = priced.mark(of: 0, in: priced.today)
    let requirement = try book.requirement(rule)
    #expect(agree(requirement.initial, 15_000 + mark))
    #expect(agree(requirement.maintenance, 7_500 + mark))
  }

  @Test("lets a long option support nothing but itself where the balance has no options in it")
  func longDeribit() throws {
    var book = try ModelBook()
    try book.option(.call, 3, strike: 100_000)
    let priced = try book.priced()
    let mark = priced.mark(of: 0, in: priced.today)
    let requirement = try book.requirement(.read(Self.deribit))
    #expect(agree(requirement.initial, 3 * mark))
    #expect(agree(requirement.maintenance, 3 * mark))
  }

  /// docs.paradex.trade, "Margin requirements" of dated options: at 100,000 a call of 110,000 sold needs 10,000, and a long
  /// one the lesser of its mark and a fifth of the price.
  @Test("gives Paradex's example, and half of a long option's margin to keep it")
  func paradex() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "optionStandard", "default": {
        "short": { "initial": { "share": 0.15, "floor": 0.1 }, "maintenance": { "share": 0.075, "floor": 0.05 } },
        "long": { "initial": { "markShare": 1, "underlyingShare": 0.2 },
                  "maintenance": { "markShare": 0.5, "underlyingShare": 0.1 } },
        "addsMark": false, "markInEquity": true } }
      """)
    var short = try ModelBook()
    try short.option(.call, -1, strike: 110_000)
    #expect(try short.requirement(rule) == MarginRequirement(initial: 10_000, maintenance: 5_000))
    var long = try ModelBook()
    try long.option(.call, 1, strike: 100_000, days: 7)
    let priced = try long.priced()
    let mark = priced.mark(of: 0, in: priced.today)
    #expect(mark < 20_000)
    #expect(agree(try long.requirement(rule).initial, mark))
    #expect(agree(try long.requirement(rule).maintenance, mark / 2))
    var deep = try ModelBook()
    try deep.option(.call, 1, strike: 10_000, days: 7)
    #expect(agree(try deep.requirement(rule).initial, 20_000))
    #expect(agree(try deep.requirement(rule).maintenance, 10_000))
  }

  @Test("margins perpetuals and futures by its rates, and nets what is held of one option")
  func futures() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "optionStandard", "default": { \(Self.short), "addsMark": true, "markInEquity": false },
        "futures": { "default": { "initial": 0.02, "maintenance": 0.01 } } }
      """)
    var book = try ModelBook()
    try book.perpetual("BTC", -2)
    try book.option(.call, -3, strike: 100_000)
    try book.option(.call, 2, strike: 100_000)
    #expect(agree(try book.requirement(rule).initial, 4_000 + 15_000))
    #expect(agree(try book.requirement(rule).maintenance, 2_000 + 7_500))
  }
}
