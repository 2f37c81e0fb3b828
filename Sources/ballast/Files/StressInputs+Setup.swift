import Liquidation
import Margin
import MarketModel
import Portfolio
import Stress

extension StressInputs {
  /// The venues and their market under a scenario.
  ///
  /// - Parameters:
  ///   - scenario: What is otherwise than usual; nil for nothing.
  ///   - stepDays: The length of a step.
  ///   - feedsBack: Whether sales move the prices that everybody sees.
  ///   - deleveraging: How all venues deleverage; nil for what their cards say.
  /// - Returns: What paths run on.
  /// - Throws: a failure that names the file at fault.
  func setup(
    _ scenario: ScenarioFile?, stepDays: Double, feedsBack: Bool = true, deleveraging: LossRule.Deleveraging? = nil
  ) throws -> LiquidationSetup {
    let stress = scenario?.scenario.stress ?? .none
    let rules = liquidity?.card.market ?? .unlimited
    do {
      let venues = try self.venues.map { venue in
        try LiquidationVenue(
          name: venue.name, margin: venue.engine,
          rules: LiquidationRules(
            oracle: try oracles(of: venue, under: stress), mechanism: venue.rules.mechanism,
            losses: deleveraging.map(venue.rules.losses.deleveraging) ?? venue.rules.losses),
          owners: venue.file.owners)
      }
      return try LiquidationSetup(
        venues,
        liquidity: rules.replacing(
          liquidators: rules.liquidators.stressed(capital: stress.liquidatorCapital, absences: stress.noLiquidators),
          gas: rules.gas.stressed(by: stress.gas)), stepSeconds: stepDays * 86_400, prices: prices(for: rules),
        volatilities: source.model.volatilities, depthMultiple: stress.depth, feedsBack: feedsBack)
    } catch let error as LiquidationError {
      throw Failure(.badData, message(of: error))
    } catch let error as LiquidationRuleError {
      throw Failure(.badData, "\(scenario?.path ?? options.venue?.text ?? ""): \(error)")
    }
  }

  /// The oracles of a venue with what a scenario does to them.
  private func oracles(of venue: Venue, under stress: Scenario.Stressed) throws(LiquidationRuleError) -> OracleRules {
    guard stress.latencySeconds > 0 || !stress.oracleFaults.isEmpty else { return venue.rules.oracle }
    var rules = venue.rules.oracle.assets
    // What the venue counts at par has no oracle.
    let par = venue.engine.venue.collateral.par.union([Instrument.dollar])
    for asset in venue.file.priced.assets where !par.contains(asset) {
      rules[asset] = try stress.stressed(venue.rules.oracle.rule(of: asset), of: asset)
    }
    return OracleRules(standard: venue.rules.oracle.standard, assets: rules)
  }

  /// The prices of what no book holds.
  ///
  /// Gas follows the moves of its asset alone, so any price of it does where nobody knows one.
  private func prices(for rules: LiquidityRules) -> [String: Double] {
    guard let asset = unpricedGasAsset else { return prices }
    return prices.merging([asset: 1]) { $1 }
  }

  /// The asset that gas follows where nobody knows its price, and nobody needs it; nil where there is none.
  var unpricedGasAsset: String? {
    let rules = liquidity?.card.market ?? .unlimited
    guard let asset = rules.gas.asset, prices[asset] == nil, !isReserve(asset, in: rules) else { return nil }
    return venues.contains { $0.file.priced.assets.contains(asset) } ? nil : asset
  }

  private func isReserve(_ asset: String, in rules: LiquidityRules) -> Bool {
    if rules.backed.contains(where: { $0.token == asset || $0.reserves.contains { $0.asset == asset } }) { return true }
    return venues.contains { venue in
      if case .tokens(asset, _) = venue.rules.losses.backstop { true } else { false }
    }
  }

  /// What is wrong, with the file in which it stands and where a price belongs.
  private func message(of error: LiquidationError) -> String {
    switch error {
    case .unknownAsset(let place, let asset, _) where source.model.index(of: asset) != nil:
      let file = venues.first { place.hasPrefix($0.name) }?.path ?? options.liquidity ?? ""
      return
        "\(file): \(place): \(asset) has no price, because no book holds it: give it one in --prices, or in a book as"
        + " \"# price \(asset): ...\""
    case .unknownAsset(let place, _, _):
      return "\(venues.first { place.hasPrefix($0.name) }?.path ?? options.liquidity ?? ""): \(error)"
    case .rule: return "\(options.liquidity ?? ""): \(error)"
    case .noIncentive(let name, _), .contractWithoutBook(let name, _):
      return "\(venues.first { $0.name == name }?.path ?? name): \(error)"
    case .pricesDiffer, .ledger: return "\(error)"
    }
  }

  /// The assets that stand still because a scenario says nothing of them.
  func assetsWithoutMoves(in scenario: Scenario, of setup: LiquidationSetup) -> [String] {
    let par = venues.reduce(into: Set<String>()) { $0.formUnion($1.engine.venue.collateral.par) }
    return scenario.assetsWithoutMoves(of: setup.assets).filter { !par.contains($0) }
  }

  /// Says which oracle faults of a scenario no book has an asset for: they may be misspelt.
  func warnOfUnusedFaults(in file: ScenarioFile) {
    let held = Set(venues.flatMap(\.file.priced.assets))
    let unused = file.scenario.stress.oracleFaults.keys.filter { !held.contains($0) }.sorted()
    guard !unused.isEmpty else { return }
    output.warn("\(file.path): oracle faults of assets that no book holds: \(unused.joined(separator: ", "))")
  }
}
