import Numerics
import RiskMeasures
import Testing

/// A way of drawing losses with a standard normal law.
struct Design: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let level: Double
  /// The number of losses of a sample.
  let count: Int
  let seed: UInt64
  /// What the variances of VaR and expected shortfall are at least divided by, beside as many independent draws.
  let gain: (valueAtRisk: Double, shortfall: Double)
  /// Columns of `count` independent normals to a sample.
  let sample: @Sendable ([[Double]]) throws -> LossSample
}

extension Design {
  /// Exponential twists: the loss is drawn with the VaR for its mean, or too near its own, or through one of two factors.
  static let twists: [Design] = [0.99, 0.999, 0.9999].flatMap { (level: Double) -> [Design] in
    let θ = StandardNormal.quantile(level)
    // A hundredth, a thousandth and a ten-thousandth are the more seldom, the better a twist pays.
    let gain = 0.2 / (1 - level)
    return [
      Design(
        testDescription: "twisted to the VaR at \(level)", level: level, count: 1000, seed: 901, gain: (gain, 3 * gain)
      ) {
        let losses = $0[0].map { $0 + θ }
        return try LossSample(losses, weights: losses.map { exponential(-θ * $0 + θ * θ / 2) })
      },
      Design(
        testDescription: "twisted half-way at \(level)", level: level, count: 2000, seed: 902,
        gain: (gain / 10, gain / 5)
      ) {
        let losses = $0[0].map { $0 + θ / 2 }
        return try LossSample(losses, weights: losses.map { exponential(-θ / 2 * $0 + θ * θ / 8) })
      },
      Design(
        testDescription: "one of two factors twisted at \(level)", level: level, count: 4000, seed: 903,
        gain: (gain / 12, gain / 6)
      ) {
        let factor = $0[0].map { $0 + 0.8 * θ }
        return try LossSample(
          zip(factor, $0[1]).map { 0.9 * $0 + 0.19.squareRoot() * $1 },
          weights: factor.map { exponential(-0.8 * θ * $0 + 0.32 * θ * θ) })
      },
    ]
  }

  /// Losses that depend on each other in groups; pairs that mirror each other are sharp in their mean and hardly in a tail.
  static let dependent: [Design] = [
    Design(testDescription: "antithetic pairs", level: 0.95, count: 1000, seed: 911, gain: (0.9, 0.9)) {
      try LossSample($0[0].prefix(500).flatMap { [$0, -$0] }, grouping: .consecutive(2))
    },
    Design(testDescription: "antithetic pairs that are twisted", level: 0.999, count: 2000, seed: 912, gain: (200, 500))
    {
      let θ = StandardNormal.quantile(0.999)
      let losses = $0[0].prefix(1000).flatMap { [θ + $0, θ - $0] }
      return try LossSample(
        losses, weights: losses.map { exponential(-θ * $0 + θ * θ / 2) }, grouping: .consecutive(2))
    },
    Design(testDescription: "pairs that move together", level: 0.99, count: 10_000, seed: 913, gain: (0.5, 0.5)) {
      try LossSample(
        zip($0[0].prefix(5000), $0[1]).flatMap { [$0, 0.9 * $0 + 0.19.squareRoot() * $1] }, grouping: .consecutive(2))
    },
    Design(testDescription: "strata of 100", level: 0.99, count: 10_000, seed: 914, gain: (1.5, 1.4)) { columns in
      let losses = columns[0].indices.map { index in
        let stratum = (Double(index % 100) + StandardNormal.upperTail(columns[0][index])) / 100
        return 0.95 * StandardNormal.quantile(stratum) + 0.0975.squareRoot() * columns[1][index]
      }
      return try LossSample(losses, grouping: .consecutive(100))
    },
    Design(testDescription: "16 groups with a common shock", level: 0.95, count: 4096, seed: 915, gain: (0.3, 0.3)) {
      columns in
      let losses = columns[0].indices.map {
        0.02.squareRoot() * columns[1][$0 % 16] + 0.98.squareRoot() * columns[0][$0]
      }
      return try LossSample(losses, grouping: .interleaved(16))
    },
    Design(testDescription: "16 randomly shifted lattices", level: 0.99, count: 4096, seed: 916, gain: (2.5, 2)) {
      columns in
      func shifted(_ point: Int, _ generator: Int, by shift: Double) -> Double {
        let place = (Double(point * generator % 256) + 0.5) / 256 + shift
        return StandardNormal.quantile(min(max(place - place.rounded(.down), 1e-16), 1 - 1e-16))
      }
      let shifts = columns.prefix(2).map { $0.prefix(16).map { StandardNormal.upperTail($0) } }
      let losses = (0..<4096).map { index in
        0.8 * shifted(index / 16, 1, by: shifts[0][index % 16]) + 0.6
          * shifted(index / 16, 157, by: shifts[1][index % 16])
      }
      return try LossSample(losses, grouping: .interleaved(16))
    },
  ]

  static let controlled: [Design] = {
    let q = StandardNormal.quantile(0.99)
    @Sendable func losses(_ columns: [[Double]]) -> [Double] {
      zip(columns[0], columns[1]).map { 0.95 * $0 + 0.0975.squareRoot() * $1 }
    }
    @Sendable func indicator(_ column: [Double]) -> [Double] { column.map { ($0 > q ? 1 : 0) - 0.01 } }
    return [
      Design(testDescription: "a part of the loss as control", level: 0.99, count: 10_000, seed: 921, gain: (1, 1)) {
        try LossSample(losses($0), controls: [$0[0]])
      },
      Design(testDescription: "its tail's indicator too", level: 0.99, count: 10_000, seed: 922, gain: (1.6, 1.4)) {
        try LossSample(losses($0), controls: [$0[0], indicator($0[0])])
      },
      Design(testDescription: "its tail's indicator and excess", level: 0.99, count: 5000, seed: 923, gain: (1.6, 2.2))
      {
        let excess = 0.01 * (Law.normal.expectedShortfall(0.99) - q)
        return try LossSample(losses($0), controls: [indicator($0[0]), $0[0].map { max($0 - q, 0) - excess }])
      },
    ]
  }()
}
