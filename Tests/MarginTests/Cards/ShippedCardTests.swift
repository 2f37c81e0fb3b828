import Documents
import Foundation
import Margin
import Portfolio
import Testing

@Suite("The shipped venue cards")
struct ShippedCardTests {
  /// The part of a venue card that this target reads.
  struct Card: Decodable {
    let margin: MarginVenue?
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Models/venues")

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json5") }.sorted()
  }

  private static func venue(_ name: String) throws -> MarginVenue? {
    try StrictDocument.decode(Card.self, from: Data(contentsOf: folder.appending(path: name)), source: name).margin
  }

  @Test("every card reads", arguments: try names())
  func reads(name: String) throws { _ = try Self.venue(name) }

  @Test("the lending cards have a margin section")
  func present() throws {
    for name in ["aave-v3-ethereum", "compound-v3-usdc", "maker-eth-a", "morpho-wsteth-weth"] {
      #expect(try Self.venue("\(name).json5") != nil, "\(name)")
    }
  }

  @Test("Aave v3 Ethereum: 48 reserves and 16 e-modes, WETH at 80.5 and 83, the first e-mode at 93 and 95")
  func aave() throws {
    let venue = try #require(try Self.venue("aave-v3-ethereum.json5"))
    #expect(venue.collateral.assets.count == 48)
    #expect(venue.collateral.categories.count == 16)
    let ether = try #require(venue.collateral.assets["WETH"])
    #expect((ether.initialWeight, ether.maintenanceWeight) == (0.805, 0.83))
    let category = try #require(venue.collateral.categories["1"])
    #expect(category.weights == CollateralWeights(initial: 0.93, maintenance: 0.95))
    #expect(venue.incentive(of: "wstETH", category: "1") == .bonus(0.01))
  }

  @Test("Maker ETH-A calls at 145 %, Morpho's incentive follows from its loan-to-value")
  func makerAndMorpho() throws {
    let maker = try #require(try Self.venue("maker-eth-a.json5"))
    let vault = try lender(
      maker.collateral, [.held("ETH", 1), .owed("DAI", 1_000)], prices: ["ETH": 2_000, "DAI": 0.98])
    let price = try #require(vault.liquidationPrices(of: 0, asset: 0, in: vault.book.today).below)
    #expect(abs(price - 1_450) < 1e-9)
    let morpho = try #require(try Self.venue("morpho-wsteth-weth.json5"))
    let incentive = try #require(morpho.incentive(of: "wstETH"))
    #expect(abs(incentive.factor(threshold: 0.945) - 1.016777) < 5e-7)
  }

  /// An isolated margin is dollars, of whatever coin the venue's collateral is.
  @Test(
    "the cards of derivative venues count dollars in full",
    arguments: ["clearing-house", "deribit", "hyperliquid", "paradex"])
  func dollars(name: String) throws {
    let venue = try #require(try Self.venue("\(name).json5"))
    let account = try lender(venue.collateral, [.held("USD", 900)], prices: [:])
    let statement = account.statement(of: 0, in: account.book.today)
    #expect((statement.initialCollateral, statement.maintenanceCollateral) == (900, 900))
    #expect(account.collateral.eligibilityFaults(of: 0).isEmpty)
  }

  /// 12 CFR 1240.39, ten business days: gold 15 %, other exposure types 25 %.
  @Test("the clearing house has the supervisory haircuts", arguments: [("PAXG", 0.15), ("BTC", 0.25), ("ETH", 0.25)])
  func supervisory(asset: String, haircut: Double) throws {
    let venue = try #require(try Self.venue("clearing-house.json5"))
    let account = try lender(venue.collateral, [.held(asset, 4)], prices: [asset: 1_000])
    let statement = account.statement(of: 0, in: account.book.today)
    #expect(abs(statement.maintenanceCollateral - 4_000 * (1 - haircut)) < 1e-9)
  }
}
