import Documents
import Foundation
import Liquidation
import Stress

/// An issuer from the text of a card, JSON5.
func anIssuer(_ text: String) throws -> IssuerRule {
  try StrictDocument.decode(IssuerRule.self, from: Data(text.utf8), source: "issuer.json5")
}

/// A depth whose price falls by 5 % where so many units are sold, all of it at once.
func powerDepth(units: Double, recoverySeconds: Double = 3_600, permanentShare: Double = 0) throws -> DepthRule {
  let text = """
    {kind: "power", impact: 0.05, units: \(units), exponent: 1, recoveryHalfLifeSeconds: \(recoverySeconds),
     permanentShare: \(permanentShare)}
    """
  return try StrictDocument.decode(DepthRule.self, from: Data(text.utf8), source: "depth.json5")
}

/// An issuer of which a test says what matters.
func anIssuer(
  supply: Double = 1_000, _ reserves: [ReserveTier], _ redemption: RedemptionTerms,
  _ holders: HolderSpeed
) throws -> IssuerRule {
  try IssuerRule(
    name: "an issuer", token: "TOKEN", supply: supply, reserves: reserves, redemption: redemption, holders: holders)
}

/// An issuer of plain terms.
func anIssuer(supply: Double = 1_000, _ reserves: [ReserveTier], _ holders: HolderSpeed) throws -> IssuerRule {
  try anIssuer(supply: supply, reserves, RedemptionTerms(), holders)
}

/// Cash that is there at once.
func cashTier(_ dollars: Double, frozen: FrozenShare? = nil) -> ReserveTier {
  ReserveTier(name: "cash", amount: .dollars(dollars), frozen: frozen)
}

/// A run in which no price moves.
func stillRun(
  _ issuer: IssuerRule, stepSeconds: Double = 3_600, steps: Int, prices: [String: Double] = [:]
) throws -> RedemptionStory {
  let engine = try RedemptionEngine(issuer, prices: prices, stepSeconds: stepSeconds, steps: steps)
  return try engine.run(
    priceRatios: Array(repeating: Array(repeating: 1, count: engine.assets.count), count: steps))
}

/// Whether two figures are equal but for rounding: a share of what they are counted in.
func nearly(_ value: Double, _ expected: Double, _ scale: Double = 1, to share: Double = 1e-10) -> Bool {
  abs(value - expected) <= share * max(abs(expected), scale)
}
