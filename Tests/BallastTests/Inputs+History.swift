import Foundation
import TestSupport

extension Inputs {
  /// A price table of two assets over 900 days whose volatility clusters and which fall together in jumps.
  static let historyLines: [String] = {
    var generator = SplitMix(seed: 12)
    var (first, second, variance) = (30_000.0, 2_000.0, 0.0009)
    let start = Date(timeIntervalSince1970: 1_577_836_800)
    var lines = ["date,BTC,ETH"]
    for day in 0..<900 {
      let date = start.addingTimeInterval(86_400 * Double(day)).formatted(.iso8601.year().month().day())
      lines.append("\(date)," + String(format: "%.6f,%.6f", first, second))
      // A t of 5 degrees of freedom and variance 1.
      let chiSquare = (0..<5).reduce(0.0) { sum, _ in sum + pow(generator.normal(), 2) }
      let scale = (3 / chiSquare).squareRoot()
      let common = scale * generator.normal()
      let surprise = variance.squareRoot() * common
      first *= exp(surprise - variance / 2)
      second *= exp(1.2 * variance.squareRoot() * (0.7 * common + 0.7 * scale * generator.normal()))
      variance = 0.00003 + 0.08 * surprise * surprise + 0.88 * variance
    }
    return lines
  }()

  static let history = text(of: historyLines)
}
