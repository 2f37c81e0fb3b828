import Margin
import Portfolio
import Testing

@Suite("Categories of assets that move together")
struct CategoryTests {
  /// Category 1 of Aave v3 Ethereum in 2025, among two of its assets and one stranger.
  private func engine(_ lines: [Line], category: String? = "1") throws -> MarginEngine {
    let rules = try CollateralRules(
      assets: [
        "WETH": CollateralRule(initialWeight: 0.805, maintenanceWeight: 0.83),
        "wstETH": CollateralRule(initialWeight: 0.785, maintenanceWeight: 0.81, incentive: .bonus(0.06)),
        "USDC": CollateralRule(initialWeight: 0.75, maintenanceWeight: 0.78),
      ],
      categories: [
        "1": CollateralCategory(
          label: "ETH correlated", weights: CollateralWeights(initial: 0.93, maintenance: 0.95),
          incentive: .bonus(0.01), collateral: ["WETH", "wstETH"], borrowable: ["WETH"])
      ])
    return try lender(
      rules, lines, prices: ["WETH": 2_500, "wstETH": 3_000, "USDC": 1], account: Account(id: "a", category: category))
  }

  @Test("gives its weights to its collateral while every debt is its own")
  func inForce() throws {
    let engine = try engine([.held("wstETH", 10), .held("USDC", 1_000), .owed("WETH", 8)])
    #expect(abs(engine.opening.maintenanceCollateral - (0.95 * 30_000 + 780)) < 1e-9)
    #expect(abs(engine.opening.initialCollateral - (0.93 * 30_000 + 750)) < 1e-9)
    #expect(engine.collateral.eligibilityFaults(of: 0).isEmpty)
    #expect(engine.venue.incentive(of: "wstETH", category: "1") == .bonus(0.01))
    #expect(engine.venue.incentive(of: "wstETH") == .bonus(0.06))
  }

  @Test("a debt outside it brings the plain weights back, and is reported")
  func outside() throws {
    let engine = try engine([.held("wstETH", 10), .owed("WETH", 4), .owed("USDC", 100)])
    #expect(abs(engine.opening.maintenanceCollateral - 0.81 * 30_000) < 1e-9)
    let faults = engine.collateral.eligibilityFaults(of: 0)
    #expect(faults == [.outsideCategory(account: "a", asset: "USDC", category: "1")])
    #expect("\(faults[0])".contains("category 1"))
  }

  @Test("an account that has not chosen it has the plain weights")
  func notChosen() throws {
    let engine = try engine([.held("wstETH", 10), .owed("WETH", 4)], category: nil)
    #expect(abs(engine.opening.maintenanceCollateral - 0.81 * 30_000) < 1e-9)
  }

  @Test("a category that the venue does not have is an error that names the account and what there is")
  func unknown() {
    #expect(
      throws: MarginError.collateral(.unknownCategory(account: "a", name: "ETH", known: ["1"]))
    ) { try engine([.held("wstETH", 1)], category: "ETH") }
  }
}
