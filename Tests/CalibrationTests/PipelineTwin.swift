import Foundation
import Numerics

/// The whole way from a seed to VaR and expected shortfall, a number at a time: the reference of everything that is fast.
///
/// It takes nothing from the project but the inverse normal and chi-square distribution functions of Boost.
struct PipelineTwin {
  let seed: UInt64
  let volatility: [Double]
  let drift: [Double]
  let correlation: [[Double]]
  /// Nil for normal returns.
  let degreesOfFreedom: Double?
  /// The length of a step as a fraction of the model's year.
  let stepYears: Double

  /// The loss of a basket after the last step, and the worst at the end of any.
  func losses(path: UInt64, steps: Int, weights: [Double]) -> (last: Double, worst: Double) {
    var logs = [Double](repeating: 0, count: volatility.count)
    var losses: [Double] = []
    for step in 0..<steps {
      let z = volatility.indices.map { factor in
        normal(philox(path: path, stream: 0, step: step, pair: factor / 2)[factor % 2])
      }
      var mixing = 1.0
      if let ν = degreesOfFreedom {
        let w = ChiSquared(degreesOfFreedom: ν)
          .quantile(atNormal: normal(philox(path: path, stream: 1, step: step, pair: 0)[0]))
        mixing = sqrt((ν - 2) / w)
      }
      for asset in volatility.indices {
        var shock = 0.0
        for factor in 0...asset { shock += cholesky[asset][factor] * z[factor] }
        let σ = volatility[asset]
        logs[asset] += (drift[asset] - σ * σ / 2) * stepYears + σ * sqrt(stepYears) * shock * mixing
      }
      losses.append(1 - zip(weights, logs).reduce(0) { $0 + $1.0 * exp($1.1) })
    }
    return (losses[steps - 1], losses.max() ?? .nan)
  }

  /// The smallest loss x with F(x) >= level, and the mean of the worst losses of total weight 1 - level.
  static func measures(_ losses: [Double], level: Double) -> (valueAtRisk: Double, expectedShortfall: Double) {
    let sorted = losses.sorted()
    let n = Double(sorted.count)
    let rank = (1...sorted.count).first { Double($0) / n >= level } ?? sorted.count
    var sum = (Double(rank) / n - level) * sorted[rank - 1]
    for loss in sorted[rank...] { sum += loss / n }
    return (sorted[rank - 1], sum / (1 - level))
  }

  private var cholesky: [[Double]] {
    var factor = correlation.map { $0.map { _ in 0.0 } }
    for row in correlation.indices {
      for column in 0...row {
        var sum = correlation[row][column]
        for inner in 0..<column { sum -= factor[row][inner] * factor[column][inner] }
        factor[row][column] = row == column ? sqrt(sum) : sum / factor[column][column]
      }
    }
    return factor
  }

  /// The top bit is the sign, the next 52 the tail probability.
  private func normal(_ word: UInt64) -> Double {
    let magnitude = -StandardNormal.quantile((Double((word << 1) >> 12) + 0.5) * 0x1p-53)
    return word >> 63 == 0 ? magnitude : -magnitude
  }

  /// The two words of a block of Philox4x32-10.
  private func philox(path: UInt64, stream: UInt32, step: Int, pair: Int) -> [UInt64] {
    var c = [UInt32(path & 0xFFFF_FFFF), stream << 16 | UInt32(path >> 32), UInt32(step), UInt32(pair)]
    var k = [UInt32(seed & 0xFFFF_FFFF), UInt32(seed >> 32)]
    for _ in 0..<10 {
      let (a, b) = (UInt64(c[0]) * 0xD251_1F53, UInt64(c[2]) * 0xCD9E_8D57)
      c = [
        UInt32(b >> 32) ^ c[1] ^ k[0], UInt32(b & 0xFFFF_FFFF), UInt32(a >> 32) ^ c[3] ^ k[1], UInt32(a & 0xFFFF_FFFF),
      ]
      k = [k[0] &+ 0x9E37_79B9, k[1] &+ 0xBB67_AE85]
    }
    return [UInt64(c[0]) | UInt64(c[1]) << 32, UInt64(c[2]) | UInt64(c[3]) << 32]
  }
}
