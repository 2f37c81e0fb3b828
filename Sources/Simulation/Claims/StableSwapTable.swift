internal import Foundation
internal import Numerics

/// The value of a share in a stable-swap pool of two assets, tabulated over the ratio of their prices.
///
/// A pool reacts to deviations of the size of 1/a, so the table runs over asinh(a l / 4) with l the logarithm of the ratio.
/// It is used where it is within 5e-13 of the solver; beyond ratios of e^60 the solver is asked.
struct StableSwapTable: Sendable {
  private let pool: StableSwapPool
  private let scale: Double
  private let table: PiecewisePolynomial

  private static let largest = 60.0
  private static let pieces = 96
  private static let tolerance = 5e-13

  /// The table of a pool; nil where it has other than two assets, or no table is good enough.
  init?(_ pool: StableSwapPool) {
    guard pool.assets == 2 else { return nil }
    self.pool = pool
    scale = 0.25 * pool.amplification
    let scale = scale
    let end = asinh(Self.largest * scale)
    let table = PiecewisePolynomial(on: 0...end, pieces: Self.pieces, degree: 11) {
      Self.solved(pool, sinh($0) / scale)
    }
    for point in 0..<16 * Self.pieces {
      let position = end * (Double(point) + 0.37) / Double(16 * Self.pieces)
      let exact = Self.solved(pool, sinh(position) / scale)
      guard abs(table.value(at: position) - exact) <= Self.tolerance * max(1, exact) else { return nil }
    }
    self.table = table
  }

  /// The logarithm of a share's value at the logarithms of the two prices.
  func logValue(_ first: Double, _ second: Double) -> Double {
    let distance = abs(first - second)
    let value = distance <= Self.largest ? table.value(at: asinh(distance * scale)) : Self.solved(pool, distance)
    return min(first, second) + value
  }

  private static func solved(_ pool: StableSwapPool, _ distance: Double) -> Double {
    var guess = 0.0
    return pool.logValue([0, distance], guess: &guess)
  }
}
