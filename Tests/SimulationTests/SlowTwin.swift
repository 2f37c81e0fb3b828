import Foundation
import Kernels
import MarketModel
import Numerics
import RandomStreams
import Simulation

/// The whole simulation of one path, a number at a time, as the formulas stand in a textbook.
struct SlowTwin {
  let model: MarketModel
  let grid: TimeGrid
  let seed: UInt64

  /// Log price ratios of one path: a row per step, a value per asset.
  func logRatios(path: UInt64) -> [[Double]] {
    let years = grid.stepDays / model.daysPerYear
    let factor = Self.cholesky(model.correlation)
    var logs = [Double](repeating: 0, count: model.assets.count)
    return (0..<grid.steps).map { step in
      let z = model.assets.indices.map { Self.normal(words(stream: 0, step: step, pair: $0 / 2, path: path)[$0 % 2]) }
      let mixing = scale(step: step, path: path)
      for asset in model.assets.indices {
        var shock = 0.0
        for inner in 0...asset { shock += factor[asset][inner] * z[inner] }
        let σ = model.volatility[asset]
        logs[asset] += (model.drift[asset] - σ * σ / 2) * years + σ * years.squareRoot() * shock * mixing
      }
      return logs
    }
  }

  /// sqrt((ν-2)/W) with a chi-square W, or 1.
  func scale(step: Int, path: UInt64) -> Double {
    let ν: Double
    switch model.dynamics {
    case .studentT(let degreesOfFreedom): ν = degreesOfFreedom
    case .garch(let returns):
      guard case .studentT(let degreesOfFreedom) = returns.innovations else { return 1 }
      ν = degreesOfFreedom
    default: return 1
    }
    let z = Self.normal(words(stream: 1, step: step, pair: 0, path: path)[0])
    return ((ν - 2) / ChiSquared(degreesOfFreedom: ν).quantile(atNormal: z)).squareRoot()
  }

  func words(stream: UInt16, step: Int, pair: Int, path: UInt64) -> [UInt64] {
    var buffer = WordBuffer(paths: 1)
    RandomStream(seed: seed, stream: stream, instructionSet: .baseline)
      .words(step: step, pair: pair, paths: [path], into: &buffer)
    return [buffer.first[0], buffer.second[0]]
  }

  /// The top bit is the sign, the next 52 the tail probability.
  static func normal(_ word: UInt64) -> Double {
    let magnitude = -StandardNormal.quantile((Double((word << 1) >> 12) + 0.5) * 0x1p-53)
    return word >> 63 == 0 ? magnitude : -magnitude
  }

  static func cholesky(_ matrix: [[Double]]) -> [[Double]] {
    var factor = matrix.map { $0.map { _ in 0.0 } }
    for row in matrix.indices {
      for column in 0...row {
        var sum = matrix[row][column]
        for inner in 0..<column { sum -= factor[row][inner] * factor[column][inner] }
        factor[row][column] = row == column ? sum.squareRoot() : sum / factor[column][column]
      }
    }
    return factor
  }
}
