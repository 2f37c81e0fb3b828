import Margin
import Portfolio
import Testing

@Suite("Limits on one asset")
struct ConcentrationTests {
  private func rules(share: Double? = nil, value: Double? = nil) throws -> CollateralRules {
    try CollateralRules(assets: [
      "ETH": rule(0.8),
      "CRV": CollateralRule(initialWeight: 0.5, maintenanceWeight: 0.6, largestShare: share, largestValue: value),
    ])
  }
  private let prices = ["ETH": 2_000.0, "CRV": 0.5]

  @Test("what lies above a share of the account's collateral counts nothing")
  func share() throws {
    // 20,000 of ETH and 20,000 of CRV, of which a quarter of 40,000 counts.
    let engine = try lender(rules(share: 0.25), [.held("ETH", 10), .held("CRV", 40_000)], prices: prices)
    #expect(abs(engine.opening.maintenanceCollateral - (16_000 + 0.6 * 10_000)) < 1e-9)
    #expect(abs(engine.opening.initialCollateral - (16_000 + 0.5 * 10_000)) < 1e-9)
    #expect(engine.opening.collateral == 40_000)
    #expect(engine.linearForm(of: 0) == nil)
  }

  @Test("a share of a collateral that stands alone is a weight, and linear")
  func alone() throws {
    let engine = try lender(rules(share: 0.25), [.held("CRV", 30_000), .held("CRV", 10_000)], prices: prices)
    let form = try #require(engine.linearForm(of: 0))
    #expect(abs(form.value(in: engine.book.today, of: engine.book) - engine.opening.surplus) < 1e-9)
    #expect(abs(engine.opening.surplus - 0.6 * 0.25 * 20_000) < 1e-9)
  }

  @Test("what lies above so many dollars counts nothing")
  func value() throws {
    let engine = try lender(rules(value: 5_000), [.held("CRV", 40_000)], prices: prices)
    #expect(engine.opening.maintenanceCollateral == 3_000)
    #expect(engine.linearForm(of: 0) == nil)
  }

  @Test("a share is of what counts, not of what the venue does not accept")
  func unaccepted() throws {
    let lines = [Line.held("ETH", 10), .held("CRV", 40_000), .held("JUNK", 1e6)]
    let engine = try lender(rules(share: 0.25), lines, prices: prices.merging(["JUNK": 1]) { $1 })
    #expect(abs(engine.opening.maintenanceCollateral - 22_000) < 1e-9)
    #expect(engine.collateral.eligibilityFaults(of: 0) == [.notAccepted(account: "a", asset: "JUNK")])
  }
}
