import Liquidation
import Margin
import Portfolio

/// A small lending venue, its market and a path of quiet prices, as plain lists by asset and by account.
struct LoanCase {
  /// An account: what it holds and owes of each asset, units.
  struct Holder {
    var name: String
    var held: [Double]
    var owed: [Double]
  }

  var assets: [String]
  /// Dollars today, and at the end of each step.
  var today: [Double]
  var path: [[Double]]
  var rules: [CollateralRule]
  var depth: [DepthRule?]
  var holders: [Holder]
  var spread: FixedSpreadRule
  var losses = LossRule.lenders
  var liquidators = LiquidatorRule.ideal
  var gas = 0.0
  var stepSeconds = 3_600.0
  var lookSeconds = 600.0
  /// Whether the positions of the book stand in the opposite order.
  var isReversed = false

  /// The venue and its market, for the engine.
  func setup() throws -> LiquidationSetup {
    let named = Dictionary(uniqueKeysWithValues: zip(assets, rules))
    let deep = zip(assets, depth).compactMap { asset, rule in rule.map { (asset, $0) } }
    var book = try Book(prices: Dictionary(uniqueKeysWithValues: zip(assets, today)))
    for holder in holders {
      var positions: [Position] = []
      for (asset, name) in assets.enumerated() {
        for (role, units) in [(Position.Role.collateral, holder.held[asset]), (.debt, holder.owed[asset])]
        where units > 0 {
          positions.append(Position(instrument: try book.place(of: .asset(name)), role: role, quantity: units))
        }
      }
      try book.append(Account(id: holder.name), positions: isReversed ? positions.reversed() : positions)
    }
    let margin = try MarginEngine(
      MarginVenue(collateral: CollateralRules(assets: named)), book: PricedBook(book))
    return try LiquidationSetup(
      [
        LiquidationVenue(
          name: "venue", margin: margin, rules: LiquidationRules(mechanism: .fixedSpread(spread), losses: losses))
      ],
      liquidity: LiquidityRules(
        depth: Dictionary(uniqueKeysWithValues: deep), liquidators: liquidators, gas: GasRule(dollars: gas),
        lookSeconds: lookSeconds),
      stepSeconds: stepSeconds)
  }

  /// What the engine makes of the path, where it is told who may be called at the first look of a step, or looks at all.
  func run(keepsStory: Bool = false, suspects: [Int32]? = nil) throws -> PathEngine {
    let setup = try setup()
    var engine = PathEngine(setup, keepsStory: keepsStory)
    var states = [setup.venues[0].margin.book.today]
    let places = setup.assets.map { assets.firstIndex(of: $0) ?? 0 }
    for (step, prices) in path.enumerated() {
      engine.open(step: step + 1, setup) { prices[places[$0]] }
      engine.run(called: suspects.map { [$0] }, states: &states, setup)
    }
    engine.finish(states: &states, setup)
    return engine
  }
}
