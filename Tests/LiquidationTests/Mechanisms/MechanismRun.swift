import Liquidation
import Testing

/// A path that was gone along.
struct MechanismRun {
  let engine: PathEngine
  let setup: LiquidationSetup

  /// What happened at the first venue.
  var outcome: PathOutcome { engine.outcome(venue: 0) }

  /// The events of a kind, of one account or of all.
  func events(_ kind: LiquidationEvent.Kind, of account: String? = nil) -> [LiquidationEvent] {
    (engine.story ?? []).filter { $0.kind == kind && (account == nil || $0.account == account) }
  }

  /// Where an asset stands on the market.
  func price(_ asset: String) throws -> Double {
    engine.price(of: try #require(setup.assets.firstIndex(of: asset)))
  }
}

/// A constant-product pool of so many units, what is sold into it for good.
func mechanismPool(_ units: Double) throws -> DepthRule {
  try DepthRule(sources: [DepthSource(.constantProduct(.units(units)))], permanentShare: 1)
}

/// Whether two amounts agree to a billionth, or to a millionth of a cent.
func agrees(_ value: Double?, _ expected: Double) -> Bool {
  value.map { abs($0 - expected) <= max(1e-8, 1e-9 * abs(expected)) } ?? false
}
