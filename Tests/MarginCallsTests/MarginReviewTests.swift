import Documents
import Margin
import MarginCalls
import MarketModel
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("A review of a book")
struct MarginReviewTests {
  /// Borrowers of dollars against one coin at 100, their debts in the order given.
  private func review(debts: [Double], owners: [Int]? = nil, closest: Int = 10, jointAccounts: Int? = nil) throws
    -> MarginReview
  {
    var book = try Book(prices: ["COIN": 100])
    let coin = try book.place(of: .asset("COIN"))
    let dollar = try book.place(of: .asset("USD"))
    for (index, debt) in debts.enumerated() {
      try book.append(
        Account(id: "a\(index)"),
        positions: [
          Position(instrument: coin, role: .collateral, quantity: 1),
          Position(instrument: dollar, role: .debt, quantity: debt),
        ])
    }
    let rules = try CollateralRules(assets: ["COIN": CollateralRule(initialWeight: 0.8, maintenanceWeight: 0.8)])
    let engine = try MarginEngine(try MarginVenue(collateral: rules), book: PricedBook(book))
    let model = try MarketModel(assets: ["COIN"], volatility: [0.8], correlation: [[1]], dynamics: .gaussian)
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 5, stepDays: 1), seed: 4)
    let distribution = try CallRun(simulation, engine: engine, paths: 2_000, owners: owners)
      .distribution(confidences: [Confidence(0.9)])
    let moves = try MarketMoves(of: PathMarket(engine.book, in: simulation), paths: 500)
    let joint = JointMargin(engine: engine, moves: moves, confidence: try Confidence(0.9))
    return try MarginReview(
      engine: engine, distribution: distribution, owners: owners, closest: closest, targetHealth: 1.1,
      joint: jointAccounts.map { (joint, $0) })
  }

  @Test("accounts stand by how near they are: short today by what they lack, then by calls, then by health")
  func order() throws {
    let review = try review(debts: [10, 76, 85, 60, 82, 0])
    #expect(review.closest.map(\.name) == ["a2", "a4", "a1", "a3", "a0", "a5"])
    #expect(review.distribution.today.map(\.account) == [2, 4])
    #expect(review.total.debt == 313 && review.total.collateral == 600 && review.positions == 12)
  }

  @Test("liquidation prices and remedies are the closed forms")
  func closedForms() throws {
    let first = try #require(try review(debts: [76]).closest.first)
    #expect(abs(try #require(first.liquidations.first?.prices.below) - 95) < 1e-9)
    let remedies = Dictionary(uniqueKeysWithValues: first.remedies.map { ($0.asset, $0.cure.quantity) })
    #expect(abs(try #require(remedies["COIN"]) - (1.1 * 76 / 80 - 1)) < 1e-9)
    #expect(abs(try #require(remedies["USD"]) - (76 - 80 / 1.1)) < 1e-9)
  }

  @Test("parts of one account count once, and the nearest of them is shown")
  func parts() throws {
    let review = try review(debts: [50, 76, 60], owners: [0, 1, 1])
    #expect(review.accounts == 2 && review.closest.map(\.owner) == [1, 0])
    #expect(review.closest[0].account == 1 && review.closest[0].parts == 2)
    #expect(review.closest[0].calls.calls >= 1)
  }

  @Test("a joint margin for all accounts, or where they are too many for those that are shown")
  func joint() throws {
    let debts = [10.0, 76, 60]
    #expect(try review(debts: debts).joint == nil)
    #expect(try review(debts: debts, closest: 1, jointAccounts: 3).joint?.map(\.account) == [0, 1, 2])
    let few = try review(debts: debts, closest: 1, jointAccounts: 2)
    #expect(few.joint?.map(\.account) == [1] && few.closest[0].joint == few.joint?.first)
  }
}
