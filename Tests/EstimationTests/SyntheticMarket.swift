import Documents
import Foundation
import MarketData
import Numerics
import TestSupport

/// Returns and prices drawn from a fixed seed.
struct SyntheticMarket {
  private var bits: SplitMix

  init(seed: UInt64) { bits = SplitMix(seed: seed) }

  /// A number strictly between 0 and 1.
  mutating func uniform() -> Double { (Double(bits.next() >> 12) + 0.5) * 0x1p-52 }

  mutating func normal() -> Double { StandardNormal.quantile(uniform()) }

  /// Returns of a common and an own part, one row per step; with `degreesOfFreedom` (even) a common chi-square a step.
  mutating func returns(
    rows: Int, volatilities: [Double], correlation: Double, degreesOfFreedom: Int? = nil
  ) -> [[Double]] {
    (0..<rows).map { _ in
      let common = normal()
      var scale = 1.0
      if let degreesOfFreedom {
        // Half a chi-square of 2k degrees of freedom is a sum of k exponentials.
        let halfChiSquare = (0..<degreesOfFreedom / 2).reduce(0.0) { sum, _ in sum - log(uniform()) }
        scale = (Double(degreesOfFreedom - 2) / (2 * halfChiSquare)).squareRoot()
      }
      return volatilities.map { volatility in
        volatility * scale * (correlation.squareRoot() * common + (1 - correlation).squareRoot() * normal())
      }
    }
  }

  /// A daily price table whose log returns are the given ones; a row that `isListed` refuses is blank.
  static func prices(
    _ assets: [String], returns: [[Double]], isListed: (_ asset: Int, _ row: Int) -> Bool = { _, _ in true }
  ) throws -> PriceTable {
    var logPrices = assets.map { _ in log(100.0) }
    var lines = ["date," + assets.joined(separator: ",")]
    let firstDay = try Timestamp("2020-01-01").seconds
    for row in 0...returns.count {
      if row > 0 { logPrices = zip(logPrices, returns[row - 1]).map { $0 + $1 } }
      let day = Timestamp(seconds: firstDay + 86_400 * row)
      let cells = logPrices.indices.map { isListed($0, row) ? "\(exp(logPrices[$0]))" : "" }
      lines.append(([day.description] + cells).joined(separator: ","))
    }
    let text = lines.joined(separator: "\n") + "\n"
    return try PriceTable(CSVTable(Array(text.utf8), source: "synthetic.csv"))
  }
}
