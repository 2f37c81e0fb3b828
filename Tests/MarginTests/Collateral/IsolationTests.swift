import Margin
import Portfolio
import Testing

@Suite("Collateral that counts only alone")
struct IsolationTests {
  private let prices = ["ETH": 2_000.0, "CRV": 0.5, "LDO": 1, "USDC": 1]
  private let rules = Result {
    let isolation = CollateralRule.Isolation(debtCeiling: 1_000, borrowable: ["USDC"])
    return try CollateralRules(assets: [
      "ETH": rule(0.8), "USDC": CollateralRule(initialWeight: 0, maintenanceWeight: 0, borrowCap: 10_000),
      "CRV": CollateralRule(initialWeight: 0.4, maintenanceWeight: 0.5, supplyCap: 50_000, isolation: isolation),
      "LDO": CollateralRule(initialWeight: 0.4, maintenanceWeight: 0.5, isolation: isolation),
    ])
  }

  private func engine(_ lines: [Line]) throws -> MarginEngine { try lender(rules.get(), lines, prices: prices) }

  @Test("counts where it stands alone, and refuses other debts in words")
  func alone() throws {
    let engine = try engine([.held("CRV", 40_000), .owed("USDC", 1_500), .owed("ETH", 1)])
    #expect(engine.opening.maintenanceCollateral == 10_000)
    #expect(
      engine.collateral.eligibilityFaults(of: 0) == [.isolatedDebt(account: "a", asset: "ETH", collateral: "CRV")])
    #expect(engine.linearForm(of: 0) != nil)
  }

  @Test("an account counts its ordinary collateral or one isolated asset, whichever is more, in whatever order")
  func larger() throws {
    let lines = [Line.held("ETH", 1), .held("CRV", 40_000), .held("LDO", 15_000)]
    #expect(try engine(lines).opening.maintenanceCollateral == 10_000)
    #expect(try engine(lines.reversed()).opening.maintenanceCollateral == 10_000)
    let ordinary = try engine([.held("ETH", 10), .held("CRV", 40_000)])
    #expect(ordinary.opening.maintenanceCollateral == 16_000)
    #expect(ordinary.collateral.eligibilityFaults(of: 0) == [.excludedByIsolation(account: "a", asset: "CRV")])
  }

  @Test("caps of the venue are held against the whole book and cut nothing")
  func caps() throws {
    var book = try Book(prices: prices)
    try book.append(Account(id: "a"), lines: [.held("CRV", 40_000), .owed("USDC", 1_500)])
    try book.append(Account(id: "b"), lines: [.held("CRV", 20_000), .owed("USDC", 500)])
    try book.append(Account(id: "c"), lines: [.held("ETH", 10), .owed("USDC", 3_000)])
    let engine = try MarginEngine(MarginVenue(collateral: rules.get()), book: PricedBook(book))
    let uses = engine.collateral.capUses(in: engine.book.today)
    #expect(
      uses == [
        CapUse(kind: .supply, asset: "CRV", used: 60_000, cap: 50_000),
        CapUse(kind: .debtCeiling, asset: "CRV", used: 2_000, cap: 1_000),
        CapUse(kind: .borrow, asset: "USDC", used: 5_000, cap: 10_000),
      ])
    #expect(uses.map(\.utilisation) == [1.2, 2, 0.5])
    #expect(uses.map(\.excess) == [10_000, 1_000, 0])
    #expect(engine.opening.maintenanceCollateral == 10_000)
  }

  @Test("what is not lent is reported and counts all the same")
  func notBorrowable() throws {
    let rules = try CollateralRules(assets: [
      "ETH": CollateralRule(initialWeight: 0.8, maintenanceWeight: 0.8, isBorrowable: false)
    ])
    let engine = try lender(
      rules, [.held("ETH", 10), .owed("ETH", 1), .owed("XYZ", 5)], prices: ["ETH": 100, "XYZ": 2])
    #expect(engine.opening.obligation == 110)
    #expect(
      engine.collateral.eligibilityFaults(of: 0) == [
        .notBorrowable(account: "a", asset: "ETH"), .notBorrowable(account: "a", asset: "XYZ"),
      ])
  }
}
