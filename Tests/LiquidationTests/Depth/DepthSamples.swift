import Documents
import Foundation
import Liquidation
import Testing

/// Rules and curves for the tests of depth.
enum DepthSamples {
  /// A rule of one place or several.
  static func rule(_ sources: DepthSource...) throws -> DepthRule { try DepthRule(sources: sources) }

  /// The curve of one place or several at a price of one dollar.
  static func curve(_ sources: DepthSource...) throws -> DepthCurve { try DepthRule(sources: sources).curve(price: 1) }

  /// A rule from a card.
  static func read(_ text: String) throws -> DepthRule {
    try StrictDocument.decode(DepthRule.self, from: Data(text.utf8), source: "card")
  }

  /// A market with a name, and the size of a trade that matters there.
  struct Market: CustomTestStringConvertible, Sendable {
    let name: String
    let curve: DepthCurve
    let size: Double
    var testDescription: String { name }
  }

  /// Every kind of place, its sizes about a thousand units.
  static func places(fee: Double) -> [(name: String, source: DepthSource)] {
    [
      ("linear", DepthSource(.power(.impact, 0.02, at: .units(100), exponent: 1), fee: fee)),
      ("square root", DepthSource(.power(.slippage, 0.02, at: .units(200), exponent: 0.5), fee: fee)),
      ("Almgren", DepthSource(.power(.impact, 0.05, at: .units(300), exponent: 0.6), fee: fee)),
      ("convex", DepthSource(.power(.slippage, 0.05, at: .units(900), exponent: 1.5), fee: fee)),
      (
        "quotes",
        DepthSource(
          .curve([
            DepthQuote(.units(50), slippage: 0.001), DepthQuote(.units(200), slippage: 0.01),
            DepthQuote(.units(500), slippage: 0.05), DepthQuote(.units(1000), slippage: 0.2),
          ]), fee: fee)
      ),
      ("one quote", DepthSource(.curve([DepthQuote(.units(300), slippage: 0.1)]), fee: fee)),
      ("constant product", DepthSource(.constantProduct(.units(1500)), fee: fee)),
      (
        "stable swap",
        DepthSource(.stableSwap(reserve: 1200, otherReserve: 900, amplification: 50, rate: 1.15), fee: fee)
      ),
      (
        "ranges",
        DepthSource(
          .concentrated([
            LiquidityRange(from: 0.25, to: 0.5, liquidity: 700), LiquidityRange(from: 0.5, to: 0.8, liquidity: 2500),
            LiquidityRange(from: 0.9, to: 1.05, liquidity: 8000), LiquidityRange(from: 1.05, to: 3, liquidity: 2000),
          ]), fee: fee)
      ),
    ]
  }

  /// Every kind alone, and a market of four of them with fees of their own.
  static func markets(fee: Double) throws -> [Market] {
    var markets = try places(fee: fee).map { Market(name: $0.name, curve: try curve($0.source), size: 400) }
    let fees = fee > 0 ? [0.0005, 0.003, 0.01, 0] : [0, 0, 0, 0]
    let mixed = zip([2, 4, 6, 7], fees).map { DepthSource(places(fee: 0)[$0].source.kind, fee: $1) }
    markets.append(
      Market(name: "four places", curve: try DepthRule(sources: mixed).curve(price: 1), size: 1000))
    return markets
  }

  /// Composite Gauss-Legendre integration of five points over pieces that grow away from `from`, where a square root begins.
  static func integral(from: Double, to: Double, pieces: Int = 400, of function: (Double) -> Double) -> Double {
    let nodes = [0, 0.538469310105683, -0.538469310105683, 0.906179845938664, -0.906179845938664]
    let weights = [0.568888888888889, 0.478628670499366, 0.478628670499366, 0.236926885056189, 0.236926885056189]
    var sum = 0.0
    for piece in 0..<pieces {
      let (a, b) = (Double(piece) / Double(pieces), Double(piece + 1) / Double(pieces))
      let (low, high) = (from + (to - from) * a * a * a, from + (to - from) * b * b * b)
      for (node, weight) in zip(nodes, weights) {
        sum += weight * 0.5 * (high - low) * function(0.5 * (low + high) + 0.5 * (high - low) * node)
      }
    }
    return sum
  }
}

/// Whether two numbers agree, relative to the larger.
func isClose(_ first: Double, _ second: Double, within tolerance: Double) -> Bool {
  first == second || abs(first - second) <= tolerance * max(abs(first), abs(second))
}
